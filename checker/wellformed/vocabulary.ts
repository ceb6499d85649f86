/** What a system's formulas and scripts may speak of. */
import type { Chart } from '../language/chart.js';
import type { ObjectName, Sort } from '../language/domain.js';
import type { Operation, RuleId } from '../language/operation.js';
import type { System } from '../language/system.js';
import { baseSortsOf } from '../language/system.js';

/** What a variable or term can stand for. */
export type Type =
  | { readonly kind: 'objects'; readonly bases: ReadonlySet<Sort> }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Not known: of something wrong that was told already, or of a relation
   * on sorts that are empty in this scope. */
  | { readonly kind: 'anything' };

export const ANYTHING: Type = { kind: 'anything' };

/** The types of the variables in sight. */
export type Sight = ReadonlyMap<string, Type>;

export interface Vocabulary {
  readonly system: System;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Every id a step, section or claim may carry. */
  readonly rules: ReadonlySet<RuleId>;
  readonly sorts: readonly Sort[];
  /** The base sort of every object. */
  readonly baseOf: ReadonlyMap<ObjectName, Sort>;
  /** Null for a sort that is not in the universe. */
  readonly basesOf: (sort: Sort) => ReadonlySet<Sort> | null;
  /** What a relation makes of the objects of these base sorts. */
  readonly imageOf: (relation: string, bases: ReadonlySet<Sort>) => Image;
}

export interface Image {
  /** Objects of which the relation says nothing. */
  readonly without: readonly ObjectName[];
  /** Of what the others lead to; not known where there are none. */
  readonly type: Type;
}

export function vocabularyOf(system: System): Vocabulary {
  const { universe, charts, operations, rules, otherRules = [] } = system;
  const bases = new Map<Sort, ReadonlySet<Sort> | null>();
  const basesOf = (sort: Sort): ReadonlySet<Sort> | null => {
    const found = bases.get(sort);
    if (found !== undefined) return found;
    const made = attempt(() => new Set(baseSortsOf(universe, sort)));
    bases.set(sort, made);
    return made;
  };
  const baseOf = new Map(
    Object.entries(universe.sorts).flatMap(([sort, objects]) =>
      objects.map((object) => [object, sort] as const),
    ),
  );
  const images = new WeakMap<ReadonlySet<Sort>, Map<string, Image>>();
  return {
    system,
    charts: byName(charts),
    operations: byName(operations),
    rules: new Set([...rules.map(({ id }) => id), ...otherRules]),
    sorts: [...Object.keys(universe.sorts), ...Object.keys(universe.unions)],
    baseOf,
    basesOf,
    imageOf: (relation, bases) => {
      const known = images.get(bases) ?? new Map<string, Image>();
      images.set(bases, known);
      const image =
        known.get(relation) ?? imageIn(system, baseOf, relation, bases);
      known.set(relation, image);
      return image;
    },
  };
}

function imageIn(
  { universe }: System,
  baseOf: ReadonlyMap<ObjectName, Sort>,
  relation: string,
  bases: ReadonlySet<Sort>,
): Image {
  const map = universe.relations[relation] ?? {};
  const objects = [...bases].flatMap((base) => universe.sorts[base] ?? []);
  const without = objects.filter((object) => !Object.hasOwn(map, object));
  const leads = objects
    .filter((object) => Object.hasOwn(map, object))
    .map((object) => baseOf.get(map[object] ?? ''));
  // What leads nowhere is told with the universe.
  const known = leads.filter((base) => base !== undefined);
  return {
    without,
    type:
      leads.length === 0 || known.length < leads.length
        ? ANYTHING
        : { kind: 'objects', bases: new Set(known) },
  };
}

function byName<T extends { readonly name: string }>(
  parts: readonly T[],
): ReadonlyMap<string, T> {
  // The first of a name is the one that is looked at; the other is told.
  return new Map([...parts].reverse().map((part) => [part.name, part]));
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** The type of a variable that ranges over a sort. */
export function typeOfSort(vocabulary: Vocabulary, sort: Sort): Type {
  const bases = vocabulary.basesOf(sort);
  return bases === null ? ANYTHING : { kind: 'objects', bases };
}

/** Objects of the base sorts, in order. */
export function objectsIn(
  { system }: Vocabulary,
  bases: ReadonlySet<Sort>,
): readonly ObjectName[] {
  return [...bases].flatMap((base) => system.universe.sorts[base] ?? []);
}

/** For messages: `a vm`, `an mdev or a vf`, `one of the words sound, torn`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'objects':
      return [...type.bases].map(named).join(' or ') || 'nothing';
    case 'words':
      return `one of the words ${type.words.join(', ')}`;
    case 'anything':
      return 'something';
  }
}

export const named = (noun: string): string =>
  `${/^([aeio]|[aefhilmnorsx](?=[^aeiouy]))/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** Whether something may be of both types. */
export function overlap(left: Type, right: Type): boolean {
  if (left.kind === 'objects' && right.kind === 'objects')
    return [...left.bases].some((base) => right.bases.has(base));
  if (left.kind === 'words' && right.kind === 'words')
    return left.words.some((word) => right.words.includes(word));
  return left.kind === 'anything' || right.kind === 'anything';
}
