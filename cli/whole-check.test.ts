/**
 * `npm start`: every design in every scope, searched to its end, once. What is
 * claimed of those searches is asked of this one run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinned as pinnedAfter, shortest } from '../model/after/pinned.js';
import { afterDesigns } from '../model/after/index.js';
import { seriesDesigns } from '../model/series/index.js';
import { pinned as pinnedSeries } from '../model/series/designs/pinned.js';
import { corpusFolder, packageRoot } from '../traces/package-root.js';
import { formatTrace } from '../traces/write.js';
import { catalogue, designNamed } from './catalogue.js';
import { examplesIn, missing } from './readme/blocks.js';
import { Screen } from './report/screen.js';
import { shortestAttacks } from './report/attacks.js';
import type { RunResult } from './run/task.js';
import { traceFiles } from './list.js';
import { start, testWorld } from './testing.js';

/** A shared machine may be slow; the search itself takes a minute. */
const LONG = 900_000;

describe('npm start', () => {
  let runs: readonly RunResult[] = [];

  it('judges every design as expected', { timeout: LONG }, async () => {
    const { code, out } = await start(['check', '--format', 'json', '-q']);
    runs = JSON.parse(out) as readonly RunResult[];
    expect(code).toBe(0);
    expect(new Set(runs.map(({ design }) => design))).toEqual(
      new Set(catalogue.designs.map(({ name }) => name)),
    );
  });

  it('meets every expectation, nothing vacuous, in whole searches', () => {
    for (const run of runs) {
      const { design, scope, vacuous } = run;
      const { expect: expected } = designNamed(catalogue, design);
      expect([design, scope, vacuous]).toEqual([design, scope, []]);
      expect([design, scope, verdictsOf(run)]).toEqual([
        design,
        scope,
        Object.fromEntries(
          run.claims.map(({ claim }) => [claim, expected[claim]]),
        ),
      ]);
      expect([design, scope, run.complete]).toEqual([
        design,
        scope,
        !isHunt(run),
      ]);
    }
  });

  it('counts the states, transitions and levels that are pinned', () => {
    const pinned = { ...pinnedSeries, ...pinnedAfter };
    const counted = runs.map((run): [string, readonly (number | null)[]] => {
      const { design, scope, states, transitions, depth } = run;
      return isHunt(run)
        ? [`${design} ${hunted(run).claim}`, [hunted(run).steps]]
        : [`${design} ${scope}`, [states, transitions, depth]];
    });
    const known = counted.filter(([name]) => name in pinned);
    // Each of them, each number: none is pinned of what is not run.
    expect(Object.fromEntries(known)).toEqual(pinned);
    const series = new Set(seriesDesigns.map(({ name }) => name));
    const unpinned = runs.filter(({ design }, n) => {
      const [name = ''] = counted[n] ?? [];
      return series.has(design) && !(name in pinned);
    });
    expect(unpinned).toEqual([]);
  });

  it('breaks what came after in the steps that are pinned', () => {
    for (const { name } of afterDesigns)
      for (const run of runs.filter(({ design }) => design === name))
        expect([name, run.scope, offencesOf(run)]).toEqual([
          name,
          run.scope,
          shortest[name] ?? {},
        ]);
  });

  it('prints what the README shows', () => {
    const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const shown = examplesIn(readme).find(({ command }) =>
      command.endsWith('npm start'),
    );
    expect(shown?.output.length).toBeGreaterThan(5);
    expect(shown === undefined ? '' : missing(shown, report(runs))).toBe('');
  });

  it('finds exactly the committed corpus', () => {
    const designs = [...new Set(runs.map(({ design }) => design))];
    const found = designs.flatMap((name) =>
      shortestAttacks(runs.filter(({ design }) => design === name)),
    );
    const fresh = new Map(
      found.map((trace) => [`${trace.name}.trace.json`, formatTrace(trace)]),
    );
    expect([...fresh.keys()].sort()).toEqual(traceFiles(corpusFolder));
    // When this fails: npm run corpus, and look at the difference.
    for (const [file, text] of fresh)
      expect(readFileSync(join(corpusFolder, file), 'utf8')).toBe(text);
  });
});

/** The text of a whole check; it is a function of the runs. */
function report(all: readonly RunResult[]): string {
  let text = '';
  const { world } = testWorld(catalogue, corpusFolder);
  const out = (part: string): void => {
    text += part;
  };
  const screen = new Screen(
    { ...world, out },
    { whole: true, quiet: false, indent: false },
  );
  for (const run of all) screen.run(run);
  screen.end(all, []);
  return text;
}

const verdictsOf = ({ claims }: RunResult): Record<string, string> =>
  Object.fromEntries(claims.map(({ claim, found }) => [claim, found]));

/** Steps of the shortest run to each offence. */
const offencesOf = ({ claims }: RunResult): Record<string, number | null> =>
  Object.fromEntries(
    claims
      .filter(({ found, states }) => found === 'sometimes' && states !== null)
      .map(({ claim, steps }) => [claim, steps]),
  );

/** Whether a run ended with its one claim broken: a whole one would not end. */
const isHunt = ({ stopped }: RunResult): boolean => stopped === 'found';

/** The one claim of a hunt. */
function hunted({ design, claims }: RunResult): RunResult['claims'][number] {
  const [claim] = claims;
  if (claim === undefined) throw new Error(`${design} hunted for nothing`);
  return claim;
}
