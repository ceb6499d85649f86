/**
 * What a statechart must declare beside its xstate machine.
 */
import type { AnyStateMachine } from 'xstate';
import type { Domain, Domains, Sort, ValuesOf } from './domain.js';

/** The events a chart understands, each with the domains of its payload. */
export type EventDomains = Readonly<Record<string, Domains>>;

/** The union of event objects that an alphabet declares. */
export type EventOf<E extends EventDomains> = {
  [K in keyof E & string]: { readonly type: K } & ValuesOf<E[K]>;
}[keyof E & string];

/**
 * A closed, finite statechart for one object, or for one pair of objects.
 *
 * Its guards read only its own context and the event; every reachable context
 * value lies in the declared domains. `machine` has every rule switched on.
 */
export interface Chart {
  readonly name: string;
  /** The sorts of the object or objects one instance stands for. */
  readonly over: readonly Sort[];
  /** One paragraph: what it stands for in the kernel, with its source. */
  readonly meaning: string;
  readonly context: Domains;
  readonly events: EventDomains;
  readonly machine: AnyStateMachine;
}

export function defineChart(chart: Chart): Chart {
  return chart;
}

/** xstate's `types` for a declared context and alphabet. */
export function typesOf<
  const C extends Readonly<Record<string, Domain>>,
  const E extends EventDomains,
>(_context: C, _events: E): { context: ValuesOf<C>; events: EventOf<E> } {
  // xstate reads `types` at compile time only; the value is never looked at.
  return {} as { context: ValuesOf<C>; events: EventOf<E> };
}
