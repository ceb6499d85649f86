/** From parent links back to a run of named steps. */
import { perform } from '../compile/interpret.js';
import type { GlobalState } from '../compile/program.js';
import { pack } from '../pack/layout.js';
import type { Path } from './exploration.js';
import type { Searched } from './searched.js';

/**
 * A run from the initial state to the stored state `target`, or, where states
 * are stored up to symmetry, to one like it. Each step is the first, in the
 * program's order, that leads on.
 */
export function pathTo(searched: Searched, target: number): Path {
  const { program, room } = searched;
  const chain: number[] = [];
  for (let at = target; at >= 0; at = room.parents[at] ?? -1) chain.push(at);
  chain.reverse();
  const steps: number[] = [];
  let state: GlobalState = program.initial;
  for (const stored of chain.slice(1)) {
    const { step, next } = stepTowards(searched, state, stored);
    steps.push(step);
    state = next;
  }
  return { steps, final: state };
}

function stepTowards(
  searched: Searched,
  from: GlobalState,
  stored: number,
): { readonly step: number; readonly next: GlobalState } {
  const { program } = searched;
  for (const step of program.steps) {
    const outcome = perform(program, from, step);
    if (
      (outcome.kind === 'done' ||
        (outcome.kind === 'refused' && !step.first)) &&
      isLike(searched, outcome.next, stored)
    )
      return { step: step.index, next: outcome.next };
  }
  throw new Error(
    'no step leads from a state to its recorded successor: the generated ' +
      'code and the interpreter disagree. This is a fault of the checker.',
  );
}

/** Whether a state is stored as state `stored`. */
function isLike(
  searched: Searched,
  state: GlobalState,
  stored: number,
): boolean {
  const { engine, layout, room } = searched;
  const { words } = layout;
  engine.out.set(pack(layout, state));
  engine.canonical(0);
  for (let n = 0; n < words; n++)
    if (engine.out[n] !== room.states[stored * words + n]) return false;
  return true;
}
