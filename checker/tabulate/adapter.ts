/**
 * The only place that touches xstate's types loosely. Everything behind it
 * works on plain values.
 */
import { createMachine, initialTransition, transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Value } from '../language/domain.js';
import type { LocalEvent, LocalState } from '../compile/program.js';

/** How a guard rule is held while a chart is asked something. */
export type GuardSetting = Readonly<Record<string, boolean>>;

/** A machine whose named guards are held at fixed answers. */
export function withGuards(
  machine: AnyStateMachine,
  setting: GuardSetting,
): AnyStateMachine {
  const names = Object.keys(setting);
  if (names.length === 0) return machine;
  const guards = Object.fromEntries(
    names.map((name) => [name, () => setting[name] === true]),
  );
  return machine.provide({ guards });
}

/** The chart's state before any message. */
export function initialState(machine: AnyStateMachine): LocalState {
  const [snapshot] = initialTransition(machine) as [
    AnyMachineSnapshot,
    ...unknown[],
  ];
  return toLocal(machine, snapshot);
}

/**
 * The state after `event`, or null if the chart refuses it.
 *
 * @throws if the transition has an effect other than its context, because
 * such an effect would be invisible to the tables.
 */
export function react(
  machine: AnyStateMachine,
  state: LocalState,
  event: LocalEvent,
): LocalState | null {
  const snapshot = machine.resolveState({
    value: expand(state.value),
    context: { ...state.context },
  }) as AnyMachineSnapshot;
  const message = { type: event.type, ...event.payload };
  if (!snapshot.can(message)) return null;
  const [next, actions] = transition(machine, snapshot, message) as [
    AnyMachineSnapshot,
    readonly { readonly type: string }[],
  ];
  if (actions.length > 0)
    throw new Error(
      `chart '${machine.id}': ${event.type} runs action ` +
        `'${actions[0]?.type ?? '?'}'. A modelled chart may only assign ` +
        `context; put the effect into the operation's script.`,
    );
  return toLocal(machine, next);
}

function toLocal(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
): LocalState {
  if (snapshot.status !== 'active')
    throw new Error(
      `chart '${machine.id}' has status '${snapshot.status}': a modelled ` +
        `chart neither ends nor fails. Look for a final state, a throwing ` +
        `guard or an endless 'always'.`,
    );
  return {
    value: flatten(snapshot.value),
    context: snapshot.context as Readonly<Record<string, Value>>,
  };
}

/** `idle`, `a.b` for nesting, `x.a|y.b` for parallel regions. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(value as Record<string, unknown>)
    .map(([region, inner]) => `${region}.${flatten(inner)}`)
    .join('|');
}

type StateValue = string | { [region: string]: StateValue };

function expand(value: string): StateValue {
  // A chart without states of its own, only context.
  if (value === '') return {};
  if (!value.includes('.')) return value;
  return Object.fromEntries(
    value.split('|').map((part) => {
      const dot = part.indexOf('.');
      return [part.slice(0, dot), expand(part.slice(dot + 1))];
    }),
  );
}

/** A machine with one state and no transitions. */
export function emptyMachine(): AnyStateMachine {
  return createMachine({});
}
