/** A search that lies: no verdict is printed, and it is our fault. */
import { expect, it, vi } from 'vitest';
import type { Exploration } from '../checker/search/exploration.js';
import type * as Explore from '../checker/search/explore.js';
import { corpusFolder } from '../traces/package-root.js';
import { lockCatalogue, testWorld } from './testing.js';

const lie = vi.hoisted(() => ({
  about: (result: unknown): unknown => result,
}));

vi.mock('../checker/search/explore.js', async (original) => {
  const real = await original<typeof Explore>();
  const explore: typeof Explore.explore = async (program, options) =>
    lie.about(await real.explore(program, options)) as Exploration;
  return { ...real, explore };
});

const lies: readonly (readonly [
  string,
  (result: Exploration) => Partial<Exploration>,
  RegExp,
])[] = [
  [
    'hides a hit',
    ({ findings }) => ({
      findings: findings.map((finding) => ({
        ...finding,
        found: 'never' as const,
        path: null,
        states: 0,
      })),
    }),
    /exclusion is shown by .*lock/,
  ],
  [
    'miscounts its steps',
    ({ transitions }) => ({ transitions: transitions + 1 }),
    /transitions are reported as \d+, counted as \d+/,
  ],
  [
    'gives a run that is none',
    ({ findings }) => ({
      findings: findings.map((finding) => ({
        ...finding,
        path: finding.path && { ...finding.path, steps: [] },
      })),
    }),
    /the run given for exclusion does not show it/,
  ],
];

it.each(lies)('a search that %s is refuted', async (_, about, why) => {
  lie.about = (result) => ({
    ...(result as Exploration),
    ...about(result as Exploration),
  });
  const { run } = testWorld(lockCatalogue, corpusFolder);
  const { code, out, err } = await run('check', 'untidy', '--certify');
  expect([code, out]).toEqual([70, '']);
  expect(err).toMatch(why);
  expect(err).toMatch(/internal error, please report/);
  expect(err).toMatch(/no verdict is given/);
  const believed = await run('check', 'untidy');
  expect(believed.code).not.toBe(70);
});
