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
import { FULL, visitedSource } from './visited.js';

/** What the generated code works on. All indices count states. */
export interface Engine {
  /** Hands over the arrays of states and parents, and memory for the visited
   * set, all owners' parts, zeros as far as it was not used before. */
  attach(states: Int32Array, parents: Int32Array, table: Int32Array): void;
  /** Writes the successors of states `from` to `to`, at most `batch` of
   * them, to `out`; with several owners, those that no owner has met yet to
   * the outbox. */
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
  /** Makes room in the visited set for `more` states, as far as its memory
   * goes. Only for a search with one owner. */
  reserve(more: number): void;
  /** Spreads this owner's part of the visited set over so many places, more
   * than it has, where it lies. All owners must have as many. */
  grow(places: number): void;
  /** Goes on with a visited set of so many places a part, of which this owner's
   * holds so many states. */
  adopt(places: number, held: number): void;
  /** States in this owner's part of the visited set. */
  held(): number;
  /** Places of an owner's part of the visited set. */
  places(): number;
  /** Enters stored states `from` to `to` that this owner is to hold; returns
   * how many it holds then. */
  enter(from: number, to: number): number;
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

/** Places of an owner's part of the visited set, at first, unless told. */
export const SLOTS = 2 ** 18;

/** States whose successors are looked up together. */
const BLOCK = 512;

/** States that one of several owners expands in a round. */
const SHARE = 4096;

/** States that one of so many owners expands in a round, at most. */
export const batchOf = (owners: number): number =>
  owners === 1 ? BLOCK : SHARE;

export function engineSource(
  program: Program,
  layout: Layout,
  watched: readonly CompiledClaim[],
  coverage: FlagIndex | null,
  owners = 1,
  symmetry: Symmetry = NO_SYMMETRY,
  places = SLOTS,
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
  const visited = visitedSource(layout, owners);
  const { enter, hash, lookUp, owner, sizes } = visited;
  const p = String(presence.word);
  const successors = successorSource(base, reading, coverage);
  const most = Math.max(1, successors.most);
  const batch = batchOf(owners);
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
  const text = `'use strict';
${successors.functions}
function all(n,${params}){${successors.calls}return n;}
${canonical}
function check(${params}){let c=0;${claims}return c;}
let S,P,T,part=0,span=0,X=null,held=0,transitions=0,M=-1;
${visited.declarations}
function attach(states,parents,table){S=states;P=parents;T=table;part=T.length/${String(owners)};
let n=${String(places)};while(n*${W}>part)n/=2;span=n*${W};}
function expand(from,to){
${
  owners === 1
    ? `let n=0;for(let i=from;i<to;i++){const q=i*${W};const m=n;n=all(n,${each((k) => `S[q+${k}]`)});${choose('m')}E[i-from]=n;${note}}
transitions+=n/${W};lengths[0]=n;`
    : `for(let o=0;o<${String(owners)};o++)lengths[o]=o*${String(region)};let g=0;${sizes}
for(let i=from;i<to;){const start=i,stop=Math.min(to,i+${String(BLOCK)});let n=0;
for(;i<stop;i++){const q=i*${W};const m=n;n=all(n,${each((k) => `S[q+${k}]`)});${choose('m')}E[i-from]=n;${note}}
${visited.lookAllUp({
  box: 'O',
  step: W,
  from: '0',
  to: 'n',
  whose: owner,
  before: '',
  isNew: `const b=lengths[o];${each((n) => `B[b+${n}]=a${n};`, '')}B[b+${W}]=g+k/${W};lengths[o]=b+${stride};`,
  skipRecent: true,
})}
for(let j=start-from;j<stop-from;j++)E[j]=g+E[j]/${W};g+=n/${W};}
for(let o=0;o<${String(owners)};o++)lengths[o]-=o*${String(region)};
transitions+=g;`
}}
function absorb(from,to,count){const T_=T,S_=S,P_=P;${sizes}let size=count,i=from;
{const T=T_,S=S_,P=P_,all=lengths[0];${visited.lookAllUp({
    box: 'O',
    step: W,
    from: '0',
    to: 'all',
    whose: '0',
    before: 'while(k>=E[i-from])i++;',
    isNew: `${enter}const r=size*${W};${each((n) => `S[r+${n}]=a${n};`, '')}P[size]=i;size++;
const c=check(${args});if(c!==0)hit(size-1,c);`,
    skipRecent: true,
  })}}
held+=size-count;return size;}
function sift(box,from,to,count){const T_=T;${sizes}let size=count;
{const T=T_;${visited.lookAllUp({
    box: 'box',
    step: stride,
    from: 'from',
    to: 'to',
    whose: 'self',
    before: '',
    isNew: `${enter}const f=size*${stride};for(let j=0;j<${stride};j++)F[f+j]=box[k+j];size++;`,
    // States at hand need not be in this owner's part.
    skipRecent: false,
  })}}
held+=size-count;return size;}
function settle(place,index,parent){const f=place*${stride},r=index*${W};${load('F', 'f')}
${each((n) => `S[r+${n}]=a${n};`, '')}P[index]=parent;const c=check(${args});if(c!==0)hit(index,c);}
function put(${args}){${sizes}${hash}${lookUp('held++;')}}
function start(){${load('O', '0')}${each((n) => `S[${n}]=a${n};`, '')}P[0]=-1;
const c=check(${args});if(c!==0)hit(0,c);}
function reserve(more){let places=span/${W};if(held+more<=places*${String(FULL)})return;
while(held+more>places*${String(FULL)}&&places*2*${W}<=part)places*=2;
if(places*${W}>span)grow(places);}
function adopt(places,states){span=places*${W};held=states;}
function grow(places){const base=self*part,end=base+span,old=span/${W};let q=base;while(T[q+${p}]!==0)q+=${W};
span=places*${W};held=0;
for(let n=0;n<old;n++){q+=${W};if(q===end)q=base;if(T[q+${p}]===0)continue;${load('T', 'q')}T[q+${p}]=0;put(${args});}}
function enter(from,to){${owners === 1 ? 'reserve(to-from);' : ''}for(let i=from;i<to;i++){const q=i*${W};${load('S', 'q')}${
    owners === 1 ? '' : `{${hash}if((${owner})!==self)continue;}`
  }put(${args});}return held;}
function index(count){const most=T.length;let places=1024;while(places*0.6<count&&(places*2<=most||places<=count))places*=2;
X=places<=most?new Int32Array(T.buffer,T.byteOffset,places).fill(0):new Int32Array(places);T=new Int32Array(0);span=part=0;const mask=places-1;
for(let i=0;i<count;i++){const q=i*${W};${load('S', 'q')}${hash}let x=h&mask;while(X[x]!==0)x=x+1&mask;X[x]=i+1;}}
function find(k){const mask=X.length-1;${load('O', 'k')}${hash}let x=h&mask;
for(let e=X[x];e!==0;e=X[x]){const q=(e-1)*${W};if(${each((n) => `S[q+${n}]===a${n}`, '&&')})return e-1;x=x+1&mask;}
return -1;}
function successors(i){const q=i*${W};const n=all(0,${each((k) => `S[q+${k}]`)});${choose('0')}return n;}
function admit(parent,count){${sizes}let size=count;${load('O', '0')}${hash}${lookUp(`const r=size*${W};${each((n) => `S[r+${n}]=a${n};`, '')}P[size]=parent;size++;`)}
held+=size-count;return size;}
return{attach,admit,canonical:${canonical === '' ? '()=>{}' : 'canon'},expand,absorb,sift,settle,start,reserve,grow,adopt,enter,index,find,successors,
out:O,lengths,transitions:()=>transitions,watch:(m)=>{M=m;},
held:()=>held,places:()=>span/${W},
bytes:()=>X===null?span*4*${String(owners)}:X.byteLength};`;
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
  return make(
    ...source.values,
    new Int32Array(BLOCK * source.most * source.words),
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
