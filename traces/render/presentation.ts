/**
 * What the columns of a rendered trace know about PASIDs. The only part of
 * traces/ that names the model's charts and fields.
 */

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
];

/** Columns of the table fit a mail only with shorter names for the steps of
 * a DMA; the column they stand in says the rest. */
const shortOperations: Readonly<Record<string, string>> = {
  dmaEmit: 'emit',
  dmaTranslate: 'translate',
  dmaLand: 'land',
  dmaFault: 'fault',
};

export function shortOperation(operation: string): string {
  return shortOperations[operation] ?? operation;
}

/** `freePending` is the longest state by far. */
export function shortValue(value: string): string {
  return value === 'freePending' ? 'pending' : value;
}

/** The VM a thread belongs to, or null for a device or the host. */
export function vmOfActor(actor: string): string | null {
  return /^(VM\d+)\b/.exec(actor)?.[1] ?? null;
}
