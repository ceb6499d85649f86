/**
 * The search's inner loop, generated for one program: successor code for
 * every ground step, an exact visited set with open addressing, parent links
 * and the claims, all on 32-bit words in typed arrays.
 *
 * It is generated because a table-driven interpreter of the same program
 * spends most of its time finding out which field sits where.
 */
import type { CompiledClaim, Condition, Program } from '../compile/program.js';
import type { Layout } from '../pack/layout.js';
import type { Emitter } from './expressions.js';
import { Constants, readField, truth } from './expressions.js';
import type { Notes } from './step.js';
import { emitSuccessor, stepSource } from './step.js';

/** Typed arrays the generated code works on; replaced when they grow. */
export interface Store {
  /** Packed states, `words` a state, in the order they were found. */
  readonly states: Int32Array<ArrayBuffer>;
  /** Index of the state each was first found from. */
  readonly parents: Int32Array<ArrayBuffer>;
  /** Open addressing: index + 1 of a state, 0 for empty. A power of two. */
  readonly slots: Int32Array<ArrayBuffer>;
}

export interface Engine {
  /** Hands over (new) arrays and how many states they hold. */
  attach(store: Store, count: number): void;
  /** Expands states `from` to `to`; returns the first one not expanded,
   * which is less than `to` if the arrays must grow first. */
  expand(from: number, to: number): number;
  /** Adds a state unless known; returns its index. `words` are in `out`. */
  add(parent: number): number;
  /** Index of the state whose words are in `out` at `offset`, or -1. */
  find(offset: number): number;
  /** Writes all successors of a stored state to `out`; returns the words
   * written. */
  successors(state: number): number;
  /** Re-enters every stored state into (new, empty) slots. */
  rehash(): void;
  count(): number;
  transitions(): number;
  /** Stops watching a claim: bit `n` of the mask. */
  watch(mask: number): void;
  readonly out: Int32Array;
}

/** Called for a new state in which some watched claims' formulas hold. */
export type OnHit = (state: number, claims: number) => void;

/** Byte flags that instrumented code sets; see coverage.ts. */
export interface Flags {
  readonly messages: Uint8Array;
  readonly rules: Uint8Array;
  readonly refused: Uint8Array;
  readonly done: Uint8Array;
  /** Called with the expanded state's index after it raised a flag. */
  readonly onNew: (state: number) => void;
}

export interface FlagIndex {
  /** Offset of the flags for this message, one a local state. */
  message(component: number, event: number): number;
  rule(rule: string): number;
}

/** Bytecode over which V8 does not optimise a function is about 60 kB; this
 * many source characters stay well below. */
const CHUNK = 24_000;

export function generateEngine(
  program: Program,
  layout: Layout,
  watched: readonly CompiledClaim[],
  onHit: OnHit,
  coverage: { readonly flags: Flags; readonly index: FlagIndex } | null,
): Engine {
  const constants = new Constants();
  const base = { program, layout, constants };
  const reading: Emitter = { ...base, written: new Set() };
  const words = layout.words;
  const params = list(words, (n) => `s${String(n)}`);
  const successors = successorSource(base, reading, coverage?.index ?? null);
  const claims = watched
    .map(
      (claim, n) =>
        `if((M&${String(1 << n)})!==0&&${truth(reading, anyInstance(claim))})c|=${String(1 << n)};`,
    )
    .join('');
  const load = list(words, (n) => `S[q+${String(n)}]`);
  const equal = (at: string): string =>
    list(words, (n) => `S[${at}+${String(n)}]===a${String(n)}`).join('&&');
  const hash = hashSource(words);
  const out = list(words, (n) => `O[k+${String(n)}]`);
  const names = list(words, (n) => `a${String(n)}`);
  const declareOut = `const ${names.map((a, n) => `${a}=${out[n] ?? ''}`).join(',')};`;
  const store = names.map((a, n) => `S[r+${String(n)}]=${a};`).join('');
  const source = `'use strict';
${successors.functions}
function all(${params.join()}){let n=0;${successors.calls}return n;}
function check(${params.join()}){let c=0;${claims}return c;}
let S,P,T,count=0,transitions=0,M=-1,capacity=0;
function attach(store,n){S=store.states;P=store.parents;T=store.slots;count=n;capacity=P.length;}
function expand(from,to){
const S_=S,P_=P,T_=T,mask=T.length-1,limit=Math.min(capacity,Math.floor(T.length*0.7))-${String(successors.most)};
{const S=S_,P=P_,T=T_;let size=count,i=from,t=0;
for(;i<to&&size<limit;i++){const q=i*${String(words)};
const n=all(${load.join()});
for(let k=0;k<n;k+=${String(words)}){${declareOut}
${hash}let slot=h&mask,e=T[slot];
for(;e!==0;){const q=(e-1)*${String(words)};if(${equal('q')})break;slot=slot+1&mask;e=T[slot];}
if(e===0){const r=size*${String(words)};${store}P[size]=i;T[slot]=++size;
const c=check(${names.join()});if(c!==0)hit(size-1,c);}
}
t+=n/${String(words)};${coverage === null ? '' : 'if(fresh){fresh=false;onNew(i);}'}
}
count=size;transitions+=t;return i;}}
function find(k){const mask=T.length-1;${declareOut}${hash}let slot=h&mask,e=T[slot];
for(;e!==0;){const q=(e-1)*${String(words)};if(${equal('q')})return e-1;slot=slot+1&mask;e=T[slot];}
return -1;}
function add(parent){const known=find(0);if(known>=0)return known;const k=0,mask=T.length-1;${declareOut}${hash}
let slot=h&mask;while(T[slot]!==0)slot=slot+1&mask;
const r=count*${String(words)};${store}P[count]=parent;T[slot]=++count;
const c=check(${names.join()});if(c!==0)hit(count-1,c);return count-1;}
function successors(i){const q=i*${String(words)};return all(${load.join()});}
function rehash(){const mask=T.length-1;for(let i=0;i<count;i++){const q=i*${String(words)};
const ${names.map((a, n) => `${a}=${load[n] ?? ''}`).join(',')};${hash}
let slot=h&mask;while(T[slot]!==0)slot=slot+1&mask;T[slot]=i+1;}}
return{attach,expand,add,find,successors,rehash,out:O,count:()=>count,transitions:()=>transitions,watch:(m)=>{M=m;}};`;
  const flags = coverage?.flags;
  // The source is made from the program's own tables; nothing a user typed
  // gets into it other than as an integer.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(
    ...constants.names,
    'O',
    'hit',
    'U',
    'R',
    'X',
    'D',
    'onNew',
    `let fresh=false;${source}`,
  ) as (...args: readonly unknown[]) => Engine;
  return make(
    ...constants.values,
    new Int32Array(Math.max(1, successors.most) * words),
    onHit,
    flags?.messages,
    flags?.rules,
    flags?.refused,
    flags?.done,
    flags?.onNew,
  );
}

function list<T>(length: number, make: (n: number) => T): readonly T[] {
  return Array.from({ length }, (_, n) => make(n));
}

/** Any instance of a never or sometimes claim. */
export function anyInstance(claim: CompiledClaim): Condition {
  return { kind: 'any', of: claim.instances.map((instance) => instance.such) };
}

/** Statement that declares `h`, a well-mixed hash of `a0, a1, ...`. */
function hashSource(words: number): string {
  const rounds = list(
    words,
    (n) => `h=Math.imul(h^a${String(n)},0x9E3779B1);h^=h>>>15;`,
  );
  return `let h=0x2545F491;${rounds.join('')}h=Math.imul(h,0x85EBCA77);h^=h>>>13;`;
}

interface Successors {
  readonly functions: string;
  readonly calls: string;
  /** Upper bound on the successors of one state. */
  readonly most: number;
}

function successorSource(
  base: Omit<Emitter, 'written'>,
  reading: Emitter,
  index: FlagIndex | null,
): Successors {
  const { program, layout } = base;
  const params = list(layout.words, (n) => `s${String(n)}`).join();
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
  return { functions: functions.join('\n'), calls: calls.join('\n'), most };
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

/** Statements that raise flags the first time something happens. */
function notesFor(index: FlagIndex): Notes {
  const raise = (array: string, at: string): string =>
    `if(${array}[${at}]===0){${array}[${at}]=1;fresh=true;}`;
  return {
    message: (component, event, local) =>
      raise('U', `${String(index.message(component, event))}+${local}`),
    carriedOut: (rule) => raise('R', String(index.rule(rule))),
    required: (rule) =>
      rule === null ? '' : raise('R', String(index.rule(rule))),
    stepRefused: (step) => raise('X', String(step)),
    stepDone: (step) => raise('D', String(step)),
  };
}
