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
  return {
    system,
    charts: byName(charts),
    operations: byName(operations),
    rules: new Set([...rules.map(({ id }) => id), ...otherRules]),
    sorts: [...Object.keys(universe.sorts), ...Object.keys(universe.unions)],
    baseOf: new Map(
      Object.entries(universe.sorts).flatMap(([sort, objects]) =>
        objects.map((object) => [object, sort]),
      ),
    ),
    basesOf,
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
