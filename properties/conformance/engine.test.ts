/** The compiled calls do what the calls on live charts do. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { perform } from '../../checker/compile/interpret.js';
import type { GlobalState, GroundStep, Program } from '../../checker/index.js';
import { coreOf } from '../../model/core/core.js';
import { reactions, v4, v4Fixed } from '../../model/core/rules.js';
import { prop } from '../prop.js';
import { LiveCharts, LiveRun } from './live-call.js';

const scope = {
  ioasids: ['id1', 'id2'],
  sets: ['s0', 's1'],
  mms: ['A', 'B'],
  spids: ['spid1'],
  data: ['data1'],
  records: 2,
  threads: ['caller'],
};

/** A call from its first section to its end, nobody else running. */
function callIn(
  program: Program,
  start: GlobalState,
  first: GroundStep,
): { readonly state: GlobalState; readonly errno: string | null } {
  let state = start;
  let errno: string | null = null;
  let step: GroundStep | undefined = first;
  while (step !== undefined) {
    const outcome = perform(program, state, step);
    if (outcome.kind !== 'done' && outcome.kind !== 'refused')
      throw new Error(`${step.operation} is ${outcome.kind}`);
    if (outcome.kind === 'refused') errno ??= outcome.errno;
    state = outcome.next;
    const thread: number = step.thread;
    const at: number = state[thread] ?? 0;
    step =
      at === 0
        ? undefined
        : program.steps.find(
            (next) => next.thread === thread && next.at === at,
          );
  }
  return { state, errno };
}

/** Every component but the thread, as its chart has it. */
const chartsIn = (program: Program, state: GlobalState): unknown =>
  Object.fromEntries(
    program.components.flatMap(({ table, name, index }) =>
      table.kind === 'chart' ? [[name, table.states[state[index] ?? 0]]] : [],
    ),
  );

const liveCharts = (program: Program, run: LiveRun): unknown =>
  Object.fromEntries(
    program.components.flatMap(({ table, name, objects }) =>
      table.kind === 'chart'
        ? [[name, run.state(table.chart.name, ...objects)]]
        : [],
    ),
  );

describe.each([v4, v4Fixed])('$name', (variant) => {
  const { system, calls } = coreOf(variant, scope, reactions);
  const program = compile(system);
  const charts = new LiveCharts(system);
  const firsts = calls.map((call) => ({
    call,
    steps: program.steps.filter(
      (step) => step.first && step.operation === call.name,
    ),
  }));
  const draw = fc.tuple(fc.nat(calls.length - 1), fc.nat(10_000));

  prop(
    'goes the same way compiled and live',
    fc.array(draw, { size: 'max', maxLength: 60 }),
    60,
    (choices) => {
      const run = new LiveRun(charts);
      let state: GlobalState = program.initial;
      for (const [which, arguments_] of choices) {
        const { call, steps } = firsts[which] ?? { steps: [] };
        const step = steps[arguments_ % steps.length];
        if (call === undefined || step === undefined)
          throw new RangeError(`no call ${String(which)}`);
        const compiled = callIn(program, state, step);
        const live = run.call(call, { t: step.agent, ...step.args });
        expect([
          call.name,
          live.kind === 'refused' ? live.errno : null,
        ]).toEqual([call.name, compiled.errno]);
        state = compiled.state;
        expect(liveCharts(program, run)).toEqual(chartsIn(program, state));
      }
    },
  );
});
