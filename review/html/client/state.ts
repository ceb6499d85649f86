/** What the page shows, and how it moves from there; nothing of the browser.
 */
import type { PageData, TraceData } from '../data.js';
import { matching } from './filter.js';

/** What an address names. */
export interface Place {
  readonly trace: string;
  readonly step: number;
  /** A rule that is switched; null for the trace as it was recorded. */
  readonly rule: string | null;
}

export interface State extends Place {
  /** Show what changed since the start, not by the last step only. */
  readonly all: boolean;
  /** Only steps of this VM or device; null for everybody's. */
  readonly actor: string | null;
  /** Whether single letters are keys. */
  readonly keys: boolean;
  readonly help: boolean;
  /** What the list of traces is narrowed to. */
  readonly query: string;
  /** The answer to the last action; empty once the state has moved on. */
  readonly said: string;
}

export function startOf(data: PageData, hash: string): State {
  const first = data.traces[0]?.name ?? '';
  return {
    ...(placeOf(data, hash) ?? { trace: first, step: 0, rule: null }),
    all: false,
    actor: null,
    keys: true,
    help: false,
    query: '',
    said: '',
  };
}

/** `#t=<trace>&s=<step>&w=<rule>`; names, so that a link outlives a rebuild.
 */
export function placeOf(data: PageData, hash: string): Place | null {
  const params = new URLSearchParams(hash.slice(1));
  const trace = traceNamed(data, params.get('t') ?? '');
  if (trace === null) return null;
  const step = Number(params.get('s') ?? '0');
  const { on, off } = trace.switched;
  const rules = [...on, ...off].map((at) => data.words[at]);
  const rule = params.get('w');
  return {
    trace: trace.name,
    step: Number.isInteger(step) ? within(trace, step) : 0,
    rule: rule !== null && rules.includes(rule) ? rule : null,
  };
}

export function hashOf({ trace, step, rule }: Place): string {
  const what = rule === null ? '' : `&w=${encodeURIComponent(rule)}`;
  return `#t=${encodeURIComponent(trace)}&s=${step}${what}`;
}

export function traceNamed(data: PageData, name: string): TraceData | null {
  return data.traces.find((trace) => trace.name === name) ?? null;
}

const within = ({ steps }: TraceData, step: number): number =>
  Math.min(Math.max(step, 0), steps.length);

export function goTo(data: PageData, state: State, place: Place): State {
  const trace = traceNamed(data, place.trace);
  if (trace === null) return state;
  const stays = place.trace === state.trace;
  return {
    ...state,
    ...place,
    step: within(trace, place.step),
    actor: stays ? state.actor : null,
    said: '',
  };
}

export function stepTo(data: PageData, state: State, step: number): State {
  const { trace, rule } = state;
  return goTo(data, state, { trace, rule, step });
}

/** So many places on in the list as it is narrowed, around its ends. */
export function traceBy(data: PageData, state: State, by: 1 | -1): State {
  const list = matching(data, state.query);
  const at = list.findIndex(({ name }) => name === state.trace);
  const from = at < 0 && by < 0 ? 0 : at;
  const next = list[(from + by + list.length) % list.length];
  return next === undefined
    ? state
    : goTo(data, state, { trace: next.name, step: 0, rule: null });
}

/** The next of everybody, then each VM and device that acts. */
export function nextActor(data: PageData, state: State): State {
  const trace = traceNamed(data, state.trace);
  const names = trace === null ? [] : actorsOf(data, trace);
  const at = state.actor === null ? -1 : names.indexOf(state.actor);
  return { ...state, actor: names[at + 1] ?? null };
}

function actorsOf(data: PageData, { steps }: TraceData): readonly string[] {
  return [...new Set(steps.map(({ action }) => actorIn(data, action)))];
}

/** `VM1` of `VM1.t1 alloc p1`. */
export function actorIn(data: PageData, action: number): string {
  const [actor = ''] = (data.words[action] ?? '').split(' ');
  return actor.replace(/\.t\d+$/, '');
}
