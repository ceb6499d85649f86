/** What the recordings see of a state, read off the charts. */
import type { LocalState } from '../../checker/index.js';
import { scope } from './names.js';
import { recorded } from './names.js';
import type { Json, Scalar } from './recording.js';
import type { LiveRun } from './live-call.js';

const STATES: Readonly<Record<string, string>> = {
  idle: 'idle',
  freePending: 'pending',
};

export function observe(run: LiveRun): Json {
  const ids = scope.ioasids
    .map((p) => [p, run.state('ioasid', p)] as const)
    .filter(([, { value }]) => value !== 'free');
  const sets = scope.sets
    .map((s) => [s, run.state('ioasidSet', s)] as const)
    .filter(([, { value }]) => value === 'live' || value === 'dying');
  const records = run
    .tuples(['record'])
    .map((of) => run.state('mmRecord', ...of))
    .filter(({ value }) => value !== 'unused')
    .sort((a, b) => Number(a.context['age']) - Number(b.context['age']));
  return {
    ids: Object.fromEntries(
      ids.map(([p, { value, context }]) => [
        String(recorded(p)),
        {
          set: field(context['set']),
          st: STATES[value] ?? value,
          refs: field(context['references']),
          spid: field(run.state('privateId', p).context['spid']),
          priv: field(run.state('privateData', p).context['data']),
          in: context['listed'] === true ? 1 : 0,
        },
      ]),
    ),
    sets: Object.fromEntries(
      sets.map(([s, { value, context }]) => [
        s,
        {
          sid: Number(context['index']),
          tok: field(context['token']),
          quota: field(context['quota']),
          nr: field(context['count']),
          dying: value === 'dying' ? 1 : 0,
          xa: ids
            .filter(
              ([, id]) =>
                id.context['set'] === s && id.context['listed'] === true,
            )
            .map(([p]) => recorded(p)),
        },
      ]),
    ),
    avail: field(run.state('capacity').context['available']),
    mmnb: records.map(record),
    work: scope.ioasids.filter(
      (p) => run.state('cleanupWork', p).value === 'queued',
    ).length,
  };
}

/** A record that names nobody reads as zeroes. */
const record = ({ value, context }: LocalState): Json => [
  context['nb'] === null ? 'null' : field(context['nb']),
  context['mm'] === null ? '0' : field(context['mm']),
  value === 'active' ? 1 : 0,
];

const field = (value: string | number | boolean | null | undefined): Scalar =>
  recorded(value ?? null);
