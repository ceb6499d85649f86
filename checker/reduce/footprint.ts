/** What a step asks of each component, read off its instructions. */
import type { Condition, GroundStep, Instruction } from '../compile/program.js';

export interface Footprint {
  /** Components that decide which way the step goes, its own thread's too. */
  readonly looksAt: ReadonlySet<number>;
  /** By component: the events it may send there, in any branch, each time. */
  readonly sends: ReadonlyMap<number, readonly number[]>;
}

export function footprintOf(step: GroundStep): Footprint {
  const looksAt = new Set<number>();
  const sends = new Map<number, number[]>();
  const visit = (list: readonly Instruction[]): void => {
    for (const instruction of list)
      switch (instruction.kind) {
        case 'send': {
          const { component, event } = instruction;
          sends.set(component, [...(sends.get(component) ?? []), event]);
          break;
        }
        case 'if':
          support(instruction.condition, looksAt);
          visit(instruction.then);
          visit(instruction.otherwise);
          break;
        case 'require':
        case 'wait':
          support(instruction.condition, looksAt);
          break;
      }
  };
  visit(step.instructions);
  if (step.thread >= 0) looksAt.add(step.thread);
  return { looksAt, sends };
}

/** Adds the components a condition looks at. */
export function support(condition: Condition, components: Set<number>): void {
  switch (condition.kind) {
    case 'constant':
      return;
    case 'in':
      components.add(condition.component);
      return;
    case 'not':
      support(condition.of, components);
      return;
    case 'all':
    case 'any':
      for (const part of condition.of) support(part, components);
      return;
    case 'equal':
      for (const side of [condition.left, condition.right]) {
        for (const { component } of side.lookups) components.add(component);
        for (const part of side.holds) support(part, components);
      }
  }
}
