/** Variables, relations, addresses, and values held against domains. */
import type { Chart } from '../language/chart.js';
import type { Domain } from '../language/domain.js';
import type { Address, Operand, Term } from '../language/formula.js';
import type { Place } from './problem.js';
import type { Sight, Type, Vocabulary } from './vocabulary.js';
import {
  ANYTHING,
  named,
  objectsIn,
  overlap,
  typeName,
  typeOfSort,
} from './vocabulary.js';

const numbered = (n: number): string =>
  n === 1 ? '1 object' : `${String(n)} objects`;

/** As one would write it: `p`, `vmOf(m)`. */
export const termText = (term: Term): string =>
  typeof term === 'string' ? term : `${term.relation}(${termText(term.of)})`;

export const addressText = ({ chart, of }: Address): string =>
  `${chart}(${of.map(termText).join(', ')})`;

export function typeOfTerm(
  vocabulary: Vocabulary,
  sight: Sight,
  term: Term,
  place: Place,
): Type {
  if (typeof term === 'string') {
    const type = sight.get(term);
    if (type !== undefined) return type;
    place.unknown(
      `variable '${term}' is not bound here`,
      term,
      sight.keys(),
      'name a parameter, an object of the claim or the variable of a quantifier',
    );
    return ANYTHING;
  }
  const of = typeOfTerm(vocabulary, sight, term.of, place);
  const { relations } = vocabulary.system.universe;
  if (!Object.hasOwn(relations, term.relation)) {
    place.unknown(
      `unknown relation '${term.relation}'`,
      term.relation,
      Object.keys(relations),
      'correct the name, or add the relation to the universe',
    );
    return ANYTHING;
  }
  return applied(vocabulary, term, of, place);
}

function applied(
  vocabulary: Vocabulary,
  term: Exclude<Term, string>,
  of: Type,
  place: Place,
): Type {
  const told = termText(term);
  switch (of.kind) {
    case 'anything':
      return ANYTHING;
    case 'words':
      place.tell({
        what: `${told}: '${termText(term.of)}' is a word, and relations are of objects`,
        tryThis: 'a variable that ranges over a sort',
      });
      return ANYTHING;
    case 'objects': {
      const { without, type } = vocabulary.imageOf(term.relation, of.bases);
      if (without.length === 0) return type;
      place.tell({
        what:
          `${told}: relation '${term.relation}' says nothing of ` +
          `${without.slice(0, 5).join(', ')} (${typeName(of)})`,
        available: covered(vocabulary, term.relation),
        tryThis: 'a term of a sort that the relation covers',
      });
      return ANYTHING;
    }
  }
}

/** `ofCopy(copy)`: the sorts a relation says something of. */
function covered(
  { system, baseOf }: Vocabulary,
  relation: string,
): readonly string[] {
  const objects = Object.keys(system.universe.relations[relation] ?? {});
  return [...new Set(objects.map((object) => baseOf.get(object)))].flatMap(
    (base) => (base === undefined ? [] : [`${relation}(${base})`]),
  );
}

/** The chart an address means, if its objects fit; null if it was told. */
export function chartAt(
  vocabulary: Vocabulary,
  sight: Sight,
  at: Address,
  place: Place,
): Chart | null {
  const types = at.of.map((term) => typeOfTerm(vocabulary, sight, term, place));
  const chart = vocabulary.charts.get(at.chart);
  if (chart === undefined) {
    place.unknown(
      `design '${vocabulary.system.name}' has no chart '${at.chart}'`,
      at.chart,
      vocabulary.charts.keys(),
      'add the chart to the design, or drop what addresses it',
    );
    return null;
  }
  if (types.length !== chart.over.length) {
    place.tell({
      what:
        `${addressText(at)} names ${numbered(types.length)}; chart ` +
        `'${chart.name}' is over ${String(chart.over.length)}`,
      available: [`${chart.name}(${chart.over.join(', ')})`],
      tryThis: 'an object for each sort the chart is over',
    });
    return chart;
  }
  chart.over.forEach((sort, n) => {
    const type = types[n] ?? ANYTHING;
    const wanted = typeOfSort(vocabulary, sort);
    if (within(type, wanted)) return;
    place.tell({
      what:
        `${addressText(at)}: '${termText(at.of[n] ?? '')}' is ` +
        `${typeName(type)}; chart '${chart.name}' wants ${named(sort)} there`,
      available: [`${chart.name}(${chart.over.join(', ')})`],
      tryThis: 'the order of the objects, or a variable of that sort',
    });
  });
  return chart;
}

function within(type: Type, wanted: Type): boolean {
  if (type.kind === 'anything' || wanted.kind === 'anything') return true;
  return (
    type.kind === 'objects' &&
    wanted.kind === 'objects' &&
    [...type.bases].every((base) => wanted.bases.has(base))
  );
}

/** Whether a value is handed on, or held against a field. What is handed on
 * must be in the domain whatever it is; what is compared must be able to be.
 * What is sent before the first step may name an object: symmetry looks at the
 * initial state. */
export type Use = 'sent' | 'compared';

/** A payload or field value against the domain declared for it. */
export function checkOperand(
  vocabulary: Vocabulary,
  sight: Sight,
  {
    name,
    operand,
    domain,
    use,
  }: {
    readonly name: string;
    readonly operand: Operand;
    readonly domain: Domain;
    readonly use: Use;
  },
  place: Place,
): void {
  if (typeof operand === 'object' && 'literal' in operand) {
    const { literal } = operand;
    // What names one object is not interchangeable with what names another:
    // symmetry leaves that object alone.
    const named =
      typeof literal === 'string' ? vocabulary.baseOf.get(literal) : undefined;
    const type: Type | null =
      named === undefined ? null : { kind: 'objects', bases: new Set([named]) };
    if (type === null || !fits(vocabulary, type, domain, 'sent'))
      checkLiteral(vocabulary, name, literal, domain, place);
    return;
  }
  const type = typeOfTerm(vocabulary, sight, operand, place);
  if (type.kind === 'anything') return;
  const text = termText(operand);
  if (fits(vocabulary, type, domain, use)) return;
  place.tell({
    what:
      `'${name}' is ${domainName(domain)}, and '${text}' is ` +
      `${typeName(type)}: ` +
      (use === 'compared' ? 'they are never equal' : 'it takes no such value'),
    tryThis:
      use === 'compared'
        ? `${domainName(domain)}, or a relation that leads to one`
        : 'a value that the domain declares, or a wider domain',
  });
}

function fits(
  vocabulary: Vocabulary,
  type: Exclude<Type, { kind: 'anything' }>,
  domain: Domain,
  use: Use,
): boolean {
  const some = (names: readonly string[], good: (n: string) => boolean) =>
    use === 'compared' ? names.some(good) : names.every(good);
  const names =
    type.kind === 'words' ? type.words : objectsIn(vocabulary, type.bases);
  switch (domain.kind) {
    case 'ref':
    case 'optionalRef': {
      const wanted = typeOfSort(vocabulary, domain.sort);
      return use === 'compared' ? overlap(type, wanted) : within(type, wanted);
    }
    case 'enum':
      return some(names, (name) => domain.values.includes(name));
    case 'flag':
      return (
        type.kind === 'words' &&
        names.every((name) => name === 'true' || name === 'false')
      );
    case 'counter':
      // Objects whose names are numbers stand for these.
      return (
        names.every((name) => /^\d+$/.test(name)) &&
        (names.length === 0 || some(names, (n) => Number(n) <= domain.max))
      );
  }
}

type Literal = string | number | boolean | null;

function checkLiteral(
  vocabulary: Vocabulary,
  name: string,
  literal: Literal,
  domain: Domain,
  place: Place,
): void {
  const values = literalsOf(domain);
  if (
    domain.kind === 'counter'
      ? typeof literal === 'number' &&
        Number.isInteger(literal) &&
        literal >= 0 &&
        literal <= domain.max
      : values.includes(literal)
  )
    return;
  place.tell({
    what:
      `literal ${String(literal)} is not among the values of '${name}', ` +
      domainName(domain),
    available:
      domain.kind === 'counter'
        ? [`0..${String(domain.max)}`]
        : values.map(String),
    tryThis: 'correct the value, or widen the domain',
  });
}

function literalsOf(domain: Domain): readonly Literal[] {
  switch (domain.kind) {
    case 'ref':
    case 'counter':
      return [];
    case 'optionalRef':
      return [null];
    case 'enum':
      return domain.values;
    case 'flag':
      return [true, false];
  }
}

export function domainName(domain: Domain): string {
  switch (domain.kind) {
    case 'ref':
      return named(domain.sort);
    case 'optionalRef':
      return `${named(domain.sort)} or none`;
    case 'enum':
      return `one of ${domain.values.join(', ')}`;
    case 'flag':
      return 'a flag';
    case 'counter':
      return `a number 0..${String(domain.max)}`;
  }
}
