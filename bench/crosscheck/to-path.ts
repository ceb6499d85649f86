/** From another checker's run back to one of ours. */
import type {
  GlobalState,
  ObjectName,
  Path,
  Program,
  Var,
} from '../../checker/index.js';
import { holdsIn, perform } from '../../checker/index.js';
import { describeStep } from '../../checker/export/index.js';
import type { ForeignRun } from './verdict.js';

/**
 * The path of a foreign run: every step is performed by the interpreter.
 *
 * @throws if a step is not enabled where the other checker took it
 */
export function toPath(program: Program, run: ForeignRun): Path {
  let state: GlobalState = program.initial;
  run.steps.forEach((index, n) => {
    const step = program.steps[index];
    if (step === undefined)
      throw new RangeError(
        `step ${String(n + 1)} of the run is ground step ${String(index)}, ` +
          `but ${program.system.name} has only ` +
          `${String(program.steps.length)}; the run is of another design ` +
          `or scope`,
      );
    const outcome = perform(program, state, step);
    const moves =
      outcome.kind === 'done' || (outcome.kind === 'refused' && !step.first);
    if (!moves)
      throw new Error(
        `step ${String(n + 1)} of the run, ${describeStep(step)}, is ` +
          `${outcome.kind} here; the exported model and the program differ`,
      );
    state = outcome.next;
  });
  return { steps: run.steps, final: state };
}

/** The objects of which a claim about states speaks in a state, or null. */
export function objectsShowing(
  program: Program,
  claim: string,
  state: GlobalState,
): Readonly<Record<Var, ObjectName>> | null {
  const compiled = program.claims.find((known) => known.claim.name === claim);
  const instance = compiled?.instances.find(({ such }) => holdsIn(such, state));
  return instance?.objects ?? null;
}
