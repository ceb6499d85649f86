/**
 * Ground steps as guarded commands: a condition on the state before and, for
 * every component that changes, its new local state as a function of the
 * state before. No exporter has to run such a section halfway and take it
 * back.
 *
 * Sections that branch a lot have no short guard. They stay scripts, which an
 * exporter runs on copies of the components and commits at the end.
 */
import type {
  Condition,
  GroundStep,
  Instruction,
  LocalEvent,
  Program,
} from '../compile/program.js';
import {
  FALSE,
  TRUE,
  all,
  any,
  cheapestFirst,
  choose,
  costOf,
  isFalse,
  isTrue,
} from './conditions.js';
import type { Value } from './symbolic.js';
import { Symbolic, costOfValue } from './symbolic.js';

/** The new local state of one component. */
export interface Assignment {
  readonly component: number;
  readonly value: Value;
  /** Old local states of the component for which the guard can hold. */
  readonly possible: Uint8Array;
}

/** One way a ground step changes the state. */
export interface GuardedCommand {
  readonly kind: 'guarded';
  readonly step: GroundStep;
  /** `refused`: a later section was refused and its thread moves on. */
  readonly outcome: 'done' | 'refused';
  readonly guard: Condition;
  readonly assignments: readonly Assignment[];
}

/** A ground step whose instructions have to be run to know what they do. */
export interface ScriptedCommand {
  readonly kind: 'scripted';
  readonly step: GroundStep;
  /** Holds wherever the step changes the state, and maybe elsewhere. */
  readonly guard: Condition;
  /** The components its messages go to. */
  readonly changes: readonly number[];
}

export type Command = GuardedCommand | ScriptedCommand;

/** Look-ups beyond which a guarded command is harder to read than a script. */
const LONGEST = 100;

/** When a run of instructions goes through, and when it is refused; where
 * neither holds, it waits. */
interface Verdict {
  readonly through: Condition;
  readonly refused: Condition;
}

/** Every command of a program, in the order of its steps. A refused first
 * section changes nothing and is no command. */
export function commandsOf(program: Program): readonly Command[] {
  return program.steps.flatMap((step) => commandsOfStep(program, step));
}

/** Whether every step has an exact guard. Where one has not, the Promela
 * model has steps that lead back to where they start; rumur's and TLC's do
 * not. */
export function isExact(program: Program): boolean {
  return commandsOf(program).every(({ kind }) => kind === 'guarded');
}

function commandsOfStep(
  program: Program,
  step: GroundStep,
): readonly Command[] {
  const state = Symbolic.start(program);
  const here = threadAt(program, step);
  state.learn(here);
  const verdict = run(program, state, step.instructions);
  return verdict === null
    ? [scripted(program, step)]
    : guarded(program, step, state, verdict);
}

function guarded(
  program: Program,
  step: GroundStep,
  state: Symbolic,
  { through, refused }: Verdict,
): readonly Command[] {
  const here = threadAt(program, step);
  if (step.thread >= 0)
    state.move(step.thread, constant(program, step, step.done));
  const done: Command = {
    kind: 'guarded',
    step,
    outcome: 'done',
    guard: cheapestFirst(all(here, through)),
    assignments: assignmentsOf(state),
  };
  const commands = isFalse(done.guard) ? [] : [done];
  if (step.first || step.thread < 0 || isFalse(refused)) return commands;
  const gone = Symbolic.start(program);
  gone.learn(here);
  gone.move(step.thread, constant(program, step, step.refused));
  return [
    ...commands,
    {
      kind: 'guarded',
      step,
      outcome: 'refused',
      guard: cheapestFirst(all(here, refused)),
      assignments: assignmentsOf(gone),
    },
  ];
}

/** A script, guarded by those of its leading instructions that are cheap. */
function scripted(program: Program, step: GroundStep): ScriptedCommand {
  const state = Symbolic.start(program);
  const needed = [threadAt(program, step)];
  needed.forEach((condition) => {
    state.learn(condition);
  });
  for (const instruction of step.instructions) {
    if (!step.first && instruction.kind !== 'wait') break;
    const verdict = run(program, state, [instruction]);
    if (verdict === null) break;
    needed.push(verdict.through);
    state.learn(verdict.through);
  }
  return {
    kind: 'scripted',
    step,
    guard: cheapestFirst(all(...needed)),
    changes: [...receivers(step.instructions)].sort((a, b) => a - b),
  };
}

function receivers(instructions: readonly Instruction[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const instruction of instructions)
    if (instruction.kind === 'send') found.add(instruction.component);
    else if (instruction.kind === 'if')
      for (const part of [instruction.then, instruction.otherwise])
        receivers(part).forEach((component) => found.add(component));
  return found;
}

function threadAt(program: Program, step: GroundStep): Condition {
  if (step.thread < 0) return TRUE;
  const flags = new Uint8Array(sizeOf(program, step.thread));
  flags[step.at] = 1;
  return { kind: 'in', component: step.thread, flags };
}

function constant(
  program: Program,
  step: GroundStep,
  target: number,
): Int32Array {
  return new Int32Array(sizeOf(program, step.thread)).fill(target);
}

function sizeOf(program: Program, component: number): number {
  return program.components[component]?.table.states.length ?? 0;
}

function assignmentsOf(state: Symbolic): readonly Assignment[] {
  return state.changed
    .map((component) => ({
      component,
      value: state.valueOf(component),
      possible: state.possibleIn(component),
    }))
    .filter(({ value, possible }) => !keeps(value, possible));
}

function keeps(value: Value, possible: Uint8Array): boolean {
  return (
    value.kind === 'map' &&
    value.to.every((now, old) => now === old || possible[old] !== 1)
  );
}

/** Runs instructions on what is known, which is left as it is after them;
 * null if that takes too long to write down. */
function run(
  program: Program,
  state: Symbolic,
  instructions: readonly Instruction[],
): Verdict | null {
  const passed: Verdict[] = [];
  let cost = 0;
  for (const instruction of instructions) {
    const verdict = runOne(program, state, instruction);
    if (verdict === null) return null;
    cost += costOf(verdict.through);
    if (cost + costOfChanges(state) > LONGEST) return null;
    passed.push(verdict);
    if (isFalse(verdict.through)) break;
    state.learn(verdict.through);
  }
  return passed.reduceRight<Verdict>(
    (rest, { through, refused }) => ({
      through: all(through, rest.through),
      refused: any(refused, all(through, rest.refused)),
    }),
    { through: TRUE, refused: FALSE },
  );
}

function costOfChanges(state: Symbolic): number {
  return state.changed.reduce(
    (sum, component) => sum + costOfValue(state.valueOf(component)),
    0,
  );
}

function runOne(
  program: Program,
  state: Symbolic,
  instruction: Instruction,
): Verdict | null {
  switch (instruction.kind) {
    case 'require':
      return orRefused(state.before(instruction.condition));
    case 'wait':
      return { through: state.before(instruction.condition), refused: FALSE };
    case 'send': {
      const { component } = instruction;
      const { accepts, next } = reaction(program, instruction);
      const through = state.before({ kind: 'in', component, flags: accepts });
      state.move(component, next);
      return orRefused(through);
    }
    case 'if': {
      const condition = state.before(instruction.condition);
      if (isTrue(condition)) return run(program, state, instruction.then);
      if (isFalse(condition)) return run(program, state, instruction.otherwise);
      return branch(program, state, condition, instruction);
    }
  }
}

function branch(
  program: Program,
  state: Symbolic,
  condition: Condition,
  instruction: Extract<Instruction, { kind: 'if' }>,
): Verdict | null {
  const yes = state.fork();
  const no = state.fork();
  yes.learn(condition);
  no.learn(choose(condition, FALSE, TRUE));
  const then = run(program, yes, instruction.then);
  const otherwise = run(program, no, instruction.otherwise);
  if (then === null || otherwise === null) return null;
  if (isFalse(then.through)) state.become(no);
  else if (isFalse(otherwise.through)) state.become(yes);
  else state.join(condition, yes, no);
  return {
    through: choose(condition, then.through, otherwise.through),
    refused: choose(condition, then.refused, otherwise.refused),
  };
}

const orRefused = (through: Condition): Verdict => ({
  through,
  refused: choose(through, FALSE, TRUE),
});

/** What one message does: which local states take it, and where to. */
export interface Reaction {
  readonly accepts: Uint8Array;
  /** By local state; -1 where the message is refused. */
  readonly next: Int32Array;
  readonly event: LocalEvent;
}

/** @throws if the component is no chart instance */
export function reaction(
  program: Program,
  { component, event }: Extract<Instruction, { kind: 'send' }>,
): Reaction {
  const table = program.components[component]?.table;
  const sent = table?.kind === 'chart' ? table.events[event] : undefined;
  if (table?.kind !== 'chart' || sent === undefined)
    throw new TypeError(
      `component ${String(component)} takes no messages; the program was ` +
        `not made by compile()`,
    );
  const next = Int32Array.from(
    table.states,
    (_, state) => table.next[state * table.events.length + event] ?? -1,
  );
  const accepts = Uint8Array.from(next, (target) => (target < 0 ? 0 : 1));
  return { accepts, next, event: sent };
}
