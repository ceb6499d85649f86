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

/** Eventless transitions in a row before they count as endless. */
const MOST_MICROSTEPS = 1000;

/** The same machine, in which an eventless cycle ends with an error. */
export function bounded(machine: AnyStateMachine): AnyStateMachine {
  const { config, implementations } = machine;
  return createMachine(
    {
      ...config,
      options: { maxIterations: MOST_MICROSTEPS, ...config.options },
    },
    implementations,
  ) as AnyStateMachine;
}

/**
 * The chart's state before any message.
 *
 * @throws if the initial state has an effect other than its context
 */
export function initialState(machine: AnyStateMachine): LocalState {
  const [snapshot, actions] = initialTransition(machine) as [
    AnyMachineSnapshot,
    Actions,
  ];
  refuseActions(machine, 'the initial state', actions);
  return toLocal(machine, snapshot);
}

type Actions = readonly { readonly type: string }[];

function refuseActions(
  machine: AnyStateMachine,
  who: string,
  actions: Actions,
): void {
  const [first] = actions;
  if (first === undefined) return;
  throw new Error(
    `chart '${machine.id}': ${who} runs action '${first.type}'. A modelled ` +
      `chart may only assign context; put the effect into the operation's ` +
      `script.`,
  );
}

function snapshotOf(
  machine: AnyStateMachine,
  state: LocalState,
): AnyMachineSnapshot {
  return machine.resolveState({
    value: expand(state.value),
    context: { ...state.context },
  }) as AnyMachineSnapshot;
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
  const snapshot = snapshotOf(machine, state);
  const message = { type: event.type, ...event.payload };
  if (!snapshot.can(message)) return null;
  const [next, actions] = transition(machine, snapshot, message) as [
    AnyMachineSnapshot,
    Actions,
  ];
  refuseActions(machine, event.type, actions);
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
        `guard or an endless 'always'.` +
        (snapshot.error instanceof Error ? ` ${snapshot.error.message}` : ''),
    );
  return {
    value: flatten(snapshot.value),
    context: snapshot.context as Readonly<Record<string, Value>>,
  };
}

/** `idle`, `a.b` for nesting, `x.a|y.b` for parallel regions. */
function flatten(value: unknown): string {
  return leavesOf(value as StateValue).join('|');
}

type StateValue = string | { readonly [state: string]: StateValue };

function leavesOf(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  const parts = Object.entries(value);
  // A chart without states of its own, only context; or an atomic region.
  if (parts.length === 0) return [''];
  return parts.flatMap(([state, inner]) =>
    leavesOf(inner).map((path) => (path === '' ? state : `${state}.${path}`)),
  );
}

function expand(value: string): StateValue {
  return valueOf(value.split('|').filter((path) => path !== ''));
}

/** Of the paths of what is active below a state. */
function valueOf(paths: readonly string[]): StateValue {
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [state = '', ...rest] = path.split('.');
    const inner = below.get(state) ?? [];
    if (rest.length > 0) inner.push(rest.join('.'));
    below.set(state, inner);
  }
  const [only, ...others] = below;
  if (only !== undefined && others.length === 0 && only[1].length === 0)
    return only[0];
  return Object.fromEntries(
    [...below].map(([state, inner]) => [state, valueOf(inner)]),
  );
}

/** A machine with one state and no transitions. */
export function emptyMachine(): AnyStateMachine {
  return createMachine({});
}
