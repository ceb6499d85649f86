/**
 * One step of a program on an unpacked state, with reasons.
 *
 * Slow and explicit: replay, explanation and the tests of the generated code
 * use it. It reads the same tables as the generated code.
 */
import type { Errno, RuleId } from '../language/operation.js';
import type {
  Amount,
  ChartTable,
  Condition,
  GlobalState,
  GroundStep,
  Instruction,
  LocalEvent,
  LocalState,
  Program,
} from './program.js';

/** A message that was accepted. `allowedBy` tells which rules agreed. */
export interface Delivery {
  readonly component: number;
  readonly event: number;
  readonly before: number;
  readonly after: number;
  /** The section rule that put the message into the script, if any. */
  readonly rule: RuleId | null;
}

export type Outcome =
  | {
      readonly kind: 'done';
      readonly next: GlobalState;
      readonly deliveries: readonly Delivery[];
    }
  | {
      readonly kind: 'refused';
      readonly next: GlobalState;
      readonly errno: Errno;
      /** The rules that refused; empty if the state itself has no such
       * transition. */
      readonly rules: readonly RuleId[];
      /** The message refused; null for a failed `require`. */
      readonly component: number | null;
      readonly event: number | null;
    }
  /** The section waits for something, held by `rule` if it is one's step. */
  | { readonly kind: 'waiting'; readonly rule: RuleId | null }
  /** The thread is not where this step starts. */
  | { readonly kind: 'elsewhere' };

export function holdsIn(condition: Condition, state: GlobalState): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'in':
      return condition.flags[local(state, condition.component)] === 1;
    case 'not':
      return !holdsIn(condition.of, state);
    case 'all':
      return condition.of.every((part) => holdsIn(part, state));
    case 'any':
      return condition.of.some((part) => holdsIn(part, state));
    case 'equal':
      return (
        amountIn(condition.left, state) === amountIn(condition.right, state)
      );
  }
}

function amountIn(amount: Amount, state: GlobalState): number {
  let total = 0;
  for (const { component, values } of amount.lookups)
    total += values[local(state, component)] ?? 0;
  for (const condition of amount.holds) if (holdsIn(condition, state)) total++;
  return total;
}

function local(state: GlobalState, component: number): number {
  const value = state[component];
  if (value === undefined)
    throw new RangeError(
      `state has ${String(state.length)} components, none with index ` +
        `${String(component)}; it belongs to another program`,
    );
  return value;
}

/** The rules that let a message through, and the one that sent it. */
export function allowedBy(
  program: Program,
  delivery: Delivery,
): readonly RuleId[] {
  const { component, event, before, rule } = delivery;
  const table = program.components[component]?.table;
  const guards =
    table?.kind === 'chart'
      ? table.reasons.allowedBy(...asked(table, before, event))
      : [];
  return rule === null ? guards : [...guards, rule];
}

function asked(
  table: ChartTable,
  state: number,
  event: number,
): [LocalState, LocalEvent] {
  const local = table.states[state];
  const message = table.events[event];
  if (local === undefined || message === undefined)
    throw new RangeError(
      `chart '${table.chart.name}' has no state ${String(state)} or no ` +
        `event ${String(event)}; the state belongs to another program`,
    );
  return [local, message];
}

/** Performs one ground step on a state, which is left untouched. */
export function perform(
  program: Program,
  state: GlobalState,
  step: GroundStep,
): Outcome {
  if (step.thread >= 0 && local(state, step.thread) !== step.at)
    return { kind: 'elsewhere' };
  const next = [...state];
  const deliveries: Delivery[] = [];
  const halt = attempt(program, next, step.instructions, deliveries);
  if (halt === null) {
    if (step.thread >= 0) next[step.thread] = step.done;
    return { kind: 'done', next, deliveries };
  }
  const { instruction } = halt;
  if (instruction.kind === 'wait')
    return { kind: 'waiting', rule: instruction.rule };
  const unchanged = [...state];
  if (step.thread >= 0) unchanged[step.thread] = step.refused;
  return {
    ...refusal(program, instruction, halt.before),
    kind: 'refused',
    next: unchanged,
  };
}

/** The instruction that ended a script before its end. */
export interface Halt {
  readonly instruction: Exclude<Instruction, { kind: 'if' }>;
  /** For a message: the local state that refuses it. */
  readonly before: number;
}

/**
 * Carries instructions out on `state`, which is changed, up to one that is
 * refused or waits.
 *
 * @returns null if all were carried out
 */
export function attempt(
  program: Program,
  state: number[],
  instructions: readonly Instruction[],
  deliveries: Delivery[],
): Halt | null {
  for (const instruction of instructions) {
    const halt = attemptOne(program, state, instruction, deliveries);
    if (halt !== null) return halt;
  }
  return null;
}

function attemptOne(
  program: Program,
  state: number[],
  instruction: Instruction,
  deliveries: Delivery[],
): Halt | null {
  switch (instruction.kind) {
    case 'send':
      return deliver(program, state, instruction, deliveries);
    case 'if':
      return attempt(
        program,
        state,
        holdsIn(instruction.condition, state)
          ? instruction.then
          : instruction.otherwise,
        deliveries,
      );
    case 'require':
    case 'wait':
      return holdsIn(instruction.condition, state)
        ? null
        : { instruction, before: -1 };
  }
}

function deliver(
  program: Program,
  state: number[],
  message: Extract<Instruction, { kind: 'send' }>,
  deliveries: Delivery[],
): Halt | null {
  const { component, event } = message;
  const table = tableOf(program, component);
  const before = local(state, component);
  const after = table.next[before * table.events.length + event] ?? -1;
  if (after < 0) return { instruction: message, before };
  deliveries.push({ component, event, before, after, rule: message.rule });
  state[component] = after;
  return null;
}

function tableOf(program: Program, component: number): ChartTable {
  const table = program.components[component]?.table;
  if (table?.kind !== 'chart')
    throw new TypeError(`component ${String(component)} takes no messages`);
  return table;
}

type Refusal = Omit<Extract<Outcome, { kind: 'refused' }>, 'kind' | 'next'>;

function refusal(
  program: Program,
  instruction: Extract<Instruction, { kind: 'send' | 'require' }>,
  before: number,
): Refusal {
  if (instruction.kind === 'require') {
    const { errno, rule } = instruction;
    const rules = rule === null ? [] : [rule];
    return { errno, rules, component: null, event: null };
  }
  const { component, event } = instruction;
  const table = tableOf(program, component);
  const rules = table.reasons.refusedBy(...asked(table, before, event));
  const first = program.system.rules.find((rule) => rule.id === rules[0]);
  const errno = first?.kind === 'guard' ? first.errno : instruction.errno;
  return { errno, rules, component, event };
}
