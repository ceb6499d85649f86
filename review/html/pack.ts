/**
 * The page's data as the file carries it: what several traces have in common
 * (most begin alike) is there once. Unpacked by the page's script.
 */
import type { OtherData, PageData, StepData, TraceData } from './data.js';

type Change = NonNullable<StepData['changed']>[number];
type Refusal = NonNullable<OtherData['refused']>[number];

/** A list as places in a table. */
type Places = readonly number[];

type PackedStep = Omit<StepData, 'changed'> & { readonly changed?: Places };
type PackedOther = Omit<OtherData, 'refused'> & { readonly refused?: Places };
type PackedTrace = Omit<TraceData, 'steps' | 'others'> & {
  readonly steps: Places;
  readonly others: Places;
};

export interface PackedData extends Omit<PageData, 'traces'> {
  readonly traces: readonly PackedTrace[];
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
  readonly steps: readonly PackedStep[];
  readonly others: readonly PackedOther[];
}

class Table<Item> {
  readonly items: Item[] = [];
  readonly #index = new Map<string, number>();

  readonly place = (item: Item): number => {
    const key = JSON.stringify(item);
    const known = this.#index.get(key) ?? this.items.push(item) - 1;
    this.#index.set(key, known);
    return known;
  };
}

export function pack({ traces, ...rest }: PageData): PackedData {
  const changes = new Table<Change>();
  const refusals = new Table<Refusal>();
  const steps = new Table<PackedStep>();
  const others = new Table<PackedOther>();
  const packed = traces.map((trace) => ({
    ...trace,
    steps: trace.steps.map(({ changed, ...step }) =>
      steps.place(
        changed === undefined
          ? step
          : { ...step, changed: changed.map(changes.place) },
      ),
    ),
    others: trace.others.map(({ refused, ...other }) =>
      others.place(
        refused === undefined
          ? other
          : { ...other, refused: refused.map(refusals.place) },
      ),
    ),
  }));
  return {
    ...rest,
    traces: packed,
    changes: changes.items,
    refusals: refusals.items,
    steps: steps.items,
    others: others.items,
  };
}

export function unpack(packed: PackedData): PageData {
  const { words, charts, changes, refusals } = packed;
  const steps = packed.steps.map(({ changed, ...step }): StepData =>
    changed === undefined
      ? step
      : { ...step, changed: taken(changes, changed) },
  );
  const others = packed.others.map(({ refused, ...other }): OtherData =>
    refused === undefined
      ? other
      : { ...other, refused: taken(refusals, refused) },
  );
  const traces = packed.traces.map((trace) => ({
    ...trace,
    steps: taken(steps, trace.steps),
    others: taken(others, trace.others),
  }));
  return { words, charts, traces };
}

const taken = <Item>(table: readonly Item[], places: Places): readonly Item[] =>
  places.flatMap((place) => table.slice(place, place + 1));
