/** Renamings of a scope's objects that its fixed relations allow. */
import type { ObjectName, Sort } from '../language/domain.js';
import type { Universe } from '../language/system.js';

/** A renaming; objects that stay are left out. */
export type Renaming = ReadonlyMap<ObjectName, ObjectName>;

/** More than this many renamings are not worth trying on each state. */
const MOST = 5000;

/** The sort with most objects among those no relation mentions; all its
 * permutations are allowed. */
export function freeSort(universe: Universe): Sort | null {
  const related = new Set(
    Object.values(universe.relations).flatMap((relation) =>
      Object.entries(relation).flat(),
    ),
  );
  let best: Sort | null = null;
  for (const [sort, objects] of Object.entries(universe.sorts)) {
    if (objects.length < 2 || objects.some((object) => related.has(object)))
      continue;
    if (best === null || objects.length > (universe.sorts[best]?.length ?? 0))
      best = sort;
  }
  return best;
}

/**
 * Every renaming within sorts, other than `fixed`, under which all relations
 * stay as they are. The identity comes first.
 *
 * @returns the identity alone if there would be more than 5000
 */
export function automorphisms(
  universe: Universe,
  fixed: Sort | null,
): readonly Renaming[] {
  const sorts = Object.entries(universe.sorts).filter(
    ([sort]) => sort !== fixed,
  );
  const peers = new Map(
    sorts.flatMap(([, objects]) =>
      objects.map((object) => [object, objects] as const),
    ),
  );
  const relations = Object.values(universe.relations);
  const objects = [...peers.keys()];
  const image = new Map<ObjectName, ObjectName>();
  const taken = new Set<ObjectName>();
  const found: Renaming[] = [];
  const fits = (object: ObjectName): boolean =>
    relations.every((relation) =>
      Object.entries(relation).every(([from, to]) => {
        if (from !== object && to !== object) return true;
        const newFrom = image.get(from);
        const newTo = peers.has(to) ? image.get(to) : to;
        if (newFrom === undefined || newTo === undefined) return true;
        return relation[newFrom] === newTo;
      }),
    );
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
  return found.length > MOST ? found.slice(0, 1) : found;
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
