/** A random system as plain data: what is drawn, shrunk and printed. */
import type { Claim } from '../../language/claim.js';
import type { Sort } from '../../language/domain.js';
import type { Operation, RuleId } from '../../language/operation.js';
import type { InitialMessage, Universe } from '../../language/system.js';

/** What a guard asks of the context and the event. */
export type Question =
  | 'mine'
  | 'unowned'
  | 'unlinked'
  | 'alike'
  | 'low'
  | 'some'
  | 'calm'
  /** Whether the owner is one object that the chart knows by name. */
  | 'first-thing';

/** What a transition does to the context; nothing where a field is missing. */
export type Effect =
  'take' | 'clear' | 'unlink' | 'swap' | 'count' | 'zero' | 'set';

/** The first branch that may go goes. */
export interface Branch {
  readonly target: string;
  readonly guard: 'first' | 'second' | null;
  readonly effects: readonly Effect[];
}

export interface ChartPlan {
  readonly name: string;
  readonly over: readonly Sort[];
  /** Sorts of the references its context holds; null for no such field. */
  readonly owner: Sort | null;
  readonly link: Sort | null;
  /** Whether the context has a counter, and a word. */
  readonly counts: boolean;
  readonly moody: boolean;
  /** Whether state `b` is a compound one, of `b.x` and `b.y`. */
  readonly nested: boolean;
  /** The owner at the start: nobody, or an object by name. */
  readonly startsWith: string | null;
  readonly first: Question;
  readonly second: Question;
  /** By state (compound ones too), then by event. */
  readonly rows: Readonly<
    Record<string, Readonly<Record<string, readonly Branch[]>>>
  >;
}

export interface Plan {
  readonly seed: number;
  readonly universe: Universe;
  readonly charts: readonly ChartPlan[];
  readonly operations: readonly Operation[];
  readonly on: readonly RuleId[];
  readonly initially: readonly InitialMessage[];
  readonly claims: readonly Claim[];
}

export const MOST_COUNTED = 2;
export const MOODS = ['calm', 'wild'] as const;
export const ERRNOS = { first: 'EPERM', second: 'EACCES' } as const;

/** The rule of a script; the others are the guards of the charts. */
export const CAREFUL = 'careful';

export const guardRuleOf = (chart: string, guard: 'first' | 'second'): RuleId =>
  `${chart}-${guard}`;

/** The state paths of a chart, compound ones included. */
export const statesOf = ({ nested }: ChartPlan): readonly string[] =>
  nested ? ['a', 'b', 'b.x', 'b.y', 'c'] : ['a', 'b', 'c'];

/** The events of a chart, with the sorts of what they carry. */
export function eventsOf({
  owner,
  link,
  moody,
}: Pick<ChartPlan, 'owner' | 'link' | 'moody'>): Readonly<
  Record<string, { readonly by?: Sort; readonly to?: Sort; mood?: true }>
> {
  return {
    TICK: {},
    BACK: {},
    ...(owner === null ? {} : { CLAIM: { by: owner } }),
    ...(link === null ? {} : { LINK: { to: link } }),
    ...(moody ? { SET: { mood: true } } : {}),
  };
}
