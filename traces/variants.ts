/** A program with one of its rules switched; each is compiled once. */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';

export class Variants {
  private readonly known = new Map<string, Program>();

  constructor(private readonly program: Program) {}

  /** On if it was off, off if it was on. */
  switching(rule: string): Program {
    const { system } = this.program;
    const on = new Set(system.on);
    if (!on.delete(rule)) on.add(rule);
    const variant = this.known.get(rule) ?? compile({ ...system, on });
    this.known.set(rule, variant);
    return variant;
  }
}
