/** Generated source for all successors of a state. */
import type { Program } from '../compile/program.js';
import type { Emitter } from './expressions.js';
import { readField } from './expressions.js';
import type { Notes } from './step.js';
import { emitSuccessor, stepSource } from './step.js';

/** Where the coverage flag of an event of the run sits. */
export interface FlagIndex {
  /** First of the flags for this message, one a local state. */
  message(component: number, event: number): number;
  /** The rule's message or section was carried out. */
  rule(rule: string): number;
  /** A `require` under the rule refused. */
  requirement(rule: string): number;
  refused(step: number): number;
  done(step: number): number;
}

/** V8 does not optimise functions of more than about 60 kB of bytecode; this
 * many source characters stay well below. */
const CHUNK = 24_000;

/** Declares where a step puts flags that count once it is done. */
const HELD = 'const HELD=[];let kept=0;';

export interface Successors {
  readonly functions: string;
  readonly calls: string;
  /** Upper bound on the successors of one state. */
  readonly most: number;
}

export function successorSource(
  base: Omit<Emitter, 'written'>,
  reading: Emitter,
  index: FlagIndex | null,
): Successors {
  const { program, layout } = base;
  const params = Array.from(
    { length: layout.words },
    (_, n) => `s${String(n)}`,
  ).join();
  const notes = index === null ? null : notesFor(index);
  const source = (step: Program['steps'][number]): string =>
    stepSource(base, step, (emitter) => ({
      done: emitSuccessor(emitter, layout.words),
      refused: emitSuccessor(emitter, layout.words),
      notes,
    }));
  const functions: string[] = [];
  const define = (body: string): string => {
    const name = `e${String(functions.length)}`;
    functions.push(`function ${name}(n,${params}){${body}return n;}`);
    return `n=${name}(n,${params});`;
  };
  const chunked = (pieces: readonly string[]): readonly string[] => {
    const calls: string[] = [];
    let body = '';
    for (const piece of pieces) {
      if (body.length > 0 && body.length + piece.length > CHUNK) {
        calls.push(define(body));
        body = '';
      }
      body += piece;
    }
    if (body.length > 0) calls.push(define(body));
    return calls;
  };
  const free = program.steps.filter((step) => step.thread < 0);
  let most = free.length;
  const calls = [...chunked(free.map(source))];
  const threads = program.components.filter((c) => c.table.kind === 'thread');
  for (const thread of threads) {
    const mine = program.steps.filter((step) => step.thread === thread.index);
    const starts = mine.filter((step) => step.at === 0);
    most += Math.max(1, starts.length);
    const value = readField(reading, thread.index);
    const busy = chunkedCases(
      mine.filter((step) => step.at !== 0),
      source,
    ).map((group) => {
      const call = define(`switch(${value}){${group.cases}}`);
      return `else if(p<=${String(group.last)}){${call}}`;
    });
    calls.push(
      `{const p=${value};if(p===0){${chunked(starts.map(source)).join('')}}${busy.join('')}}`,
    );
  }
  return {
    functions: (index === null ? '' : HELD) + functions.join('\n'),
    calls: calls.join('\n'),
    most,
  };
}

/** Cases of a thread's places, grouped so that each group is one function. */
function chunkedCases(
  steps: readonly Program['steps'][number][],
  source: (step: Program['steps'][number]) => string,
): readonly { readonly cases: string; readonly last: number }[] {
  const ordered = [...steps].sort((a, b) => a.at - b.at);
  const groups: { cases: string; last: number }[] = [];
  for (const step of ordered) {
    const text = `case ${String(step.at)}:${source(step)}break;`;
    const group = groups.at(-1);
    if (group === undefined || group.cases.length + text.length > CHUNK)
      groups.push({ cases: text, last: step.at });
    else {
      group.cases += text;
      group.last = step.at;
    }
  }
  return groups;
}

/** Flags are raised the first time something happens; see `HELD`. */
function notesFor(index: FlagIndex): Notes {
  const raise = (at: string): string =>
    `if(U[${at}]===0){U[${at}]=1;flag.raised=true;}`;
  return {
    message: (component, event, local) =>
      `${String(index.message(component, event))}+${local}`,
    carriedOut: (rule) => String(index.rule(rule)),
    required: (rule) => String(index.requirement(rule)),
    refused: (step) => String(index.refused(step)),
    done: (step) => String(index.done(step)),
    begin: 'kept=0;',
    raise,
    hold: (at) => `if(U[${at}]===0)HELD[kept++]=${at};`,
    settle: `while(kept>0){const f=HELD[--kept];${raise('f')}}`,
  };
}
