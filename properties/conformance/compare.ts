/** One recorded sequence against the model, call by call. */
import { isDeepStrictEqual } from 'node:util';
import type { Core } from '../../model/core/core.js';
import { coreOf } from '../../model/core/core.js';
import { reactions } from '../../model/core/rules.js';
import type { Variant } from '../../model/core/rules.js';
import { LiveCharts, LiveRun } from './live-call.js';
import { argument, scope } from './names.js';
import { observe } from './observe.js';
import type { RecordedCall, RecordedResult, Recording } from './recording.js';
import { events, returned } from './result.js';

/** A model of one variant, its charts live. */
export class Model {
  readonly #core: Core;
  readonly #charts: LiveCharts;

  /** @param reacting whether handlers do something beside taking note */
  constructor(variant: Variant, reacting: boolean) {
    this.#core = coreOf(variant, scope, reacting ? reactions : []);
    this.#charts = new LiveCharts(this.#core.system);
  }

  start(): LiveRun {
    return new LiveRun(this.#charts);
  }

  perform(run: LiveRun, { op, args }: RecordedCall): RecordedResult {
    const call = this.#core.calls.find(({ name }) => name === op);
    if (call === undefined)
      throw new Error(
        `the recordings call '${op}', which this variant lacks; it has ` +
          this.#core.calls.map(({ name }) => name).join(', '),
      );
    const end = run.call(call, {
      t: 'caller',
      ...Object.fromEntries(
        Object.entries(call.params).map(([name, range]) => [
          name,
          argument(range, args[name] ?? null),
        ]),
      ),
    });
    const ret = returned(call.convention, end);
    return {
      ret,
      // After a crash there is no state to look at.
      state: ret === 'CRASH' ? null : observe(run),
      events: events(end),
    };
  }
}

export interface Mismatch {
  readonly sequence: string;
  /** Counted from 0. */
  readonly at: number;
  readonly call: RecordedCall;
  readonly recorded: RecordedResult;
  readonly modelled: RecordedResult;
  readonly before: readonly RecordedCall[];
}

/** The first call whose result differs, or null. */
export function compare(model: Model, recording: Recording): Mismatch | null {
  const run = model.start();
  for (const [at, call] of recording.ops.entries()) {
    const result = recording.results[at];
    // A crash ended the recording before this call.
    if (result === undefined) return null;
    const { ret, state, events: told } = result;
    const recorded: RecordedResult = { ret, state, events: told };
    const modelled = model.perform(run, call);
    if (!isDeepStrictEqual(modelled, recorded))
      return {
        sequence: recording.name,
        at,
        call,
        recorded,
        modelled,
        before: recording.ops.slice(0, at),
      };
  }
  return null;
}

/** A mismatch for a reader: the sequence, the call, recorded and modelled. */
export function describeMismatch(mismatch: Mismatch): string {
  const { sequence, at, call, recorded, modelled, before } = mismatch;
  const text = ({ op, args }: RecordedCall): string =>
    `${op} ${JSON.stringify(args)}`;
  const parts = (['ret', 'state', 'events'] as const).filter(
    (part) => !isDeepStrictEqual(recorded[part], modelled[part]),
  );
  return [
    `${sequence}, call ${String(at)}: ${text(call)}`,
    ...parts.flatMap((part) => [
      `  ${part} recorded  ${JSON.stringify(recorded[part])}`,
      `  ${part} modelled  ${JSON.stringify(modelled[part])}`,
    ]),
    ...before.map((earlier, n) => `  ${String(n)}  ${text(earlier)}`),
  ].join('\n');
}
