/** What is wrong with a design, told place by place. */
import { closest } from '../language/suggest.js';

/** One thing that is wrong. */
export interface Problem {
  /** Operation, section and step, or claim and part of its formula. */
  readonly where: string;
  readonly what: string;
  /** What would have been accepted. */
  readonly available?: readonly string[];
  readonly tryThis: string;
}

/** Systems in which a search would answer another question than was asked. */
export class IllFormed extends Error {
  override readonly name = 'IllFormed';

  constructor(
    readonly design: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      `design '${design}' is not well-formed:\n` +
        problems.map((problem) => `  ${inWords(problem)}`).join('\n'),
    );
  }
}

/** A design or scope that is too large for the engine, with the number. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** In one line. */
export function inWords({ where, what, available, tryThis }: Problem): string {
  const known =
    available === undefined
      ? ''
      : ` There is ${available.join(', ') || 'none'}.`;
  return `${where}: ${what}${what.endsWith('?') ? '' : '.'}${known} Try: ${tryThis}.`;
}

/** A part of the way to a place; what takes time to write is written when a
 * problem is told. */
export type Part = string | (() => string);

/** Where the check stands, and the list that problems go to. */
export class Place {
  readonly #problems: Problem[];
  readonly #outer: Place | null;
  readonly #part: Part;

  constructor(
    problems: Problem[],
    outer: Place | null = null,
    part: Part = '',
  ) {
    this.#problems = problems;
    this.#outer = outer;
    this.#part = part;
  }

  in(part: Part): Place {
    return new Place(this.#problems, this, part);
  }

  /** How many problems are known by now, of whatever place. */
  get count(): number {
    return this.#problems.length;
  }

  get #path(): readonly string[] {
    if (this.#outer === null) return [];
    const part = typeof this.#part === 'string' ? this.#part : this.#part();
    return [...this.#outer.#path, part];
  }

  tell(problem: Omit<Problem, 'where'>): void {
    this.#problems.push({
      where: this.#path.join(', ') || 'the design',
      ...problem,
    });
  }

  /** @param what as in `chart 'a' has no event 'GO'` */
  unknown(
    what: string,
    name: string,
    known: Iterable<string>,
    tryThis = 'correct the name, or declare it',
  ): void {
    const available = [...known];
    const meant = closest(name, available);
    this.tell({
      what: meant === null ? what : `${what}; did you mean '${meant}'?`,
      available,
      tryThis,
    });
  }
}

/** The names that come more than once, each once. */
export function twice(names: readonly string[]): readonly string[] {
  if (new Set(names).size === names.length) return [];
  return [...new Set(names.filter((name, n) => names.indexOf(name) !== n))];
}
