/**
 * What sorts alone say of a condition: fragments of scripts ask of an argument
 * whether it is of a sort, and go on in one of two ways. The other way is not
 * taken and need not make sense.
 */
import type { Formula, Term } from '../language/formula.js';
import type { Sight, Type, Vocabulary } from './vocabulary.js';
import { typeOfSort } from './vocabulary.js';
import { typeOfTerm } from './terms.js';
import { Place } from './problem.js';

/**
 * What the variables can be where the formula holds, or does not hold; null
 * if that cannot be.
 *
 * @param sortTests whether "there is no x of a sort that is t" says that t is of
 * another sort
 */
export function narrowed(
  vocabulary: Vocabulary,
  formula: Formula,
  sight: Sight,
  holds: boolean,
  sortTests = true,
): Sight | null {
  const inner = (part: Formula, now: Sight, positive: boolean): Sight | null =>
    narrowed(vocabulary, part, now, positive, sortTests);
  switch (formula.kind) {
    case 'same':
      return holds ? alike(vocabulary, formula, sight) : sight;
    case 'not':
      return inner(formula.of, sight, !holds);
    case 'all':
    case 'any': {
      const every = (formula.kind === 'all') === holds;
      // Of none it is said on purpose, such as any() for what never holds.
      if (!every)
        return formula.of.length === 0 ||
          formula.of.some((part) => inner(part, sight, holds) !== null)
          ? sight
          : null;
      let now: Sight | null = sight;
      for (const part of formula.of)
        now = now === null ? null : inner(part, now, holds);
      return now;
    }
    case 'exists': {
      const test = sortTests ? sortTested(formula) : null;
      if (!holds)
        return test === null ? sight : without(vocabulary, formula, sight);
      if (!comparesObjects(formula.such)) return sight;
      const type = typeOfSort(vocabulary, formula.sort);
      const there = inner(
        formula.such,
        new Map([...sight, [formula.each, type]]),
        true,
      );
      if (there === null) return null;
      return new Map([...there].filter(([name]) => sight.has(name)));
    }
    case 'is':
    case 'forall':
    case 'equal':
    case 'running':
      return sight;
  }
}

/** Whether sorts may decide it. */
function comparesObjects(formula: Formula): boolean {
  switch (formula.kind) {
    case 'same':
      return true;
    case 'not':
      return comparesObjects(formula.of);
    case 'all':
    case 'any':
      return formula.of.some(comparesObjects);
    case 'exists':
      return comparesObjects(formula.such);
    case 'is':
    case 'forall':
    case 'equal':
    case 'running':
      return false;
  }
}

type Quantified = Extract<Formula, { kind: 'exists' | 'forall' }>;

/** The term that a quantifier asks to be of its sort, and nothing else. */
export function sortTested({ each, such }: Quantified): Term | null {
  if (such.kind !== 'same') return null;
  const { left, right } = such;
  const other = left === each ? right : right === each ? left : null;
  return other === null || variableOf(other) === each ? null : other;
}

const variableOf = (term: Term): string =>
  typeof term === 'string' ? term : variableOf(term.of);

function typeOf(vocabulary: Vocabulary, sight: Sight, term: Term): Type {
  return typeOfTerm(vocabulary, sight, term, new Place([]));
}

function alike(
  vocabulary: Vocabulary,
  { left, right }: Extract<Formula, { kind: 'same' }>,
  sight: Sight,
): Sight | null {
  const one = typeOf(vocabulary, sight, left);
  const other = typeOf(vocabulary, sight, right);
  if (one.kind !== 'objects' || other.kind !== 'objects') return sight;
  const bases = new Set([...one.bases].filter((base) => other.bases.has(base)));
  if (bases.size === 0) return null;
  return known(sight, [left, right], { kind: 'objects', bases });
}

function without(
  vocabulary: Vocabulary,
  formula: Quantified,
  sight: Sight,
): Sight | null {
  const term = sortTested(formula) ?? '';
  const type = typeOf(vocabulary, sight, term);
  const tested = vocabulary.basesOf(formula.sort);
  if (type.kind !== 'objects' || tested === null) return sight;
  const bases = new Set([...type.bases].filter((base) => !tested.has(base)));
  if (bases.size === 0) return null;
  return known(sight, [term], { kind: 'objects', bases });
}

function known(sight: Sight, terms: readonly Term[], type: Type): Sight {
  return new Map([
    ...sight,
    ...terms.flatMap((term) =>
      typeof term === 'string' ? [[term, type] as const] : [],
    ),
  ]);
}
