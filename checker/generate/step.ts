/** JavaScript source for one ground step. */
import type {
  ChartTable,
  GroundStep,
  Instruction,
} from '../compile/program.js';
import type { Emitter } from './expressions.js';
import {
  flipField,
  readField,
  truth,
  wordName,
  writeField,
} from './expressions.js';

/** What to do at the ends of a step. The texts are statements. */
export interface Ends {
  /** After success; `w` words hold the successor. */
  readonly done: string;
  /** After a refusal that moves the thread. */
  readonly refused: string;
  /** When instrumented: notes what refused. Empty otherwise. */
  readonly notes: Notes | null;
}

/**
 * Flags of what happens, as expressions, and what to do with them.
 *
 * What a section did counts once it is done, and where it is refused or waits
 * only what ended it: the rest is rolled back, and might not have come up had
 * the script another order that does the same.
 */
export interface Notes {
  /** A component is sent this event in the local state `local`. */
  message(component: number, event: number, local: string): string;
  /** A rule's message or section was carried out. */
  carriedOut(rule: string): string;
  /** A `require` under this rule refused. */
  required(rule: string): string;
  /** The step as a whole was refused. */
  refused(step: number): string;
  /** The step as a whole succeeded. */
  done(step: number): string;
  /** Statement: nothing is held back. */
  readonly begin: string;
  /** Statement that raises a flag at once. */
  raise(flag: string): string;
  /** Statement that holds a flag back until the section is done. */
  hold(flag: string): string;
  /** Statement that raises what was held back. */
  readonly settle: string;
}

/** The words a step may write. */
export function writtenWords(
  emitter: Omit<Emitter, 'written'>,
  step: GroundStep,
): ReadonlySet<number> {
  const words = new Set<number>();
  const visit = (instructions: readonly Instruction[]): void => {
    for (const instruction of instructions)
      switch (instruction.kind) {
        case 'send':
          add(instruction.component);
          break;
        case 'if':
          visit(instruction.then);
          visit(instruction.otherwise);
          break;
        case 'require':
        case 'wait':
          break;
      }
  };
  const add = (component: number): void => {
    const field = emitter.layout.fields[component];
    if (field !== undefined && field.mask !== 0) words.add(field.word);
  };
  visit(step.instructions);
  if (step.thread >= 0) add(step.thread);
  return words;
}

/**
 * A block that performs `step` on `s0, s1, ...`, assuming its thread is
 * already known to stand at the step's start.
 */
export function stepSource(
  base: Omit<Emitter, 'written'>,
  step: GroundStep,
  endsOf: (emitter: Emitter) => Ends,
): string {
  const emitter: Emitter = { ...base, written: writtenWords(base, step) };
  const ends = endsOf(emitter);
  const id = String(step.index);
  const { notes } = ends;
  const fail = `break L${id};`;
  const wait = `break B${id};`;
  const body = instructions(emitter, step.instructions, fail, wait, notes);
  const declare =
    emitter.written.size === 0
      ? ''
      : `let ${[...emitter.written]
          .map((word) => `w${String(word)}=s${String(word)}`)
          .join(',')};`;
  const arrive =
    step.thread >= 0 ? flipField(emitter, step.thread, step.at, step.done) : '';
  const noteDone =
    notes === null
      ? ''
      : (step.rule === null ? '' : notes.raise(notes.carriedOut(step.rule))) +
        notes.raise(notes.done(step.index)) +
        notes.settle;
  const noteRefused = notes?.raise(notes.refused(step.index)) ?? '';
  const moved = !step.first && step.thread >= 0;
  const retreat = moved
    ? `let ${[...emitter.written].map((word) => `w${String(word)}=s${String(word)}`).join(',')};` +
      flipField(emitter, step.thread, step.at, step.refused) +
      ends.refused
    : '';
  return (
    `B${id}:{${notes?.begin ?? ''}L${id}:{${declare}${body}${arrive}${noteDone}${ends.done}` +
    `break B${id};}${noteRefused}${retreat}}\n`
  );
}

function instructions(
  emitter: Emitter,
  list: readonly Instruction[],
  fail: string,
  wait: string,
  notes: Notes | null,
): string {
  return list
    .map((instruction) => one(emitter, instruction, fail, wait, notes))
    .join('');
}

function one(
  emitter: Emitter,
  instruction: Instruction,
  fail: string,
  wait: string,
  notes: Notes | null,
): string {
  switch (instruction.kind) {
    case 'send':
      return sendSource(emitter, instruction, fail, notes);
    case 'if': {
      const inner = (list: readonly Instruction[]): string =>
        instructions(emitter, list, fail, wait, notes);
      const otherwise =
        instruction.otherwise.length === 0
          ? ''
          : `else{${inner(instruction.otherwise)}}`;
      return `if(${truth(emitter, instruction.condition)}){${inner(instruction.then)}}${otherwise}`;
    }
    case 'require': {
      const note =
        instruction.rule === null || notes === null
          ? ''
          : notes.raise(notes.required(instruction.rule));
      return `if(!${truth(emitter, instruction.condition)}){${note}${fail}}`;
    }
    case 'wait': {
      const { rule } = instruction;
      const holds = truth(emitter, instruction.condition);
      if (rule === null || notes === null) return `if(!${holds})${wait}`;
      const flag = notes.carriedOut(rule);
      return `if(!${holds}){${notes.raise(flag)}${wait}}${notes.hold(flag)}`;
    }
  }
}

function sendSource(
  emitter: Emitter,
  message: Extract<Instruction, { kind: 'send' }>,
  fail: string,
  notes: Notes | null,
): string {
  const { component, event, rule } = message;
  const table = emitter.program.components[component]?.table as ChartTable;
  const { column, accepting } = columnOf(table, event);
  const value = readField(emitter, component);
  const flag = notes?.message(component, event, value) ?? '';
  const refuse = notes === null ? fail : `{${notes.raise(flag)}${fail}}`;
  const accept =
    notes === null
      ? ''
      : notes.hold(flag) +
        (rule === null ? '' : notes.hold(notes.carriedOut(rule)));
  const [only] = accepting;
  if (only === undefined) return refuse;
  if (accepting.length === 1) {
    const check =
      column.length === 1 ? '' : `if(${value}!==${String(only)})${refuse}`;
    const flip = flipField(emitter, component, only, column[only] ?? 0);
    return check + accept + flip;
  }
  const name = emitter.constants.add('N', column);
  const check = accepting.length === column.length ? '' : `if(x<0)${refuse}`;
  const write = writeField(emitter, component, 'x');
  return `{const x=${name}[${value}];${check}${accept}${write}}`;
}

/** What one event does in each local state, -1 where it is refused. */
interface Column {
  readonly column: Int16Array;
  readonly accepting: readonly number[];
}

const columns = new WeakMap<ChartTable, Column[]>();

function columnOf(table: ChartTable, event: number): Column {
  const known = columns.get(table) ?? [];
  columns.set(table, known);
  return (known[event] ??= makeColumn(table, event));
}

function makeColumn(table: ChartTable, event: number): Column {
  const column = Int16Array.from(
    table.states,
    (_, state) => table.next[state * table.events.length + event] ?? -1,
  );
  const accepting = [...column.keys()].filter((n) => (column[n] ?? -1) >= 0);
  return { column, accepting };
}

/** Statement that appends the successor to the output array `O` at `n`. */
export function emitSuccessor(emitter: Emitter, words: number): string {
  const stores = Array.from(
    { length: words },
    (_, word) =>
      `O[n${word === 0 ? '' : `+${String(word)}`}]=${wordName(emitter, word)};`,
  );
  return `${stores.join('')}n+=${String(words)};`;
}
