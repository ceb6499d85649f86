/**
 * Ground steps as guarded commands: a condition on the state before and, for
 * every component that changes, its new local state as a function of the
 * state before. No exporter has to run a section halfway and take it back.
 */
import type {
  Condition,
  GroundStep,
  Instruction,
  Program,
} from '../compile/program.js';
import {
  FALSE,
  TRUE,
  all,
  any,
  cheapestFirst,
  choose,
  isFalse,
  isTrue,
} from './conditions.js';
import type { Value } from './symbolic.js';
import { Symbolic } from './symbolic.js';

/** The new local state of one component. */
export interface Assignment {
  readonly component: number;
  readonly value: Value;
  /** Old local states of the component for which the guard can hold. */
  readonly possible: Uint8Array;
}

/** One way a ground step changes the state. */
export interface Command {
  readonly step: GroundStep;
  /** `refused`: a later section was refused and its thread moves on. */
  readonly outcome: 'done' | 'refused';
  readonly guard: Condition;
  readonly assignments: readonly Assignment[];
}

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

function commandsOfStep(program: Program, step: GroundStep): Command[] {
  const state = Symbolic.start(program);
  const here = threadAt(program, step);
  state.learn(here);
  const { through, refused } = run(program, state, step.instructions);
  if (step.thread >= 0) state.move(step.thread, constant(program, step, step.done));
  const done: Command = {
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
      step,
      outcome: 'refused',
      guard: cheapestFirst(all(here, refused)),
      assignments: assignmentsOf(gone),
    },
  ];
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

/** Runs instructions on what is known, which is left as it is after them. */
function run(
  program: Program,
  state: Symbolic,
  instructions: readonly Instruction[],
): Verdict {
  const passed: Verdict[] = [];
  for (const instruction of instructions) {
    const verdict = runOne(program, state, instruction);
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

function runOne(
  program: Program,
  state: Symbolic,
  instruction: Instruction,
): Verdict {
  switch (instruction.kind) {
    case 'require': {
      const through = state.before(instruction.condition);
      return { through, refused: choose(through, FALSE, TRUE) };
    }
    case 'wait':
      return { through: state.before(instruction.condition), refused: FALSE };
    case 'send': {
      const { component, event } = instruction;
      const next = column(program, component, event);
      const flags = Uint8Array.from(next, (target) => (target < 0 ? 0 : 1));
      const through = state.before({ kind: 'in', component, flags });
      state.move(component, next);
      return { through, refused: choose(through, FALSE, TRUE) };
    }
    case 'if': {
      const condition = state.before(instruction.condition);
      if (isTrue(condition)) return run(program, state, instruction.then);
      if (isFalse(condition)) return run(program, state, instruction.otherwise);
      const yes = state.fork();
      const no = state.fork();
      yes.learn(condition);
      no.learn(choose(condition, FALSE, TRUE));
      const then = run(program, yes, instruction.then);
      const otherwise = run(program, no, instruction.otherwise);
      if (isFalse(then.through)) state.become(no);
      else if (isFalse(otherwise.through)) state.become(yes);
      else state.join(condition, yes, no);
      return {
        through: choose(condition, then.through, otherwise.through),
        refused: choose(condition, then.refused, otherwise.refused),
      };
    }
  }
}

/** The next local state on one event, by local state. */
function column(
  program: Program,
  component: number,
  event: number,
): Int32Array {
  const table = program.components[component]?.table;
  if (table?.kind !== 'chart')
    throw new TypeError(
      `component ${String(component)} takes no messages; the program was ` +
        `not made by compile()`,
    );
  return Int32Array.from(
    table.states,
    (_, state) => table.next[state * table.events.length + event] ?? -1,
  );
}
