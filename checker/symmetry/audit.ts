/**
 * A last check that taking states as alike was right.
 *
 * Renamings are checked against tables and steps before a search
 * (renaming.ts), but not against the order of a script: one that looks for the
 * first object that fits treats objects differently by their place. So, after
 * the search, every step is tried in some of the states found and in their
 * renamed twins, and must do the same in both.
 */
import { perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import { renamerOf } from './apply.js';
import { swaps } from './automorphisms.js';
import type { Symmetry } from './symmetry.js';

/** Two states that were taken as alike and are not. */
export class SymmetryError extends Error {
  override readonly name = 'SymmetryError';
}

/** Renamings tried besides the swaps; they generate the others or nearly. */
const MOST_RENAMINGS = 4;

/** @throws {SymmetryError} if a step tells a state from its renamed twin */
export function audit(
  program: Program,
  symmetry: Symmetry,
  states: readonly GlobalState[],
): void {
  const renamings = [
    ...swaps(symmetry.columns),
    ...symmetry.renamings.slice(1, 1 + MOST_RENAMINGS),
  ];
  for (const renaming of renamings) {
    const renamer = renamerOf(program, renaming);
    for (const state of states) {
      const twin = renamer.state(state);
      for (const step of program.steps) {
        const here = perform(program, state, step);
        const there = perform(program, twin, renamer.step(step));
        const same =
          here.kind === there.kind &&
          ('next' in here && 'next' in there
            ? renamer
                .state(here.next)
                .every((local, n) => local === there.next[n])
            : true);
        if (same) continue;
        const names = [...renaming].map(([from, to]) => `${from} as ${to}`);
        throw new SymmetryError(
          `design '${program.system.name}' tells apart objects that ` +
            `symmetry took as alike (${names.join(', ')}): operation ` +
            `'${step.operation}', section '${step.section}', treats them ` +
            `by their order. Nothing this search said is to be relied on. ` +
            `Search with --no-symmetry, or give the sort a relation that ` +
            `states the order.`,
        );
      }
    }
  }
}
