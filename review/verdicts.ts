/** Verdicts on rule sets: from memory, from a stored attack that still works,
 * or from a search, in this order. */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import type { Design } from '../model/design.js';
import { replayWithin } from '../traces/elsewhere.js';
import type { Trace } from '../traces/trace.js';
import { systemWith } from './ask.js';
import type { Mask } from './lattice.js';
import { sizeOf } from './lattice.js';
import type { Answer, Asker, Question, Settled } from './question.js';

/** An attack that gets through a set of rules. */
export interface Attack {
  readonly claim: string;
  readonly steps: number;
  readonly trace: Trace;
  /** Whether a search said that it is the shortest one for this set. */
  readonly shortest: boolean;
}

export type Verdict = Attack | null | 'open';

export interface Counts {
  /** Searches run for this report, and the states they saw. */
  searches: number;
  states: number;
  /** Rule sets that a stored attack settled without a search. */
  settledByReplay: number;
  replays: number;
}

export interface VerdictOptions {
  readonly design: Design;
  readonly rules: readonly string[];
  readonly scopes: readonly string[];
  readonly attacks: readonly string[];
  readonly maxStates: number;
  readonly asker: Asker;
}

/** Programs kept; one is about a megabyte. */
const MOST_PROGRAMS = 40;

/** Stored attacks tried on one set before it is searched. */
const MOST_TRIED = 6;

/** States searched for what follows a stored attack: about a second. */
const MOST_STATES = 100_000;

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export class Verdicts {
  readonly counts: Counts = {
    searches: 0,
    states: 0,
    settledByReplay: 0,
    replays: 0,
  };
  readonly #known = new Map<Mask, Verdict>();
  readonly #answers = new Map<Mask, readonly Answer[]>();
  readonly #stored: { off: Mask; attack: Attack }[] = [];
  readonly #programs = new Map<string, Program>();

  constructor(private readonly options: VerdictOptions) {}

  get whole(): Mask {
    return 2 ** this.options.rules.length - 1;
  }

  rulesOf(set: Mask): readonly string[] {
    return this.options.rules.filter((_, n) => (set & (1 << n)) !== 0);
  }

  question(set: Mask, scope: string): Question {
    return {
      design: this.options.design.name,
      scope,
      rules: this.rulesOf(set),
      refusals: set === this.whole ? this.options.rules : [],
      maxStates: this.options.maxStates,
      until: null,
    };
  }

  /**
   * A run of some scope that reaches a witness under these rules: a stored
   * one if it still works, else a search's.
   *
   * @throws Interrupted
   */
  async reach(
    set: Mask,
    scope: string,
    claim: string,
    stored: Trace | null,
  ): Promise<{ settled: Settled; trace: Trace | null }> {
    if (stored !== null) {
      this.counts.replays++;
      if (await this.#stillShows(set, stored))
        return { settled: 'reached', trace: stored };
    }
    const [answer] = await this.#ask([
      { ...this.question(set, scope), refusals: [], until: claim },
    ]);
    const found = answer?.claims.find((known) => known.claim === claim);
    return {
      settled: found?.settled ?? 'open',
      trace: found?.trace ?? null,
    };
  }

  async #ask(questions: readonly Question[]): Promise<readonly Answer[]> {
    return (await this.options.asker(questions)).map((answer) => {
      if (answer === 'interrupted') throw new Interrupted();
      this.counts.searches++;
      this.counts.states += answer.states;
      return answer;
    });
  }

  /**
   * Full searches of many sets at once, in every scope.
   *
   * @throws Interrupted
   */
  async search(sets: readonly Mask[]): Promise<readonly (readonly Answer[])[]> {
    const { scopes } = this.options;
    const fresh = sets.filter((set) => !this.#answers.has(set));
    const told = await this.#ask(
      fresh.flatMap((set) => scopes.map((scope) => this.question(set, scope))),
    );
    for (const [n, set] of fresh.entries()) {
      const own = told.slice(n * scopes.length, (n + 1) * scopes.length);
      this.#answers.set(set, own);
      this.#known.set(set, this.#verdictOf(set, own));
    }
    return sets.map((set) => this.#answers.get(set) ?? []);
  }

  /** @throws Interrupted */
  async of(set: Mask): Promise<Verdict> {
    const known = this.#known.get(set);
    if (known !== undefined) return known;
    const replayed = await this.#byReplay(set);
    if (replayed !== null) {
      this.counts.settledByReplay++;
      this.#known.set(set, replayed);
      return replayed;
    }
    await this.search([set]);
    return this.#known.get(set) ?? 'open';
  }

  #verdictOf(set: Mask, answers: readonly Answer[]): Verdict {
    const broken = answers
      .flatMap(({ claims }) => claims)
      .flatMap(({ claim, settled, trace }) =>
        settled === 'broken' &&
        trace !== null &&
        this.options.attacks.includes(claim)
          ? [{ claim, steps: trace.steps.length, trace, shortest: true }]
          : [],
      )
      .sort((a, b) => a.steps - b.steps);
    const off = this.whole & ~set;
    for (const attack of broken) this.#stored.push({ off, attack });
    const first = broken[0];
    if (first !== undefined) return first;
    return answers.every(({ complete }) => complete) ? null : 'open';
  }

  /** Attacks found with fewer rules off are likelier to work here too. */
  async #byReplay(set: Mask): Promise<Attack | null> {
    const off = this.whole & ~set;
    const fitting = this.#stored
      .filter((stored) => (stored.off & off) === stored.off)
      .sort(
        (a, b) =>
          sizeOf(b.off) - sizeOf(a.off) || a.attack.steps - b.attack.steps,
      )
      .slice(0, MOST_TRIED);
    for (const { attack } of fitting) {
      this.counts.replays++;
      if (await this.#stillShows(set, attack.trace))
        return { ...attack, shortest: false };
    }
    return null;
  }

  /** What would take long to say is left to a search. */
  async #stillShows(set: Mask, trace: Trace): Promise<boolean> {
    const program = this.#program(set, trace.scope);
    const answer = await replayWithin(program, trace, MOST_STATES);
    return answer !== 'open' && answer.kind === 'shown';
  }

  #program(set: Mask, scope: string): Program {
    const key = `${set} ${scope}`;
    const known = this.#programs.get(key);
    if (known !== undefined) return known;
    const { design } = this.options;
    const program = compile(systemWith(design, scope, this.rulesOf(set)));
    const oldest = [...this.#programs.keys()][0];
    if (this.#programs.size >= MOST_PROGRAMS && oldest !== undefined)
      this.#programs.delete(oldest);
    this.#programs.set(key, program);
    return program;
  }
}
