/** A system: everything a run needs, before any table is made. */
import type { Chart } from './chart.js';
import type { Claim } from './claim.js';
import type { ObjectName, Sort } from './domain.js';
import type { Operation, RuleId, Send } from './operation.js';
import type { Rule } from './rule.js';

/** The objects of a scope and the relations fixed between them. */
export interface Universe {
  /** Base sorts with their objects, in a fixed order. */
  readonly sorts: Readonly<Record<Sort, readonly ObjectName[]>>;
  /** Sorts that are the union of base sorts (device = mdev or vf). */
  readonly unions: Readonly<Record<Sort, readonly Sort[]>>;
  /** relation -> object -> object (vmOf: mdev1 -> VM1). */
  readonly relations: Readonly<
    Record<string, Readonly<Record<ObjectName, ObjectName>>>
  >;
}

/** A message sent to every instance once, before the first step; its
 * variables range over the sorts given. */
export interface InitialMessage {
  readonly objects: Readonly<Record<string, Sort>>;
  readonly send: Send;
}

export interface System {
  readonly name: string;
  readonly scope: string;
  readonly universe: Universe;
  /** The sort of threads, and the charts and operations of the design. */
  readonly threads: Sort;
  readonly charts: readonly Chart[];
  readonly operations: readonly Operation[];
  readonly rules: readonly Rule[];
  /** The rules that are on. */
  readonly on: ReadonlySet<RuleId>;
  readonly initially: readonly InitialMessage[];
  readonly claims: readonly Claim[];
}

/** The objects of a base sort or of a union of sorts. */
export function objectsOf(
  universe: Universe,
  sort: Sort,
): readonly ObjectName[] {
  const direct = universe.sorts[sort];
  if (direct !== undefined) return direct;
  const union = universe.unions[sort];
  if (union === undefined) {
    const known = [
      ...Object.keys(universe.sorts),
      ...Object.keys(universe.unions),
    ];
    throw new Error(
      `unknown sort '${sort}'; this scope has ${known.join(', ')}. ` +
        `Declare it in the universe or correct the spelling.`,
    );
  }
  return union.flatMap((part) => objectsOf(universe, part));
}
