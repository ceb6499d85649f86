/** What the page's script works on: traces with everything worked out, words
 * by number so that fifty of them stay small. */
import { holdsIn } from '../../checker/compile/interpret.js';
import { compile } from '../../checker/compile/compile.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';
import type { Design } from '../../model/design.js';
import { alternativesIn, rulesBehind } from '../../traces/alternatives.js';
import { runTrace } from '../../traces/explain/explain.js';
import { renderText } from '../../traces/render/text.js';
import { actionOf } from '../../traces/step-text.js';
import type { Trace } from '../../traces/trace.js';
import { systemWith } from '../ask.js';
import type { Drawing } from './charts.js';
import { drawCharts } from './charts.js';

/** Index into `PageData.words`. */
export type Word = number;

export interface StepData {
  /** `VM1.t1 alloc p1` */
  readonly action: Word;
  readonly actor: Word;
  readonly result: Word;
  readonly changed: readonly (readonly [Word, Word, Word])[];
  /** The rules that allowed, or refused, this step. */
  readonly why: readonly Word[];
  /** In place of this step: what else could happen ... */
  readonly enabled: readonly Word[];
  /** ... and what a rule kept from happening: action, result, rules. */
  readonly refused: readonly (readonly [Word, Word, readonly Word[]])[];
  /** Claims broken in the state after it. */
  readonly broken: readonly Word[];
}

export interface TraceData {
  readonly name: string;
  readonly design: string;
  readonly claim: string;
  readonly question: string;
  readonly says: string;
  readonly mail: string;
  readonly steps: readonly StepData[];
  /** After the last step. */
  readonly then: Pick<StepData, 'enabled' | 'refused'>;
  /** Components that move: chart, and the state before each step and at the
   * end. */
  readonly moving: readonly {
    readonly name: string;
    readonly chart: string;
    readonly states: readonly Word[];
  }[];
}

export interface PageData {
  readonly words: readonly string[];
  readonly claims: readonly string[];
  readonly traces: readonly TraceData[];
  readonly charts: readonly Drawing[];
}

export interface TraceSource {
  readonly trace: Trace;
  readonly design: Design;
  /** What shows it again. */
  readonly command: string;
}

export function pageData(sources: readonly TraceSource[]): PageData {
  const words: string[] = [];
  const index = new Map<string, Word>();
  const word = (text: string): Word => {
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, words.length);
    words.push(text);
    return words.length - 1;
  };
  const programs = new Map<string, Program>();
  const charts = new Map<string, Drawing>();
  const claims = new Set<string>();
  const traces = sources.map(({ trace, design, command }) => {
    const key = JSON.stringify([design.name, trace.scope, trace.rules]);
    const program =
      programs.get(key) ??
      compile(systemWith(design, trace.scope, trace.rules));
    programs.set(key, program);
    for (const drawing of drawCharts(program))
      if (!charts.has(drawing.chart)) charts.set(drawing.chart, drawing);
    for (const { claim } of program.claims)
      if (claim.kind === 'never') claims.add(claim.name);
    return traceData(program, trace, command, word);
  });
  return {
    words,
    claims: [...claims],
    traces,
    charts: [...charts.values()],
  };
}

function traceData(
  program: Program,
  trace: Trace,
  command: string,
  word: (text: string) => Word,
): TraceData {
  const run = runTrace(program, trace);
  const states = [...run.steps.map(({ before }) => before), run.final];
  const last = alternativesIn(program, run.final, null);
  return {
    name: trace.name,
    design: trace.design,
    claim: trace.claim,
    question: trace.question,
    says: trace.says,
    mail: renderText(trace, command),
    steps: trace.steps.map((step, n): StepData => {
      const own = run.steps[n];
      const others =
        own === undefined
          ? { enabled: [], refused: [] }
          : alternativesIn(program, own.before, own.step);
      return {
        action: word(actionOf(step)),
        actor: word(step.actor.replace(/\.t\d+$/, '')),
        result: word(step.result),
        changed: Object.entries(step.changed).map(([field, [old, now]]) => [
          word(field),
          word(String(old)),
          word(String(now)),
        ]),
        why:
          own === undefined ? [] : rulesBehind(program, own.outcome).map(word),
        ...numbered(others, word),
        broken: brokenIn(program, states[n + 1] ?? run.final).map(word),
      };
    }),
    then: numbered(last, word),
    moving: movingOf(program, states, word),
  };
}

function numbered(
  { enabled, refused }: ReturnType<typeof alternativesIn>,
  word: (text: string) => Word,
): Pick<StepData, 'enabled' | 'refused'> {
  return {
    enabled: enabled.map(word),
    refused: refused.map(({ action, result, rules }) => [
      word(action),
      word(result),
      rules.map(word),
    ]),
  };
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
  program: Program,
  states: readonly GlobalState[],
  word: (text: string) => Word,
): TraceData['moving'] {
  return program.components.flatMap(({ name, table, index }) => {
    if (table.kind !== 'chart') return [];
    const values = states.map(
      (state) => table.states[state[index] ?? -1]?.value ?? '',
    );
    return new Set(values).size < 2
      ? []
      : [{ name, chart: table.chart.name, states: values.map(word) }];
  });
}
