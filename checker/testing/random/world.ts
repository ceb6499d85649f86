/** What may be said in a random system: its sorts, its charts and the terms
 * that name objects of a sort. */
import type { Sort } from '../../language/domain.js';
import type { Address, Term } from '../../language/formula.js';
import { apply } from '../../language/formula.js';
import type { Universe } from '../../language/system.js';
import type { Dice } from './dice.js';
import type { ChartPlan } from './plan.js';

export interface World {
  readonly dice: Dice;
  readonly universe: Universe;
  readonly charts: readonly ChartPlan[];
  /** The operations of threads that there will be, by name. */
  readonly threadOperations: readonly string[];
}

/** What each variable in sight ranges over. */
export type Sight = Readonly<Record<string, Sort>>;

/** Base sorts that a relation leads from and to. */
const RELATIONS: Readonly<Record<string, readonly [Sort, Sort]>> = {
  next: ['thing', 'thing'],
  thingOf: ['thread', 'thing'],
  home: ['thing', 'place'],
  near: ['token', 'place'],
};

/** The base sorts of a sort, each once. */
export function basesOf(universe: Universe, sort: Sort): ReadonlySet<Sort> {
  const union = universe.unions[sort];
  return union === undefined
    ? new Set([sort])
    : new Set(union.flatMap((part) => [...basesOf(universe, part)]));
}

/** The objects of a sort, each once. */
export function membersOf(universe: Universe, sort: Sort): readonly string[] {
  return [...basesOf(universe, sort)].flatMap(
    (base) => universe.sorts[base] ?? [],
  );
}

const within = (universe: Universe, inner: Sort, outer: Sort): boolean => {
  const wide = basesOf(universe, outer);
  return [...basesOf(universe, inner)].every((base) => wide.has(base));
};

/** Whether one object can be of both sorts. */
export const meet = (universe: Universe, one: Sort, other: Sort): boolean => {
  const bases = basesOf(universe, other);
  return [...basesOf(universe, one)].some((base) => bases.has(base));
};

/** Every term of at most one relation with its sort. */
export function termsIn(
  { universe }: World,
  sight: Sight,
): readonly { readonly term: Term; readonly sort: Sort }[] {
  return Object.entries(sight).flatMap(([name, sort]) => [
    { term: name, sort },
    ...Object.keys(universe.relations).flatMap((relation) => {
      const [from, to] = RELATIONS[relation] ?? ['', ''];
      return within(universe, sort, from)
        ? [{ term: apply(relation, name), sort: to }]
        : [];
    }),
  ]);
}

/** Terms that always name an object of `sort`. */
export const termsOf = (
  world: World,
  sight: Sight,
  sort: Sort,
): readonly Term[] =>
  termsIn(world, sight)
    .filter((found) => within(world.universe, found.sort, sort))
    .map(({ term }) => term);

/** Terms that may name an object of `sort`. */
export const termsLike = (
  world: World,
  sight: Sight,
  sort: Sort,
): readonly Term[] =>
  termsIn(world, sight)
    .filter((found) => meet(world.universe, found.sort, sort))
    .map(({ term }) => term);

/** A component that can be named here; null if there is none. */
export function drawAddress(
  world: World,
  sight: Sight,
  charts: readonly ChartPlan[] = world.charts,
): { readonly chart: ChartPlan; readonly at: Address } | null {
  const reachable = charts.filter(({ over }) =>
    over.every((sort) => termsOf(world, sight, sort).length > 0),
  );
  if (reachable.length === 0) return null;
  const chart = world.dice.pick(reachable);
  const of = chart.over.map((sort) =>
    world.dice.pick(termsOf(world, sight, sort)),
  );
  return { chart, at: { chart: chart.name, of } };
}

/** Sorts that a variable may range over. */
export const rangesOf = ({ universe }: World): readonly Sort[] => [
  ...Object.keys(universe.sorts).filter((sort) => sort !== 'thread'),
  ...Object.keys(universe.unions),
];

/** A variable name that nothing in sight has. */
export const fresh = (sight: Sight, letter: string): string =>
  `${letter}${String(Object.keys(sight).length)}`;
