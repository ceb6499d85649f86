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
  /** Ids that scripts may carry although this scope has no such rule: what
   * they mark is left out. */
  readonly otherRules?: readonly RuleId[];
  readonly initially: readonly InitialMessage[];
  readonly claims: readonly Claim[];
}

/**
 * The base sorts that a sort stands for, each once: itself, or what the parts
 * of a union come down to.
 *
 * @throws if the sort, or a part of it, is not in the universe
 */
export function baseSortsOf(
  { sorts, unions }: Pick<Universe, 'sorts' | 'unions'>,
  sort: Sort,
): readonly Sort[] {
  const bases = new Set<Sort>();
  const met = new Set<Sort>();
  const visit = (name: Sort): void => {
    if (met.has(name)) return;
    met.add(name);
    if (Object.hasOwn(sorts, name)) bases.add(name);
    else if (Object.hasOwn(unions, name)) (unions[name] ?? []).forEach(visit);
    else throw new Error(unknownSort(name, { sorts, unions }));
  };
  visit(sort);
  return [...bases];
}

function unknownSort(
  sort: Sort,
  { sorts, unions }: Pick<Universe, 'sorts' | 'unions'>,
): string {
  const known = [...Object.keys(sorts), ...Object.keys(unions)];
  return (
    `unknown sort '${sort}'; this scope has ${known.join(', ')}. ` +
    `Declare it in the universe or correct the spelling.`
  );
}

/** The objects of a base sort or of a union of sorts, each once. */
export function objectsOf(
  universe: Universe,
  sort: Sort,
): readonly ObjectName[] {
  if (Object.hasOwn(universe.sorts, sort)) return universe.sorts[sort] ?? [];
  return baseSortsOf(universe, sort).flatMap(
    (base) => universe.sorts[base] ?? [],
  );
}
