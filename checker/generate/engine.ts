/**
 * The search's inner loop, generated for one program: successor code for
 * every ground step, an exact visited set with open addressing, parent links
 * and the claims, all on 32-bit words in typed arrays.
 *
 * It is generated because a table-driven interpreter of the same program
 * spends most of its time finding out which field sits where. Work goes in
 * batches, in two halves: first the successors of a whole batch, then their
 * look-ups, whose cache misses then overlap.
 */
import type { CompiledClaim, Condition, Program } from '../compile/program.js';
import type { Layout } from '../pack/layout.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import { NO_SYMMETRY } from '../symmetry/symmetry.js';
import { canonicalSource } from './canonical.js';
import type { Emitter } from './expressions.js';
import { Constants, truth } from './expressions.js';
import type { FlagIndex } from './successors.js';
import { successorSource } from './successors.js';

/** What the generated code works on. All indices count states. */
export interface Engine {
  /** Hands over the arrays of states and parents. */
  attach(states: Int32Array, parents: Int32Array): void;
  /** Writes the successors of states `from` to `to`, at most `batch` of
   * them, to this engine's outboxes. */
  expand(from: number, to: number): void;
  /** Looks the last batch up in the visited set and appends what is new to
   * the states, of which there are `count`; returns how many there are then.
   * Only for a search with one owner. */
  absorb(from: number, to: number, count: number): number;
  /** Looks up what an outbox holds from word `from` to `to`; what is new goes
   * to `fresh`, from place `count` on; returns the place after. For a search
   * with several owners. */
  sift(box: Int32Array, from: number, to: number, count: number): number;
  /** Writes fresh state `place` to the store as state `index`. */
  settle(place: number, index: number, parent: number): void;
  /** Writes the state in `out` to the store as state 0. */
  start(): void;
  /** Adds the state in `out`, found from `parent`, unless it is known;
   * returns how many states there are then. */
  admit(parent: number, count: number): number;
  /** Replaces the state at `offset` of `out` by the one that stands for all
   * those symmetry makes alike. */
  canonical(offset: number): void;
  /** Makes room in the visited set for `more` states. */
  reserve(more: number): void;
  /** Enters stored states `from` to `to` that this owner holds (resume). */
  enter(from: number, to: number): void;
  /** Drops the visited set and indexes all `count` stored states instead, for
   * `find`. */
  index(count: number): void;
  /** Index of the state whose words are in `out` at `offset`, or -1. */
  find(offset: number): number;
  /** Writes all successors of a stored state to `out`; returns the words
   * written. */
  successors(state: number): number;
  transitions(): number;
  /** Watches only the claims whose bits are set. */
  watch(mask: number): void;
  /** Bytes of the visited set. */
  bytes(): number;
  readonly out: Int32Array;
  /** Words the last `expand` wrote for each owner. */
  readonly lengths: Int32Array;
}

/** Called for a new state in which some watched claims' formulas hold. */
export type OnHit = (state: number, claims: number) => void;

/** Source and constants; both can be sent to another thread. */
export interface EngineSource {
  readonly text: string;
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  /** Upper bound on the successors of one state. */
  readonly most: number;
  readonly words: number;
  readonly owners: number;
  /** States a batch. */
  readonly batch: number;
  /** Words of one owner's part of an outbox: enough for any batch. */
  readonly region: number;
}

const SLOTS = 2 ** 18;

export function engineSource(
  program: Program,
  layout: Layout,
  watched: readonly CompiledClaim[],
  coverage: FlagIndex | null,
  owners = 1,
  symmetry: Symmetry = NO_SYMMETRY,
): EngineSource {
  const constants = new Constants();
  const base = { program, layout, constants };
  const reading: Emitter = { ...base, written: new Set() };
  const { words, presence } = layout;
  const W = String(words);
  const stride = String(words + 1);
  const each = (make: (n: string) => string, glue = ','): string =>
    Array.from({ length: words }, (_, n) => make(String(n))).join(glue);
  const params = each((n) => `s${n}`);
  const args = each((n) => `a${n}`);
  const load = (array: string, at: string): string =>
    `const ${each((n) => `a${n}=${array}[${at}+${n}]`)};`;
  const hash = hashSource(words);
  const p = String(presence.word);
  const others = Array.from({ length: words }, (_, n) => n).filter(
    (n) => n !== presence.word,
  );
  const same = [
    `e===a${p}`,
    ...others.map((n) => `T[t+${String(n)}]===a${String(n)}`),
  ].join('&&');
  /** Looks `a0, a1, ...` up; runs `isNew` at a free place `t`. */
  const lookUp = (isNew: string): string =>
    `let t=(h&mask)*${W};for(;;){const e=T[t+${p}];if(e===0){${each((n) => `T[t+${n}]=a${n};`, '')}${isNew}break;}` +
    `if(${same})break;t+=${W};if(t===end)t=0;}`;
  const successors = successorSource(base, reading, coverage);
  const most = Math.max(1, successors.most);
  const batch = owners === 1 ? 512 : 2048;
  const region = batch * most * (words + 1);
  const canonical = canonicalSource(reading, symmetry);
  const choose = (from: string): string =>
    canonical === '' ? '' : `for(let k=${from};k<n;k+=${W})canon(k);`;
  const claims = watched
    .map(
      (claim, n) =>
        `if((M&${String(1 << n)})!==0&&${truth(reading, anyInstance(claim))})c|=${String(1 << n)};`,
    )
    .join('');
  const note =
    coverage === null ? '' : 'if(flag.raised){flag.raised=false;onNew(i);}';
  const owner = owners === 2 ? 'h>>>31' : `(h>>>16)%${String(owners)}`;
  const text = `'use strict';
${successors.functions}
function all(n,${params}){${successors.calls}return n;}
${canonical}
function check(${params}){let c=0;${claims}return c;}
let S,P,T=new Int32Array(${String(SLOTS)}*${W}),X=null,held=0,transitions=0,M=-1;
function attach(states,parents){S=states;P=parents;}
function expand(from,to){
${
  owners === 1
    ? `let n=0;for(let i=from;i<to;i++){const q=i*${W};const m=n;n=all(n,${each((k) => `S[q+${k}]`)});${choose('m')}E[i-from]=n;${note}}
transitions+=n/${W};lengths[0]=n;`
    : `for(let o=0;o<${String(owners)};o++)lengths[o]=o*${String(region)};let g=0;
for(let i=from;i<to;i++){const q=i*${W};const n=all(0,${each((k) => `S[q+${k}]`)});${choose('0')}
for(let k=0;k<n;k+=${W}){${load('O', 'k')}${hash}const o=${owner},b=lengths[o];
${each((k) => `B[b+${k}]=a${k};`, '')}B[b+${W}]=g++;lengths[o]=b+${stride};}E[i-from]=g;${note}}
for(let o=0;o<${String(owners)};o++)lengths[o]-=o*${String(region)};
transitions+=g;`
}}
function absorb(from,to,count){const T_=T,S_=S,P_=P,mask=T.length/${W}-1,end=T.length;let size=count,k=0;
{const T=T_,S=S_,P=P_;for(let i=from;i<to;i++){const last=E[i-from];
for(;k<last;k+=${W}){${load('O', 'k')}${hash}${lookUp(
    `const r=size*${W};${each((n) => `S[r+${n}]=a${n};`, '')}P[size]=i;size++;
const c=check(${args});if(c!==0)hit(size-1,c);`,
  )}}}}
held+=size-count;return size;}
function sift(box,from,to,count){const T_=T,mask=T.length/${W}-1,end=T.length;let size=count;
{const T=T_;for(let k=from;k<to;k+=${stride}){${load('box', 'k')}${hash}${lookUp(
    `const f=size*${stride};for(let j=0;j<${stride};j++)F[f+j]=box[k+j];size++;`,
  )}}}
held+=size-count;return size;}
function settle(place,index,parent){const f=place*${stride},r=index*${W};${load('F', 'f')}
${each((n) => `S[r+${n}]=a${n};`, '')}P[index]=parent;const c=check(${args});if(c!==0)hit(index,c);}
function put(${args}){const mask=T.length/${W}-1,end=T.length;${hash}${lookUp('held++;')}}
function start(){${load('O', '0')}${each((n) => `S[${n}]=a${n};`, '')}P[0]=-1;
const c=check(${args});if(c!==0)hit(0,c);}
function reserve(more){let places=T.length/${W};if(held+more<=places*0.75)return;
while(held+more>places*0.75)places*=2;
const old=T;T=new Int32Array(places*${W});held=0;
for(let q=0;q<old.length;q+=${W})if(old[q+${p}]!==0)put(${each((n) => `old[q+${n}]`)});}
function enter(from,to){reserve(to-from);for(let i=from;i<to;i++){const q=i*${W};${load('S', 'q')}${
    owners === 1 ? '' : `{${hash}if((${owner})!==self)continue;}`
  }put(${args});}}
function index(count){T=new Int32Array(0);let places=1024;while(places*0.6<count)places*=2;
X=new Int32Array(places);const mask=places-1;
for(let i=0;i<count;i++){const q=i*${W};${load('S', 'q')}${hash}let x=h&mask;while(X[x]!==0)x=x+1&mask;X[x]=i+1;}}
function find(k){const mask=X.length-1;${load('O', 'k')}${hash}let x=h&mask;
for(let e=X[x];e!==0;e=X[x]){const q=(e-1)*${W};if(${each((n) => `S[q+${n}]===a${n}`, '&&')})return e-1;x=x+1&mask;}
return -1;}
function successors(i){const q=i*${W};const n=all(0,${each((k) => `S[q+${k}]`)});${choose('0')}return n;}
function admit(parent,count){const mask=T.length/${W}-1,end=T.length;let size=count;${load('O', '0')}${hash}${lookUp(`const r=size*${W};${each((n) => `S[r+${n}]=a${n};`, '')}P[size]=parent;size++;`)}
held+=size-count;return size;}
return{attach,admit,canonical:${canonical === '' ? '()=>{}' : 'canon'},expand,absorb,sift,settle,start,reserve,enter,index,find,successors,
out:O,lengths,transitions:()=>transitions,watch:(m)=>{M=m;},
bytes:()=>T.byteLength+(X===null?0:X.byteLength)};`;
  return {
    text,
    names: constants.names,
    values: constants.values,
    most,
    words,
    owners,
    batch,
    region,
  };
}

export interface Surroundings {
  readonly onHit: OnHit;
  /** Coverage flags and who hears of new ones; null in lean code. */
  readonly flags: {
    readonly array: Uint8Array;
    readonly onNew: (state: number) => void;
  } | null;
  /** Which owner this engine is, from 0. */
  readonly self: number;
  /** Null for a search with one owner. */
  readonly memory: OwnerMemory | null;
}

/** What one of several owners shares with the others. */
export interface OwnerMemory {
  /** Its successors, a region for each owner: words and place in the batch. */
  readonly outbox: Int32Array;
  /** By state of its batch: successors up to and including that state. */
  readonly ends: Int32Array;
  /** States it found to be new, like those in an outbox. */
  readonly fresh: Int32Array;
}

export function makeEngine(
  source: EngineSource,
  { onHit, flags, self, memory }: Surroundings,
): Engine {
  // The source is made from the program's own tables; nothing a user typed
  // gets into it other than as an integer.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(
    ...source.names,
    'O',
    'E',
    'F',
    'B',
    'lengths',
    'hit',
    'U',
    'flag',
    'onNew',
    'self',
    source.text,
  ) as (...args: readonly unknown[]) => Engine;
  const {
    outbox = new Int32Array(0),
    ends = new Int32Array(source.batch),
    fresh = new Int32Array(0),
  } = memory ?? {};
  const room =
    source.owners === 1
      ? source.batch * source.most * source.words
      : source.most * source.words;
  return make(
    ...source.values,
    new Int32Array(room),
    ends,
    fresh,
    outbox,
    new Int32Array(source.owners),
    onHit,
    flags?.array,
    { raised: false },
    flags?.onNew,
    self,
  );
}

/** Any instance of a never or sometimes claim. */
export function anyInstance(claim: CompiledClaim): Condition {
  return { kind: 'any', of: claim.instances.map((instance) => instance.such) };
}

/** Statement that declares `h`, a well-mixed hash of `a0, a1, ...`. */
function hashSource(words: number): string {
  const rounds = Array.from(
    { length: words },
    (_, n) => `h=Math.imul(h^a${String(n)},0x9E3779B1);h^=h>>>15;`,
  );
  return `let h=0x2545F491;${rounds.join('')}h=Math.imul(h,0x85EBCA77);h^=h>>>13;`;
}
