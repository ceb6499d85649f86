/** Why a step was allowed, and what else could or could not happen. */
import { allowedBy, perform } from '../checker/compile/interpret.js';
import type { Outcome } from '../checker/compile/interpret.js';
import type {
  GlobalState,
  GroundStep,
  Program,
} from '../checker/compile/program.js';
import { nameArgsOf } from './explain/step-name.js';

export interface Refused {
  readonly action: string;
  /** The errno, or `waits`. */
  readonly result: string;
  readonly rules: readonly string[];
}

export interface Alternatives {
  /** Other steps that could be taken, in order. */
  readonly enabled: readonly string[];
  /** Steps that a rule keeps from being taken here. */
  readonly refused: readonly Refused[];
}

export function alternativesIn(
  program: Program,
  state: GlobalState,
  taken: GroundStep | null,
): Alternatives {
  const enabled: string[] = [];
  const refused: Refused[] = [];
  for (const step of program.steps) {
    if (step === taken) continue;
    const outcome = perform(program, state, step);
    const action = nameArgsOf(step);
    switch (outcome.kind) {
      case 'done':
        enabled.push(action);
        break;
      case 'refused':
        if (outcome.rules.length > 0)
          refused.push({
            action,
            result: outcome.errno,
            rules: [...outcome.rules],
          });
        break;
      case 'waiting':
        if (outcome.rule !== null)
          refused.push({ action, result: 'waits', rules: [outcome.rule] });
        break;
      case 'elsewhere':
        break;
    }
  }
  return { enabled, refused };
}

/** The rules whose consent a step had, or that refused it. */
export function rulesBehind(
  program: Program,
  outcome: Outcome,
): readonly string[] {
  switch (outcome.kind) {
    case 'done':
      return [
        ...new Set(
          outcome.deliveries.flatMap((delivery) =>
            allowedBy(program, delivery),
          ),
        ),
      ].sort();
    case 'refused':
      return [...outcome.rules].sort();
    case 'waiting':
    case 'elsewhere':
      return [];
  }
}
