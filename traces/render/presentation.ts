/**
 * What the columns of a rendered trace know about PASIDs. The only part of
 * traces/ that names the model's charts and fields.
 */

import type { TraceStep } from '../trace.js';

export interface StateColumn {
  /** Short enough for a column head. */
  readonly head: string;
  readonly field: string;
  readonly align: 'left' | 'right';
}

/** State columns of a blamed object, by chart; the first chart that stands
 * for a blamed object is shown. References come last, as in the series' own
 * documentation. */
export const stateColumns: readonly {
  readonly chart: string;
  readonly columns: readonly StateColumn[];
}[] = [
  {
    chart: 'ioasid',
    columns: [
      { head: 'state', field: 'state', align: 'left' },
      { head: 'owner', field: 'owner', align: 'left' },
      { head: 'refs', field: 'references', align: 'right' },
    ],
  },
  {
    chart: 'ioasidSet',
    columns: [
      { head: 'state', field: 'state', align: 'left' },
      { head: 'ids', field: 'count', align: 'right' },
    ],
  },
  {
    chart: 'hwpt',
    columns: [
      { head: 'state', field: 'state', align: 'left' },
      { head: 'users', field: 'users', align: 'right' },
    ],
  },
];

interface ShortOperation {
  readonly name: string;
  /** The arguments shown in a cell. */
  readonly args: readonly string[];
  /** What the arguments left out say, set as a footnote. */
  readonly note?: (args: Readonly<Record<string, string>>) => string;
}

/** The table fits a mail only with short cells for the steps of a DMA; the
 * column they stand in and the footnote say the rest. */
const shortOperations: Readonly<Record<string, ShortOperation>> = {
  dmaEmit: { name: 'emit', args: ['p'] },
  dmaTranslate: { name: 'translate', args: ['p'], note: translationNote },
  dmaLand: { name: 'land', args: ['p'] },
  dmaFault: { name: 'fault', args: ['p'] },
};

function translationNote(args: Readonly<Record<string, string>>): string {
  const { through = '', space = '', life = '' } = args;
  if (/^hwpt\d/.test(through))
    return life === 'past'
      ? `What stands where ${through} was leads to memory of ${space}.`
      : `The page table ${through} leads to memory of ${space}.`;
  const whose =
    life === 'past' ? `, left from an earlier life of the PASID` : '';
  return `The table of ${through} leads to an address space of ${space}${whose}.`;
}

/** The words of a step's cell: the operation, then its arguments. */
export function shortCall({
  operation,
  args,
}: Pick<TraceStep, 'operation' | 'args'>): readonly [string, ...string[]] {
  const short = shortOperations[operation];
  const names = short?.args ?? Object.keys(args).sort();
  return [
    short?.name ?? operation,
    ...names.flatMap((name) => args[name] ?? []),
  ];
}

export interface Series {
  readonly length: number;
  readonly call: readonly string[];
}

const DMA = ['dmaEmit', 'dmaTranslate', 'dmaLand'];

/** A whole DMA by one device, if the steps begin with one; all its steps
 * went well. */
export function seriesAt(steps: readonly TraceStep[]): Series | null {
  const found = steps.slice(0, DMA.length);
  const [first] = found;
  if (first === undefined) return null;
  const whole = found.every(
    ({ operation, actor, args, result }, n) =>
      operation === DMA[n] &&
      result === 'ok' &&
      actor === first.actor &&
      args['p'] === first.args['p'],
  );
  return whole && found.length === DMA.length
    ? { length: DMA.length, call: ['dma', first.args['p'] ?? ''] }
    : null;
}

/** What a step's cell leaves out, in a sentence; null if nothing. */
export function shortNote({
  operation,
  args,
}: Pick<TraceStep, 'operation' | 'args'>): string | null {
  return shortOperations[operation]?.note?.(args) ?? null;
}

/** `freePending` is the longest state by far. */
export function shortValue(value: string): string {
  return value === 'freePending' ? 'pending' : value;
}

/** The VM a thread belongs to, or null for a device or the host. */
export function vmOfActor(actor: string): string | null {
  return /^(VM\d+)\b/.exec(actor)?.[1] ?? null;
}
