import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import { claims } from './claims/index.js';
import { coreDesigns } from './designs.js';
import { usedCore } from './used.js';

const reviews = coreDesigns.flatMap(({ variant, reviews }) =>
  reviews.map(({ scope, until, expect }, n) => ({
    name: `${variant.name}/${['two VMs', 'two threads', 'neighbour'][n] ?? ''}`,
    system: usedCore(variant, scope),
    until,
    expected: expect,
  })),
);

/** States, transitions and depth; a change that moves one says why. */
const pinned: Readonly<Record<string, readonly [number, number, number]>> = {
  'v4/two VMs': [145_674, 539_586, 27],
  'v4/two threads': [8_124, 26_613, 28],
  'v4-fixed/two VMs': [87_876, 348_404, 27],
  'v4-fixed/two threads': [143_839, 516_452, 94],
  'v4-mended/two VMs': [53_614, 205_884, 27],
  'v4-mended/two threads': [2_379, 7_514, 18],
  'v4-mended/neighbour': [3_013, 10_729, 16],
};

/** Steps of the shortest run to each offence; the same in every review that
 * has it, but for a step that a second thread saves. */
const shortest: Readonly<Record<string, readonly number[]>> = {
  'free-while-held': [9],
  'references-balance': [10],
  'foreign-put': [12],
  'pending-gains-nothing': [6, 7],
  'set-outlives-its-file': [3],
  'capacity-comes-back': [3],
};

const whole = reviews.filter(({ until }) => until === undefined);

describe.each(whole)('$name', ({ name, system, expected }) => {
  it('gives the expected verdicts after a complete search', async () => {
    const found = await explore(compile(system));
    expect(found.complete).toBe(true);
    expect(
      Object.fromEntries(found.findings.map((one) => [one.claim, one.found])),
    ).toEqual(
      Object.fromEntries(
        claims.map((claim) => [
          claim.name,
          expected[claim.name] ??
            (claim.kind === 'recoverable' ? 'always' : 'never'),
        ]),
      ),
    );
    expect([found.states, found.transitions, found.depth]).toEqual(
      pinned[name],
    );
    for (const { claim, path, shortest: isShortest } of found.findings)
      if (path !== null && claim in shortest) {
        expect(isShortest).toBe(true);
        expect(shortest[claim]).toContain(path.steps.length);
      }
    expect(found.vacuous.filter((one) => one.kind === 'operation')).toEqual([]);
  });
});

describe.each(reviews.filter(({ until }) => until !== undefined))(
  '$name',
  ({ system, until = '', expected }) => {
    it(`finds ${until} at once`, async () => {
      const { findings } = await explore(compile(system), { until });
      const one = findings.find(({ claim }) => claim === until);
      expect(one).toMatchObject({ found: expected[until], shortest: true });
      expect(shortest[until]).toContain(one?.path?.steps.length);
    });
  },
);

it('says the same of VMs that are interchangeable', async () => {
  const review = whole.find(({ name }) => name === 'v4-mended/two VMs');
  if (review === undefined) throw new Error('no such review');
  const found = await explore(compile(review.system), { symmetry: true });
  // The VMs only: numbers, pointers, indexes and records have an order.
  expect(found.symmetries).toBe(2);
  expect(found.depth).toBe(pinned[review.name]?.[2]);
  expect(found.states).toBeGreaterThan((pinned[review.name]?.[0] ?? 0) / 2);
  for (const { claim, found: verdict } of found.findings)
    expect([claim, verdict]).toEqual([
      claim,
      review.expected[claim] ??
        (claim === 'pending-reclaimable' ? 'always' : 'never'),
    ]);
});
