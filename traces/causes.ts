/** Which single rules, switched, stop a trace: tried out one by one. */
import type { Program } from '../checker/compile/program.js';
import { replayElsewhere } from './elsewhere.js';
import type { Elsewhere } from './elsewhere.js';
import { behaviourHash } from './model-hash.js';
import type { Block, Trace } from './trace.js';
import { Variants } from './variants.js';

/** Asks many traces of one program; each rule is compiled once. */
export class Causes {
  private readonly variants: Variants;
  #felt: readonly string[] | null = null;

  constructor(private readonly program: Program) {
    this.variants = new Variants(program);
  }

  /** Rules to switch on, in order; empty if no single one stops the trace. */
  async of(trace: Trace): Promise<readonly Block[]> {
    const { rules, on } = this.program.system;
    return this.blocks(
      rules.map(({ id }) => id).filter((id) => !on.has(id)),
      trace,
    );
  }

  /** Rules to switch on or off: without what a rule does, a later step may
   * not happen either. */
  async switching(trace: Trace): Promise<readonly Block[]> {
    return this.blocks(this.felt(), trace);
  }

  /** Rules that change anything when switched; the others have no place in
   * the design, or none in its scope. */
  felt(): readonly string[] {
    const now = behaviourHash(this.program);
    this.#felt ??= this.program.system.rules
      .map(({ id }) => id)
      .filter((id) => behaviourHash(this.variants.switching(id)) !== now);
    return this.#felt;
  }

  private async blocks(
    rules: readonly string[],
    trace: Trace,
  ): Promise<readonly Block[]> {
    const blocks: Block[] = [];
    for (const rule of rules) {
      const program = this.variants.switching(rule);
      const block = toBlock(rule, await replayElsewhere(program, trace));
      if (block !== null) blocks.push(block);
    }
    return blocks;
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
