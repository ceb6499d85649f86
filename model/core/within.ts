/** A core call as a part of a bigger script. */
import type {
  Address,
  Formula,
  Operand,
  Quantity,
  Term,
  Var,
} from '../../checker/language/formula.js';
import type { Step } from '../../checker/language/operation.js';
import type { CoreCall } from './call.js';

/** What a call's parameters stand for in the script that makes it. */
export type Arguments = Readonly<Record<Var, Term>>;

/**
 * The steps of a call, its sections run together, with these arguments.
 *
 * @throws if an argument is missing, or a variable the call binds itself has
 * the name of one that an argument mentions
 */
export function callWith(call: CoreCall, args: Arguments): readonly Step[] {
  for (const name of Object.keys(call.params))
    if (!(name in args))
      throw new Error(
        `call '${call.name}' is made without its argument '${name}'; it ` +
          `takes ${Object.keys(call.params).join(', ')}`,
      );
  const inside = new Substitution(call.name, args);
  return call.sections.flatMap((part) => inside.steps(part.steps));
}

class Substitution {
  readonly #call: string;
  readonly #args: Arguments;
  readonly #mentioned: ReadonlySet<Var>;

  constructor(call: string, args: Arguments) {
    this.#call = call;
    this.#args = args;
    this.#mentioned = new Set(Object.values(args).map(variableOf));
  }

  steps(steps: readonly Step[]): readonly Step[] {
    return steps.map((step) => this.#step(step));
  }

  #step(step: Step): Step {
    switch (step.kind) {
      case 'send':
        return {
          ...step,
          to: this.#address(step.to),
          with: this.#operands(step.with),
        };
      case 'when':
        return {
          ...step,
          condition: this.#formula(step.condition),
          then: this.steps(step.then),
          otherwise: this.steps(step.otherwise),
        };
      case 'forEach':
        this.#bind(step.each);
        return {
          ...step,
          ...(step.where === undefined
            ? {}
            : { where: this.#formula(step.where) }),
          steps: this.steps(step.steps),
        };
      case 'require':
      case 'waitFor':
        return { ...step, condition: this.#formula(step.condition) };
    }
  }

  #formula(formula: Formula): Formula {
    switch (formula.kind) {
      case 'is':
        return {
          ...formula,
          at: this.#address(formula.at),
          ...(formula.having === undefined
            ? {}
            : { having: this.#operands(formula.having) }),
        };
      case 'same':
        return {
          ...formula,
          left: this.#term(formula.left),
          right: this.#term(formula.right),
        };
      case 'not':
        return { ...formula, of: this.#formula(formula.of) };
      case 'all':
      case 'any':
        return { ...formula, of: formula.of.map((of) => this.#formula(of)) };
      case 'exists':
      case 'forall':
        this.#bind(formula.each);
        return { ...formula, such: this.#formula(formula.such) };
      case 'equal':
        return {
          ...formula,
          left: this.#quantity(formula.left),
          right: this.#quantity(formula.right),
        };
      case 'running':
        return { ...formula, thread: this.#term(formula.thread) };
    }
  }

  #quantity(quantity: Quantity): Quantity {
    switch (quantity.kind) {
      case 'field':
        return { ...quantity, at: this.#address(quantity.at) };
      case 'count':
        this.#bind(quantity.each);
        return { ...quantity, such: this.#formula(quantity.such) };
      case 'sum':
        return { ...quantity, of: quantity.of.map((q) => this.#quantity(q)) };
      case 'holds':
        return { ...quantity, such: this.#formula(quantity.such) };
    }
  }

  #operands(
    operands: Readonly<Record<string, Operand>>,
  ): Readonly<Record<string, Operand>> {
    return Object.fromEntries(
      Object.entries(operands).map(([name, operand]) => [
        name,
        typeof operand === 'object' && 'literal' in operand
          ? operand
          : this.#term(operand),
      ]),
    );
  }

  #address({ chart, of }: Address): Address {
    return { chart, of: of.map((term) => this.#term(term)) };
  }

  #term(term: Term): Term {
    if (typeof term !== 'string')
      return { relation: term.relation, of: this.#term(term.of) };
    return this.#args[term] ?? term;
  }

  /** A variable bound inside must be neither a parameter of the call nor
   * captured by an argument. */
  #bind(name: Var): void {
    if (this.#mentioned.has(name) || name in this.#args)
      throw new Error(
        `call '${this.#call}' uses the variable '${name}' itself; call the ` +
          `one outside something else`,
      );
  }
}

const variableOf = (term: Term): Var =>
  typeof term === 'string' ? term : variableOf(term.of);
