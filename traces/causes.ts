/** Which single rules, switched on, stop a trace: tried out one by one. */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import { replayElsewhere } from './elsewhere.js';
import type { Elsewhere } from './elsewhere.js';
import type { Block, Trace } from './trace.js';

/** Asks many traces of one program; each rule is compiled once. */
export class Causes {
  private readonly variants = new Map<string, Program>();

  constructor(private readonly program: Program) {}

  /** In the order of the rules; empty if no single rule stops the trace. */
  async of(trace: Trace): Promise<readonly Block[]> {
    const blocks: Block[] = [];
    for (const { id } of this.program.system.rules) {
      if (this.program.system.on.has(id)) continue;
      const block = toBlock(id, await this.replayWith(id, trace));
      if (block !== null) blocks.push(block);
    }
    return blocks;
  }

  private async replayWith(rule: string, trace: Trace): Promise<Elsewhere> {
    const { system } = this.program;
    const variant =
      this.variants.get(rule) ??
      compile({ ...system, on: new Set([...system.on, rule]) });
    this.variants.set(rule, variant);
    return replayElsewhere(variant, trace);
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
