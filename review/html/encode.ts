/** Traces worked out and put in the page's own words. */
import { holdsIn } from '../../checker/compile/interpret.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';
import { alternativesIn, rulesBehind } from '../../traces/alternatives.js';
import { Causes } from '../../traces/causes.js';
import type { Switching } from '../../traces/causes.js';
import { runTrace } from '../../traces/explain/explain.js';
import { wordOf } from '../../traces/render/words.js';
import type { Run } from '../../traces/run.js';
import { actionOf } from '../../traces/step-text.js';
import type { Trace } from '../../traces/trace.js';
import { Drawings } from './charts.js';
import type { OtherData, PageData, StepData, TraceData } from './data.js';
import { lanesOf } from './lanes.js';
import { Words } from './words.js';

export interface TraceSource {
  readonly trace: Trace;
  /** The design with the trace's rules, in its scope; traces that have them
   * in common share it. */
  readonly program: Program;
  /** The command that shows the trace again. */
  readonly repro: string;
}

/** @throws if a trace does not run on its program */
export async function pageData(
  sources: readonly TraceSource[],
): Promise<PageData> {
  const words = new Words();
  const drawings = new Drawings();
  const switching = await switchingOf(sources);
  const traces = sources.map((source): TraceData => {
    const { trace, program } = source;
    const run = runTrace(program, trace);
    return {
      ...traceData(run, trace, words),
      moving: movingOf(run, words, drawings),
      switched: switchesIn(program, switching.get(source), words),
    };
  });
  return { words: words.all, traces, charts: drawings.svgs };
}

interface Switched extends Switching {
  /** Rules that change the program when switched. */
  readonly rules: readonly string[];
}

/** Program by program: compiled with each of its rules switched they would
 * not all fit into memory at once. */
async function switchingOf(
  sources: readonly TraceSource[],
): Promise<ReadonlyMap<TraceSource, Switched>> {
  const found = new Map<TraceSource, Switched>();
  for (const program of new Set(sources.map((source) => source.program))) {
    const causes = new Causes(program);
    for (const source of sources)
      if (source.program === program)
        found.set(source, {
          rules: causes.felt(),
          ...(await causes.switching(source.trace)),
        });
  }
  return found;
}

function traceData(
  run: Run,
  trace: Trace,
  words: Words,
): Omit<TraceData, 'moving' | 'switched'> {
  const { program, steps, final } = run;
  const after = [...steps.slice(1).map(({ before }) => before), final];
  return {
    name: trace.name,
    design: trace.design,
    claim: trace.claim,
    shows: wordOf(trace),
    question: trace.question,
    says: words.of(trace.says),
    claims: claimsOf(program).map(words.of),
    steps: trace.steps.map((step, n): StepData => {
      const own = steps[n];
      const why = own === undefined ? [] : rulesBehind(program, own.outcome);
      const changed = Object.entries(step.changed);
      const broken = brokenIn(program, after[n] ?? final);
      return {
        action: words.of(actionOf(step)),
        ...(step.result === 'ok' ? {} : { result: words.of(step.result) }),
        ...unlessEmpty(
          'changed',
          changed.map(
            ([field, [old, now]]) =>
              [
                words.of(field),
                words.of(String(old)),
                words.of(String(now)),
              ] as const,
          ),
        ),
        ...unlessEmpty('why', why.map(words.of)),
        ...unlessEmpty('broken', broken.map(words.of)),
      };
    }),
    others: [
      ...steps.map((own) => othersIn(program, own.before, own.step, words)),
      othersIn(program, final, null, words),
    ],
    lanes: lanesOf(trace, words),
  };
}

/** A list under its name, or nothing. */
function unlessEmpty<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): Partial<Record<Name, readonly Item[]>> {
  // The key is computed; TypeScript widens it to any string.
  return (items.length === 0 ? {} : { [name]: items }) as Partial<
    Record<Name, readonly Item[]>
  >;
}

function othersIn(
  program: Program,
  state: GlobalState,
  taken: Run['steps'][number]['step'] | null,
  words: Words,
): OtherData {
  const { enabled, refused } = alternativesIn(program, state, taken);
  return {
    ...unlessEmpty('enabled', enabled.map(words.of)),
    ...unlessEmpty(
      'refused',
      refused.map(
        ({ action, result, rules }) =>
          [words.of(action), words.of(result), rules.map(words.of)] as const,
      ),
    ),
  };
}

function claimsOf(program: Program): readonly string[] {
  return program.claims
    .filter(({ claim }) => claim.kind === 'never')
    .map(({ claim }) => claim.name);
}

function brokenIn(program: Program, state: GlobalState): readonly string[] {
  return program.claims
    .filter(
      ({ claim, instances }) =>
        claim.kind === 'never' &&
        instances.some(({ such }) => holdsIn(such, state)),
    )
    .map(({ claim }) => claim.name);
}

function movingOf(
  { program, steps, final }: Run,
  words: Words,
  drawings: Drawings,
): TraceData['moving'] {
  const states = [...steps.map(({ before }) => before), final];
  return program.components.flatMap(({ name, table, index }) => {
    if (table.kind !== 'chart') return [];
    const [first, ...later] = states.map(
      (state) => table.states[state[index] ?? -1]?.value ?? '',
    );
    if (first === undefined || later.every((value) => value === first))
      return [];
    const chart = drawings.of(program, table.chart.name);
    return [[words.of(name), chart, words.of(first)] as const];
  });
}

/** In place of an errno. */
const NO_RESULT = 'cannot be taken';

function switchesIn(
  { system }: Program,
  found: Switched | undefined,
  words: Words,
): TraceData['switched'] {
  const { rules, stops, open } = found ?? { rules: [], stops: [], open: [] };
  return {
    on: rules.filter((id) => system.on.has(id)).map(words.of),
    off: rules.filter((id) => !system.on.has(id)).map(words.of),
    stops: stops.map(({ rule, step, errno }) => [
      words.of(rule),
      step,
      words.of(errno ?? NO_RESULT),
    ]),
    ...unlessEmpty('open', open.map(words.of)),
  };
}
