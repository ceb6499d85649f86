/** Formulas and quantities: what they speak of is there and can be equal. */
import type { Chart } from '../language/chart.js';
import type { Formula, Quantity, Term, Var } from '../language/formula.js';
import type { Sort } from '../language/domain.js';
import { isWithin, statePathsOf } from '../tabulate/machine.js';
import { sortTested } from './narrow.js';
import type { Place } from './problem.js';
import {
  addressText,
  chartAt,
  checkOperand,
  termText,
  typeOfTerm,
} from './terms.js';
import type { Sight, Vocabulary } from './vocabulary.js';
import {
  named,
  objectsIn,
  overlap,
  typeName,
  typeOfSort,
} from './vocabulary.js';

export class Formulas {
  readonly #vocabulary: Vocabulary;
  readonly #inScripts: boolean;

  /**
   * @param inScripts whether `exists x of a sort: same(x, t)` may be false of
   * every t there is, for scripts ask so what an argument is; and what is said
   * of a sort without objects is not looked at, as no such step is ever made
   */
  constructor(
    vocabulary: Vocabulary,
    { inScripts }: { readonly inScripts: boolean },
  ) {
    this.#vocabulary = vocabulary;
    this.#inScripts = inScripts;
  }

  check(formula: Formula, sight: Sight, place: Place): void {
    switch (formula.kind) {
      case 'is':
        this.#is(formula, sight, place);
        return;
      case 'same':
        this.#same(formula.left, formula.right, sight, place);
        return;
      case 'not':
        this.check(formula.of, sight, place.in('not'));
        return;
      case 'all':
      case 'any':
        formula.of.forEach((part, n) => {
          this.check(part, sight, place.in(`${formula.kind} ${String(n + 1)}`));
        });
        return;
      case 'exists':
      case 'forall': {
        const inside = place.in(`${formula.kind} ${formula.each}`);
        const inner = this.bind(formula.each, formula.sort, sight, inside);
        if (this.#inScripts && this.isEmpty(formula.sort)) return;
        const tested = this.#inScripts ? sortTested(formula) : null;
        if (tested === null) this.check(formula.such, inner, inside);
        else typeOfTerm(this.#vocabulary, inner, tested, inside);
        return;
      }
      case 'equal':
        this.#quantity(formula.left, sight, place.in('equal, left'));
        this.#quantity(formula.right, sight, place.in('equal, right'));
        return;
      case 'running':
        this.#running(formula, sight, place.in('running'));
        return;
    }
  }

  /** What is in sight where one variable more ranges over a sort. */
  bind(each: Var, sort: Sort, sight: Sight, place: Place): Sight {
    if (sight.has(each))
      place.tell({
        what: `variable '${each}' is bound already, as ${typeName(sight.get(each) ?? { kind: 'anything' })}`,
        tryThis: `another name, such as '${fresh(each, sight)}'`,
      });
    this.sort(sort, place);
    return new Map([...sight, [each, typeOfSort(this.#vocabulary, sort)]]);
  }

  /** Whether the sort has no objects in this scope. */
  isEmpty(sort: Sort): boolean {
    const bases = this.#vocabulary.basesOf(sort);
    return bases !== null && objectsIn(this.#vocabulary, bases).length === 0;
  }

  sort(sort: Sort, place: Place): void {
    const { basesOf, sorts } = this.#vocabulary;
    if (basesOf(sort) === null)
      place.unknown(
        `unknown sort '${sort}'`,
        sort,
        sorts,
        'correct the name, or declare the sort in the universe',
      );
  }

  #is(
    formula: Extract<Formula, { kind: 'is' }>,
    sight: Sight,
    outside: Place,
  ): void {
    const place = outside.in(() => `is ${addressText(formula.at)}`);
    const chart = chartAt(this.#vocabulary, sight, formula.at, place);
    if (chart === null) return;
    if (formula.states !== undefined) checkStates(chart, formula.states, place);
    for (const [name, operand] of Object.entries(formula.having ?? {})) {
      const domain = fieldOf(chart, name, place);
      if (domain !== undefined)
        checkOperand(
          this.#vocabulary,
          sight,
          { name, operand, domain, use: 'compared' },
          place,
        );
    }
  }

  #same(left: Term, right: Term, sight: Sight, outside: Place): void {
    const place = outside.in(
      () => `same ${termText(left)}, ${termText(right)}`,
    );
    const types = [left, right].map((term) =>
      typeOfTerm(this.#vocabulary, sight, term, place),
    );
    const [one, other] = types;
    if (one === undefined || other === undefined) return;
    for (const [n, type] of types.entries())
      if (type.kind === 'words')
        place.tell({
          what: `'${termText(n === 0 ? left : right)}' is ${typeName(type)}; 'same' compares objects`,
          tryThis: 'a payload or a field that takes the word',
        });
    if (one.kind !== 'objects' || other.kind !== 'objects') return;
    if (!overlap(one, other))
      place.tell({
        what: `${termText(left)} is ${typeName(one)} and ${termText(right)} is ${typeName(other)}: they are never the same`,
        tryThis: 'terms that can name one object, or a relation between them',
      });
  }

  #running(
    { thread, operations }: Extract<Formula, { kind: 'running' }>,
    sight: Sight,
    place: Place,
  ): void {
    const { threads } = this.#vocabulary.system;
    const type = typeOfTerm(this.#vocabulary, sight, thread, place);
    const wanted = this.#vocabulary.basesOf(threads);
    if (
      type.kind === 'words' ||
      (type.kind === 'objects' &&
        wanted !== null &&
        ![...type.bases].every((base) => wanted.has(base)))
    )
      place.tell({
        what: `'${termText(thread)}' is ${typeName(type)}; only ${named(threads)} runs operations`,
        tryThis: `a variable of sort ${threads}`,
      });
    if (operations === undefined) return;
    if (operations.length === 0)
      place.tell({
        what: 'the list of operations is empty: no thread is in one of none',
        tryThis: 'leave the list out to mean any operation',
      });
    for (const name of operations) {
      const operation = this.#vocabulary.operations.get(name);
      if (operation === undefined)
        place.unknown(
          `unknown operation '${name}'`,
          name,
          this.#vocabulary.operations.keys(),
        );
    }
  }

  #quantity(quantity: Quantity, sight: Sight, place: Place): void {
    switch (quantity.kind) {
      case 'field': {
        const inside = place.in(() => `field ${addressText(quantity.at)}`);
        const chart = chartAt(this.#vocabulary, sight, quantity.at, inside);
        if (chart === null) return;
        const domain = fieldOf(chart, quantity.field, inside);
        if (domain !== undefined && domain.kind !== 'counter')
          inside.tell({
            what: `field '${quantity.field}' of chart '${chart.name}' is no counter; only numbers are counted`,
            available: Object.entries(chart.context)
              .filter(([, { kind }]) => kind === 'counter')
              .map(([name]) => name),
            tryThis: `holds(is(...)) counts 1 where a field has a value`,
          });
        return;
      }
      case 'count': {
        const inside = place.in(`count ${quantity.each}`);
        const inner = this.bind(quantity.each, quantity.sort, sight, inside);
        if (this.#inScripts && this.isEmpty(quantity.sort)) return;
        this.check(quantity.such, inner, inside);
        return;
      }
      case 'sum':
        quantity.of.forEach((part, n) => {
          this.#quantity(part, sight, place.in(`sum ${String(n + 1)}`));
        });
        return;
      case 'holds':
        this.check(quantity.such, sight, place.in('holds'));
        return;
    }
  }
}

const fresh = (name: Var, sight: Sight): Var => {
  let n = 2;
  while (sight.has(`${name}${String(n)}`)) n++;
  return `${name}${String(n)}`;
};

function fieldOf(
  chart: Chart,
  name: string,
  place: Place,
): Chart['context'][string] | undefined {
  if (Object.hasOwn(chart.context, name)) return chart.context[name];
  place.unknown(
    `chart '${chart.name}' has no context field '${name}'`,
    name,
    Object.keys(chart.context),
    'correct the name, or declare the field',
  );
  return undefined;
}

function checkStates(
  chart: Chart,
  states: readonly string[],
  place: Place,
): void {
  if (states.length === 0)
    place.tell({
      what: 'the list of states is empty: no component is in one of none',
      available: [...statePathsOf(chart.machine)].filter(Boolean),
      tryThis: 'leave the list out to mean any state',
    });
  const known = statePathsOf(chart.machine);
  for (const name of states) {
    const parts = name.split('|');
    if (parts.some((part) => !known.has(part)))
      place.unknown(
        `chart '${chart.name}' has no state '${name}'`,
        name,
        [...known].filter(Boolean),
        'correct the name; nested states are written outer.inner',
      );
    else if (parts.some((part, n) => excluded(chart, part, parts.slice(n + 1))))
      place.tell({
        what: `chart '${chart.name}' is never in all of '${name}' at once`,
        tryThis: 'paths of different parallel regions, joined by |',
      });
  }
}

/** Whether no state of the machine is within both paths: they part below a
 * state that is not parallel. */
function excluded(
  chart: Chart,
  path: string,
  others: readonly string[],
): boolean {
  return others.some((other) => {
    if (isWithin(path, other) || isWithin(other, path)) return false;
    const mine = path.split('.');
    const theirs = other.split('.');
    const shared = mine.findIndex((part, n) => part !== theirs[n]);
    let node: { readonly type: string; readonly states: unknown } =
      chart.machine.root;
    for (const part of mine.slice(0, shared))
      node = (node.states as Record<string, typeof node>)[part] ?? node;
    return node.type !== 'parallel';
  });
}
