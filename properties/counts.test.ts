/**
 * States, transitions and levels of small scopes. A change that moves one of
 * these numbers explains it.
 */
import { describe, expect, it } from 'vitest';
import { explore } from '../checker/index.js';
import { expectAgreement } from '../checker/testing/agreement.js';
import type { Design } from '../model/design.js';
import { findDesign } from '../model/designs/index.js';
import { programOf } from './programs.js';

const TINY = 'ioasids=1,mdevs=1+1,quota=1';
const SMALL = 'ioasids=1,mdevs=2+1,quota=1';
const THREADS = 'ioasids=1,mdevs=1+1,threads=2+1,quota=1';
const FUNCTIONS = 'ioasids=1,mdevs=0,vfs=1+1,quota=1';

const pinned: readonly (readonly [
  design: string,
  scope: string,
  counts: readonly [states: number, transitions: number, depth: number],
  orbits: number,
])[] = [
  ['set-only', TINY, [2_048, 6_708, 18], 1_026],
  ['set-and-list', TINY, [2_460, 7_914, 18], 1_232],
  ['set-and-list', SMALL, [13_092, 48_982, 26], 7_200],
  ['set-and-list', THREADS, [16_492, 70_365, 30], 8_933],
  ['list-only', TINY, [234_108, 907_336, 34], 117_056],
  ['device-allow', SMALL, [11_152, 41_215, 22], 6_180],
  ['function-table', FUNCTIONS, [31_988, 154_520, 24], 15_997],
  ['flush-broken', TINY, [9_512, 32_732, 25], 4_758],
  ['undo-broken', TINY, [69_578, 229_770, 41], 34_791],
];

function designNamed(name: string): Design {
  const design = findDesign(name);
  if (design === undefined) throw new Error(`no design '${name}'`);
  return design;
}

describe('counts', () => {
  it.each(pinned)('%s in %s', async (name, scope, counts, orbits) => {
    const design = designNamed(name);
    const found = await explore(programOf(design, scope));
    expect(found.complete).toBe(true);
    const { states, transitions, depth } = found;
    const alike = await explore(programOf(design, scope), { symmetry: true });
    expect([[states, transitions, depth], alike.states]).toEqual([
      counts,
      orbits,
    ]);
  });

  it.each(['set-only', 'set-and-list'])(
    'and verdicts of %s are those of a naive search',
    async (name) => {
      const program = programOf(designNamed(name), TINY);
      expectAgreement(program, await explore(program));
    },
  );
});
