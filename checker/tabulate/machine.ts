/**
 * What a statechart's machine is made of, read off xstate's own state nodes:
 * its states, its guards, and what a table of local states cannot say.
 */
import type { AnyStateMachine } from 'xstate';

interface Transition {
  readonly guard?: unknown;
  readonly actions: readonly unknown[];
}

interface Node {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly parent?: Node;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
  readonly after: readonly unknown[];
  readonly invoke: readonly unknown[];
  readonly initial?: { readonly target?: readonly Node[] };
}

function nodesOf(machine: AnyStateMachine): readonly Node[] {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    Object.values(node.states).forEach(visit);
  };
  visit(machine.root);
  return nodes;
}

const known = new WeakMap<AnyStateMachine, ReadonlySet<string>>();

/** The dotted paths of all states, compound ones among them; '' is the whole
 * of a chart that has no states of its own. */
export function statePathsOf(machine: AnyStateMachine): ReadonlySet<string> {
  const paths =
    known.get(machine) ??
    new Set(nodesOf(machine).map(({ path }) => path.join('.')));
  known.set(machine, paths);
  return paths;
}

/** Whether a local state's value is in the state named, or below it. Of
 * parallel regions each has its path, joined by '|', in both. */
export function isWithin(value: string, name: string): boolean {
  const active = value.split('|');
  return name
    .split('|')
    .every((part) =>
      active.some((path) => path === part || path.startsWith(`${part}.`)),
    );
}

/** The names of the guards that the machine has, or its transitions ask. */
export function guardNames(machine: AnyStateMachine): ReadonlySet<string> {
  const names = new Set(Object.keys(machine.implementations.guards));
  const visit = (guard: unknown): void => {
    if (typeof guard === 'string') names.add(guard);
    else if (typeof guard === 'function' && 'guards' in guard)
      (guard.guards as readonly unknown[]).forEach(visit);
    else if (typeof guard === 'object' && guard !== null && 'type' in guard)
      names.add(String(guard.type));
  };
  for (const node of nodesOf(machine))
    for (const { guard } of transitionsOf(node)) visit(guard);
  return names;
}

/** Asks a guard directly. */
type Guard = (
  args: { readonly context: unknown; readonly event: unknown },
  params: unknown,
) => unknown;

/** The functions behind the guards, those without a name among them. */
export function guardFunctions(machine: AnyStateMachine): readonly Guard[] {
  const found = new Set<Guard>();
  const visit = (guard: unknown): void => {
    if (typeof guard !== 'function') return;
    if ('guards' in guard) (guard.guards as readonly unknown[]).forEach(visit);
    else if (!('check' in guard)) found.add(guard as Guard);
  };
  Object.values(machine.implementations.guards).forEach(visit);
  for (const node of nodesOf(machine))
    for (const { guard } of transitionsOf(node)) visit(guard);
  return [...found];
}

function transitionsOf(node: Node): readonly Transition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

/** The events that a state answers, without xstate's own and patterns. */
export function eventsHandled(machine: AnyStateMachine): ReadonlySet<string> {
  return new Set(
    nodesOf(machine)
      .flatMap(({ transitions }) => [...transitions.keys()])
      .filter((type) => !type.startsWith('xstate.') && !type.includes('*')),
  );
}

/** A part of a statechart that tables of local states cannot hold. */
export interface Unsupported {
  readonly state: string;
  readonly what: string;
  readonly tryThis: string;
}

export function unsupportedIn(
  machine: AnyStateMachine,
): readonly Unsupported[] {
  return nodesOf(machine).flatMap((node) => {
    const state = node.path.join('.');
    const found: Unsupported[] = [];
    const refuse = (what: string, tryThis: string): void => {
      found.push({ state, what, tryThis });
    };
    if (/[.|{}]/.test(node.key) && node.parent !== undefined)
      refuse(
        `has one of . | { } in its name '${node.key}'`,
        'a name of letters, digits and hyphens: the others join the names of nested states',
      );
    if (node.type === 'history')
      refuse(
        'is a history state: where it leads depends on what a local state does not hold',
        'a state of its own for each case',
      );
    if (node.type === 'final' && node.parent?.parent === undefined)
      refuse(
        'is final: the chart would end, and be in no state',
        `an ordinary state without transitions: ${node.key}: {}`,
      );
    if (node.after.length > 0)
      refuse(
        "has a delayed transition ('after'): time is not modelled",
        'an event that a host or device operation sends at any time',
      );
    if (node.invoke.length > 0)
      refuse(
        "runs something of its own ('invoke'), which a table cannot follow",
        'a chart of its own, and messages in the script',
      );
    return found;
  });
}
