/** How the recordings spell objects, and how the model does. */
import type { CoreScope } from '../../model/core/core.js';
import { NOTHING } from '../../model/core/core.js';
import type { EnumDomain, Sort } from '../../checker/index.js';
import type { Scalar } from './recording.js';

/** More pointers than any sequence creates sets; ids 0 and 4 are named by
 * callers and never handed out. */
export const scope: CoreScope = {
  ioasids: ['id0', 'id1', 'id2', 'id3', 'id4'],
  sets: ['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7'],
  mms: ['A', 'B'],
  spids: ['spid1', 'spid2'],
  data: ['data5', 'data6', 'data7', 'data8', 'data9'],
  records: 6,
  threads: ['caller'],
};

/** Per sort of an argument: recorded value -> object. */
const spelling: Readonly<Record<Sort, (value: Scalar) => string>> = {
  ioasid: (value) => `id${String(value)}`,
  set: (value) => String(value),
  setArgument: (value) => (value === null ? NOTHING.set : String(value)),
  mm: (value) => String(value),
  tokenArgument: (value) => (value === null ? NOTHING.token : String(value)),
  spidArgument: (value) =>
    value === 'INVALID' ? NOTHING.spid : `spid${String(value)}`,
  dataArgument: (value) =>
    value === null ? NOTHING.data : `data${String(value)}`,
  setType: (value) => {
    if (value === 1) return 'IOASID_SET_TYPE_NULL';
    if (value === 2) return 'IOASID_SET_TYPE_MM';
    return Number(value) > 2 ? 'type-above' : 'type-below';
  },
  getter: (value) => (value === 'refuse' ? 'refusing-getter' : 'no-getter'),
  choice: (value) => (value === true ? 'yes' : 'no'),
  subscriber: (value) => String(value),
};

/** A recorded argument as an argument of the model's call. */
export function argument(range: Sort | EnumDomain, value: Scalar): string {
  if (typeof range !== 'string') return String(value);
  const spell = spelling[range];
  if (spell === undefined)
    throw new Error(
      `the recordings have no spelling for sort '${range}'; add one`,
    );
  return spell(value);
}

/** A value of the model as the recordings write it. */
export function recorded(value: string | number | boolean | null): Scalar {
  if (typeof value !== 'string') return value;
  const numbered = /^(?:id|spid|data)(\d+)$/.exec(value);
  if (numbered !== null) return Number(numbered[1]);
  return words.has(value) ? (words.get(value) ?? null) : value;
}

const words: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['NULL', null],
  ['true', true],
  ['false', false],
  ['INVALID_IOASID', 'INVALID'],
]);
