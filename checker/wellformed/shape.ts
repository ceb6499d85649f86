/**
 * Whether formulas and steps have the fields of their kind, and no others: a
 * field that is misspelt would be passed over, and `is(x, state: 'a')` would
 * hold in every state.
 *
 * TypeScript says the same where it is asked; files of users are not.
 */
import type { Place } from './problem.js';

/** Tells what is wrong with a value; true if nothing is. */
type Shape = (value: unknown, place: Place) => boolean;

type Fields = Readonly<Record<string, Shape | readonly [Shape, 'optional']>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refuse(place: Place, wanted: string, value: unknown): false {
  place.tell({
    what: `${wanted} is wanted here, not ${short(value)}`,
    tryThis: 'the functions of the language (is, same, send, ...) make them',
  });
  return false;
}

function short(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const name: Shape = (value, place) =>
  (typeof value === 'string' && value !== '') || refuse(place, 'a name', value);

const text: Shape = (value, place) =>
  typeof value === 'string' || refuse(place, 'a text', value);

const list =
  (each: Shape): Shape =>
  (value, place) => {
    if (!Array.isArray(value)) return refuse(place, 'a list', value);
    let good = true;
    value.forEach((item, n) => {
      if (
        !each(
          item,
          place.in(() => String(n + 1)),
        )
      )
        good = false;
    });
    return good;
  };

const record =
  (each: Shape): Shape =>
  (value, place) =>
    isObject(value)
      ? Object.entries(value)
          .map(([key, item]) => each(item, place.in(key)))
          .every(Boolean)
      : refuse(place, 'an object', value);

/** Fields with what is asked of each. */
interface Made {
  readonly names: ReadonlySet<string>;
  readonly checks: readonly (readonly [
    key: string,
    check: Shape,
    optional: boolean,
  ])[];
}

const made = new WeakMap<Fields, Made>();

function madeOf(wanted: Fields): Made {
  const known = made.get(wanted) ?? {
    names: new Set(Object.keys(wanted)),
    checks: Object.entries(wanted).map(([key, shape]) =>
      typeof shape === 'function'
        ? ([key, shape, false] as const)
        : ([key, shape[0], true] as const),
    ),
  };
  made.set(wanted, known);
  return known;
}

function fields(
  value: Readonly<Record<string, unknown>>,
  wanted: Fields,
  place: Place,
  besides = '',
): boolean {
  const { names, checks } = madeOf(wanted);
  let good = true;
  for (const key of Object.keys(value))
    if (!names.has(key) && key !== besides) {
      place.unknown(`unknown field '${key}'`, key, names);
      good = false;
    }
  for (const [key, check, optional] of checks) {
    const item = value[key];
    if (optional && item === undefined) continue;
    if (!check(item, place.in(key))) good = false;
  }
  return good;
}

const of =
  (wanted: Fields): Shape =>
  (value, place) =>
    isObject(value)
      ? fields(value, wanted, place)
      : refuse(place, `an object of ${Object.keys(wanted).join(', ')}`, value);

/** One of several, told apart by `kind`. */
const kinds =
  (what: string, known: Readonly<Record<string, Fields>>): Shape =>
  (value, place) => {
    if (!isObject(value)) return refuse(place, what, value);
    const { kind } = value;
    const wanted =
      typeof kind === 'string' && Object.hasOwn(known, kind)
        ? known[kind]
        : undefined;
    if (wanted === undefined) {
      place.unknown(
        `${short(kind)} is no kind of ${what.replace(/^an? /, '')}`,
        String(kind),
        Object.keys(known),
      );
      return false;
    }
    return fields(value, wanted, place.in(String(kind)), 'kind');
  };

const term: Shape = (value, place) =>
  typeof value === 'string' ? name(value, place) : applied(value, place);

const applied = of({ relation: name, of: term });

const literal: Shape = (value, place) =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  refuse(place, 'a word, a number, true, false or null', value);

const literalFields: Fields = { literal };

const operand: Shape = (value, place) =>
  isObject(value) && 'literal' in value
    ? fields(value, literalFields, place)
    : term(value, place);

const address = of({ chart: name, of: list(term) });

const quantifier: Fields = {
  each: name,
  sort: name,
  such: (value, place) => formulaShape(value, place),
};

/** A formula and all it is made of. */
export const formulaShape: Shape = (value, place) => formula(value, place);

const formula = kinds('a formula', {
  is: {
    at: address,
    states: [list(name), 'optional'],
    having: [record(operand), 'optional'],
  },
  same: { left: term, right: term },
  not: { of: formulaShape },
  all: { of: list(formulaShape) },
  any: { of: list(formulaShape) },
  exists: quantifier,
  forall: quantifier,
  equal: {
    left: (value, place) => quantity(value, place),
    right: (value, place) => quantity(value, place),
  },
  running: { thread: term, operations: [list(name), 'optional'] },
});

const quantity: Shape = kinds('a quantity', {
  field: { at: address, field: name },
  count: quantifier,
  sum: { of: list((value, place) => quantity(value, place)) },
  holds: { such: formulaShape },
});

const steps: Shape = list((value, place) => step(value, place));
const rule = [name, 'optional'] as const;

const sendFields: Fields = {
  to: address,
  event: name,
  with: record(operand),
  errno: name,
  rule,
};

const step = kinds('a step', {
  send: sendFields,
  when: { condition: formulaShape, then: steps, otherwise: steps, rule },
  forEach: {
    each: name,
    sort: name,
    where: [formulaShape, 'optional'],
    steps,
    rule,
  },
  require: { condition: formulaShape, errno: name, rule },
  waitFor: { condition: formulaShape, rule },
});

/** One step, and all it is made of. */
export const stepShape: Shape = step;

export const sectionShape: Shape = of({
  name,
  standsFor: text,
  steps,
  rule,
  undo: [steps, 'optional'],
});
