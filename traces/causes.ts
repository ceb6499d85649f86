/** Which single rules, switched, stop a trace: tried out one by one. */
import type { Program } from '../checker/compile/program.js';
import { replayElsewhere, replayWithin } from './elsewhere.js';
import type { Elsewhere } from './elsewhere.js';
import { behaviourHash } from './model-hash.js';
import { isSearched } from './shows.js';
import type { Block, Trace } from './trace.js';
import { Variants } from './variants.js';

/** What becomes of a trace when each rule is switched, one at a time. */
export interface Switching {
  /** The rules that stop it. */
  readonly stops: readonly Block[];
  /** Those with which every step happens and too much follows to say whether
   * the claim is broken. */
  readonly open: readonly string[];
}

/** States searched after the last step with one rule switched: a second or
 * two. A rule may well open a hundred times as many. */
const MOST_STATES = 200_000;

/** Asks many traces of one program; each rule is compiled once. */
export class Causes {
  private readonly variants: Variants;
  readonly #felt = new Map<string, boolean>();
  #behaviour: string | null = null;

  constructor(private readonly program: Program) {
    this.variants = new Variants(program);
  }

  /** Rules to switch on, in order; empty if no single one stops the trace. */
  async of(trace: Trace): Promise<readonly Block[]> {
    const { rules, on } = this.program.system;
    const blocks: Block[] = [];
    // Where what follows is searched, a rule that does nothing costs a search.
    const searched = isSearched(trace.claimKind);
    for (const { id } of rules) {
      if (on.has(id) || (searched && !this.#isFelt(id))) continue;
      const program = this.variants.switching(id);
      const block = toBlock(id, await replayElsewhere(program, trace));
      if (block !== null) blocks.push(block);
    }
    return blocks;
  }

  /** Rules to switch on or off: without what a rule does, a later step may
   * not happen either. Unlike `of`, never takes long. */
  async switching(trace: Trace, maxStates = MOST_STATES): Promise<Switching> {
    const stops: Block[] = [];
    const open: string[] = [];
    for (const rule of this.felt()) {
      const program = this.variants.switching(rule);
      const answer = await replayWithin(program, trace, maxStates);
      if (answer === 'open') open.push(rule);
      else {
        const block = toBlock(rule, answer);
        if (block !== null) stops.push(block);
      }
    }
    return { stops, open };
  }

  /** Rules that change anything when switched; the others have no place in
   * the design, or none in its scope. */
  felt(): readonly string[] {
    return this.program.system.rules
      .map(({ id }) => id)
      .filter((id) => this.#isFelt(id));
  }

  #isFelt(rule: string): boolean {
    this.#behaviour ??= behaviourHash(this.program);
    const felt =
      this.#felt.get(rule) ??
      behaviourHash(this.variants.switching(rule)) !== this.#behaviour;
    this.#felt.set(rule, felt);
    return felt;
  }
}

function toBlock(rule: string, answer: Elsewhere): Block | null {
  switch (answer.kind) {
    case 'stopped':
      return { rule, step: answer.step, errno: answer.result };
    case 'harmless':
      return { rule, step: answer.steps + 1, errno: null };
    case 'shown':
    case 'foreign':
      return null;
  }
}
