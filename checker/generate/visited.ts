/**
 * Generated source of look-ups in the visited set: one table with open
 * addressing, a part of it for each owner. Exact: what is compared is the
 * whole state.
 */
import type { Layout } from '../pack/layout.js';

/** How full the visited set gets before it grows, where there is memory. */
export const FULL = 0.75;

/** How full it gets where there is none: slower, but right. */
export const TIGHT = 0.93;

/** The same for parts of several owners, none of which is as full as another. */
export const TIGHT_PART = 0.88;

/** Bits of the number of states that were met last and are kept at hand. They
 * fit into the second-level cache; most successors are among them. */
const RECENT_BITS = 14;

/** States whose places are touched together. */
const CHUNK = 1024;

/** Pieces of source. States stand in variables `a0, a1, ...`. */
export interface VisitedSource {
  /** Of the variables the other pieces use; the table is `T`. */
  readonly declarations: string;
  /** Statement that declares `mask`; `span`, words of an owner's part in use,
   * and `part`, those it may come to, are there. */
  readonly sizes: string;
  /** Expression for the owner, from the hash `h`. */
  readonly owner: string;
  /** Statement that declares `h`. */
  readonly hash: string;
  /** Writes a state to the table at word `t`. */
  readonly enter: string;
  /** Looks one state up in this owner's part; `isNew` is carried out once it
   * is entered. Needs `h`. */
  readonly lookUp: (isNew: string) => string;
  readonly lookAllUp: (all: LookUps) => string;
}

export interface LookUps {
  /** The array they are in, and the words from one to the next. */
  readonly box: string;
  readonly step: string;
  /** Words of `box` to begin and end with. */
  readonly from: string;
  readonly to: string;
  /** Expression for the owner whose part is looked into. */
  readonly whose: string;
  /** Carried out for every state looked up, which is at `k` of `box`. */
  readonly before: string;
  /** Carried out for a state that is not in the set, at word `t`, where it
   * would belong. */
  readonly isNew: string;
  /** Whether states met lately need no look-up: they are in the set or have
   * been dealt with. */
  readonly skipRecent: boolean;
}

export function visitedSource(
  { words, presence }: Layout,
  owners: number,
): VisitedSource {
  const W = String(words);
  const p = String(presence.word);
  const each = (make: (n: string) => string, glue = ''): string =>
    Array.from({ length: words }, (_, n) => make(String(n))).join(glue);
  const alone = owners === 1;
  const others = Array.from({ length: words }, (_, n) => n).filter(
    (n) => n !== presence.word,
  );
  const same = [
    `e===a${p}`,
    ...others.map((n) => `T[t+${String(n)}]===a${String(n)}`),
  ].join('&&');
  const place = alone ? `(h&mask)*${W}` : `o*part+(h&mask)*${W}`;
  const wrap = alone ? 'if(t===span)t=0;' : 'if(t===o*part+span)t-=span;';
  const probe = (isNew: string): string =>
    `for(;;){const e=T[t+${p}];if(e===0){${isNew}break;}` +
    `if(${same})break;t+=${W};${wrap}}`;
  const enter = each((n) => `T[t+${n}]=a${n};`);
  const hash = hashSource(words);
  const numbers = `new Int32Array(${String(CHUNK)})`;
  return {
    declarations:
      `const R=new Int32Array(${String(2 ** RECENT_BITS)}*${W}),` +
      // A table has up to 2^32 words, so 31 bits would not do for a place.
      `places=new Uint32Array(${String(CHUNK)}),` +
      `sources=${numbers},owned=${numbers};let touched=0;`,
    sizes: `const mask=span/${W}-1;`,
    owner: owners === 2 ? 'h>>>31' : `(h>>>16)%${String(owners)}`,
    hash,
    enter,
    lookUp: (isNew) =>
      `${alone ? '' : 'const o=self;'}let t=${place};` +
      probe(`${enter}${isNew}`),
    lookAllUp: ({ box, step, from, to, whose, before, isNew, skipRecent }) => {
      const load = `const ${each((n) => `a${n}=${box}[k+${n}]`, ',')};`;
      const skip =
        `const r=(h>>>${String(32 - RECENT_BITS)})*${W};` +
        `if(${each((n) => `R[r+${n}]===a${n}`, '&&')})continue;` +
        each((n) => `R[r+${n}]=a${n};`);
      // Three loops, so that the second one does nothing but wait for memory:
      // the processor then has many cache misses under way at a time.
      return (
        `for(let c=${from};c<${to};c+=${String(CHUNK)}*${step}){` +
        `const stop=Math.min(${to},c+${String(CHUNK)}*${step});let m=0;` +
        `for(let k=c;k<stop;k+=${step}){${load}${hash}${skipRecent ? skip : ''}` +
        (alone ? '' : `const o=${whose};owned[m]=o;`) +
        `places[m]=${place};sources[m]=k;m++;}` +
        `let z=0;for(let j=0;j<m;j++)z^=T[places[j]+${p}];touched^=z;` +
        `for(let j=0;j<m;j++){const k=sources[j];${before}${load}` +
        `let t=places[j];${alone ? '' : 'const o=owned[j];'}${probe(isNew)}}}`
      );
    },
  };
}

/** Statement that declares `h`, a well-mixed hash of `a0, a1, ...`. */
function hashSource(words: number): string {
  const rounds = Array.from(
    { length: words },
    (_, n) => `h=Math.imul(h^a${String(n)},0x9E3779B1);h^=h>>>15;`,
  );
  return `let h=0x2545F491;${rounds.join('')}h=Math.imul(h,0x85EBCA77);h^=h>>>13;`;
}
