/** A run of a program, step by step, with every state on the way. */
import { perform } from '../checker/compile/interpret.js';
import type { Outcome } from '../checker/compile/interpret.js';
import type {
  GlobalState,
  GroundStep,
  Program,
} from '../checker/compile/program.js';

/** An outcome that leads on: the step was performed, or its call refused. */
export type Performed = Extract<Outcome, { kind: 'done' | 'refused' }>;

export interface RunStep {
  readonly step: GroundStep;
  readonly before: GlobalState;
  readonly outcome: Performed;
}

export interface Run {
  readonly program: Program;
  readonly steps: readonly RunStep[];
  readonly final: GlobalState;
}

/**
 * Performs ground steps, given by index, from the initial state.
 *
 * @throws if one of them is not enabled: the path belongs to another program
 */
export function runPath(program: Program, path: readonly number[]): Run {
  let state: GlobalState = program.initial;
  const steps = path.map((index, n): RunStep => {
    const step = program.steps[index];
    if (step === undefined)
      throw new RangeError(`path names step ${index}, the program has none`);
    const outcome = perform(program, state, step);
    if (outcome.kind === 'elsewhere' || outcome.kind === 'waiting')
      throw new Error(
        `step ${n + 1} of the path (${step.operation} ${step.section}) is ` +
          `not enabled; the path belongs to another program`,
      );
    const before = state;
    state = outcome.next;
    return { step, before, outcome };
  });
  return { program, steps, final: state };
}
