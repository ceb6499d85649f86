/** From parent links back to a run of named steps. */
import { perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { Layout } from '../pack/layout.js';
import { unpack } from '../pack/layout.js';
import type { Path } from './exploration.js';

/** The run that first reached the stored state `target`. */
export function pathTo(
  program: Program,
  layout: Layout,
  states: Int32Array,
  parents: Int32Array,
  target: number,
): Path {
  const chain: number[] = [];
  for (let at = target; at >= 0; at = parents[at] ?? -1) chain.push(at);
  chain.reverse();
  const at = (index: number): GlobalState =>
    unpack(layout, states, index * layout.words);
  const steps: number[] = [];
  for (let n = 1; n < chain.length; n++)
    steps.push(stepBetween(program, at(chain[n - 1] ?? 0), at(chain[n] ?? 0)));
  return { steps, final: at(target) };
}

/** The first step, in the program's order, that leads from one to the other. */
export function stepBetween(
  program: Program,
  from: GlobalState,
  to: GlobalState,
): number {
  for (const step of program.steps) {
    const outcome = perform(program, from, step);
    if (
      (outcome.kind === 'done' ||
        (outcome.kind === 'refused' && !step.first)) &&
      sameState(outcome.next, to)
    )
      return step.index;
  }
  throw new Error(
    'no step leads from a state to its recorded successor: the generated ' +
      'code and the interpreter disagree. This is a fault of the checker.',
  );
}

export function sameState(a: GlobalState, b: GlobalState): boolean {
  return a.length === b.length && a.every((value, n) => value === b[n]);
}
