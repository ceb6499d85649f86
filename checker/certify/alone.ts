/** Calls that report an error and yet leave something behind. */
import { perform } from '../compile/interpret.js';
import type { GlobalState, GroundStep, Program } from '../compile/program.js';

/** For each call of several sections, by the state it begins in: the steps it
 * takes if, run alone, it ends in an errno and in another state; else null. */
export function callsAlone(
  program: Program,
): readonly ((state: GlobalState) => number | null)[] {
  const starts = program.steps.filter(
    ({ first, last, thread }) => first && !last && thread >= 0,
  );
  const places = new Map(
    program.steps
      .filter(({ first }) => !first)
      .map((step) => [`${step.thread} ${step.at}`, step]),
  );
  return starts.map((start) => (from) => {
    let [state, steps, failed] = [from, 0, false];
    for (let step: GroundStep | undefined = start; step !== undefined;) {
      const outcome = perform(program, state, step);
      if (outcome.kind === 'refused' && !step.first) failed = true;
      else if (outcome.kind !== 'done') return null;
      steps++;
      state = outcome.next;
      step = places.get(`${start.thread} ${state[start.thread]}`);
    }
    return failed && state.join() !== from.join() ? steps : null;
  });
}
