/** Renamings of a scope's objects that its fixed relations allow. */
import type { ObjectName, Sort } from '../language/domain.js';
import type { Universe } from '../language/system.js';

/** A renaming; objects that stay are left out. */
export type Renaming = ReadonlyMap<ObjectName, ObjectName>;

/** More than this many renamings are not worth trying on each state. */
export const MOST = 5000;

/** Base sorts with their objects; without those that share an object, whose
 * renamings would not be renamings of either. */
function ownSorts(
  universe: Universe,
): readonly (readonly [Sort, readonly ObjectName[]])[] {
  const all = Object.values(universe.sorts).flat();
  const shared = new Set(all.filter((object, n) => all.indexOf(object) !== n));
  return Object.entries(universe.sorts).filter(
    ([, objects]) => !objects.some((object) => shared.has(object)),
  );
}

/** Sorts of two objects or more that no relation mentions, but to say that
 * each is itself: all their permutations are allowed. Those with most objects
 * come first. */
export function freeSorts(universe: Universe): readonly Sort[] {
  const relations = Object.values(universe.relations);
  const identities = relations.filter((relation) =>
    Object.entries(relation).every(([from, to]) => from === to),
  );
  const related = new Set(
    relations
      .filter((relation) => !identities.includes(relation))
      .flatMap((relation) => Object.entries(relation).flat()),
  );
  return ownSorts(universe)
    .filter(
      ([, objects]) =>
        objects.length > 1 &&
        !objects.some((object) => related.has(object)) &&
        identities.every((relation) => {
          const covered = objects.filter((object) => object in relation);
          return covered.length === 0 || covered.length === objects.length;
        }),
    )
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([sort]) => sort);
}

/** Renamings that are a group, and what they had to leave alone. */
export interface Automorphisms {
  /** The identity comes first. */
  readonly renamings: readonly Renaming[];
  /** Objects that stay only because there would be too many renamings. */
  readonly held: readonly ObjectName[];
}

/**
 * Every renaming within sorts, other than `fixed`, under which all relations
 * stay as they are; where there are more than 5000, those of them that leave
 * some objects of the biggest sorts alone.
 */
export function automorphisms(
  universe: Universe,
  fixed: Sort | null,
): Automorphisms {
  const sorts = ownSorts(universe).filter(([sort]) => sort !== fixed);
  const free = new Map(sorts.map(([sort, objects]) => [sort, [...objects]]));
  const held: ObjectName[] = [];
  for (;;) {
    const renamings = enumerate(universe, new Map(sorts), new Set(held));
    if (renamings !== null) return { renamings, held };
    let biggest: ObjectName[] = [];
    for (const objects of free.values())
      if (objects.length > biggest.length) biggest = objects;
    const last = biggest.pop();
    if (last === undefined) return { renamings: [new Map()], held };
    held.push(last);
  }
}

/** @returns null if there are more than `MOST` */
function enumerate(
  universe: Universe,
  sorts: ReadonlyMap<Sort, readonly ObjectName[]>,
  held: ReadonlySet<ObjectName>,
): readonly Renaming[] | null {
  const peers = new Map(
    [...sorts.values()].flatMap((objects) =>
      objects.map((object) => {
        const others = objects.filter((other) => !held.has(other));
        return [object, held.has(object) ? [object] : others] as const;
      }),
    ),
  );
  const relations = Object.values(universe.relations);
  const objects = [...peers.keys()];
  const image = new Map<ObjectName, ObjectName>();
  const taken = new Set<ObjectName>();
  const found: Renaming[] = [];
  const fits = (object: ObjectName): boolean =>
    relations.every((relation) => {
      const mine = image.get(object);
      if (mine !== undefined && object in relation !== mine in relation)
        return false;
      return Object.entries(relation).every(([from, to]) => {
        if (from !== object && to !== object) return true;
        const newFrom = peers.has(from) ? image.get(from) : from;
        const newTo = peers.has(to) ? image.get(to) : to;
        if (newFrom === undefined || newTo === undefined) return true;
        return relation[newFrom] === newTo;
      });
    });
  const extend = (n: number): void => {
    if (found.length > MOST) return;
    const object = objects[n];
    if (object === undefined) {
      found.push(new Map([...image].filter(([from, to]) => from !== to)));
      return;
    }
    for (const candidate of peers.get(object) ?? []) {
      if (taken.has(candidate)) continue;
      image.set(object, candidate);
      taken.add(candidate);
      if (fits(object)) extend(n + 1);
      taken.delete(candidate);
      image.delete(object);
    }
  };
  extend(0);
  return found.length > MOST ? null : found;
}

/** Swaps of neighbours, which generate all permutations. */
export function swaps(objects: readonly ObjectName[]): readonly Renaming[] {
  return objects.slice(1).map((object, n) => {
    const before = objects[n] ?? object;
    return new Map([
      [before, object],
      [object, before],
    ]);
  });
}
