import { expect, it } from 'vitest';
import { pinned as pinnedAfter } from '../../model/after/pinned.js';
import { pinned as pinnedSeries } from '../../model/series/designs/pinned.js';
import { catalogueRuns, certifyRun } from './certificates.js';

/** A few milliseconds each; `npm run crosscheck` certifies more. */
const MOST = 1300;

const pinned = { ...pinnedSeries, ...pinnedAfter };

const small = catalogueRuns
  .map((run) => ({ run, states: pinned[`${run.design} ${run.scope}`]?.[0] }))
  .filter(({ states = Infinity }) => states <= MOST);

it('certifies the small runs of the catalogue, every renamed state', async () => {
  expect(small.length).toBeGreaterThan(10);
  for (const { run, states } of small) {
    const { certificate } = await certifyRun(run, MOST);
    expect([run, certificate]).toMatchObject([
      run,
      { kind: 'certified', states, each: true, open: 0, notCovered: [] },
    ]);
  }
});

it('leaves larger runs alone', async () => {
  const [one] = small;
  if (one === undefined) throw new Error('no small run');
  const { certificate } = await certifyRun(one.run, (one.states ?? 0) - 1);
  expect(certificate).toBeNull();
});
