/**
 * Generated code, interpreter and live charts do the same; states pack and
 * are named without loss; what is refused changes nothing.
 */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { GlobalState, Program } from '../checker/index.js';
import { Walker } from '../checker/index.js';
import {
  DISABLED,
  DONE,
  generateSingles,
  MOVED,
} from '../checker/generate/singles.js';
import { layOut, pack, unpack } from '../checker/pack/layout.js';
import { designs } from '../model/designs/index.js';
import { canonicalKey } from '../traces/naming.js';
import { LiveSystem } from '../checker/testing/live.js';
import type { Attempt } from './programs.js';
import { draws, labelOf, named, programOf, runOf } from './programs.js';
import { prop } from './prop.js';

const design = fc.constantFrom(...designs);
const programs = new Map<string, Program>();
const programFor = (chosen: (typeof designs)[number]): Program => {
  const known = programs.get(chosen.name) ?? programOf(chosen);
  programs.set(chosen.name, known);
  return known;
};
const runs = (length: number): fc.Arbitrary<Run> =>
  fc.tuple(design, draws(length)).map(([chosen, numbers]) => {
    const program = programFor(chosen);
    return { program, attempts: runOf(program, numbers), name: chosen.name };
  });

interface Run {
  readonly name: string;
  readonly program: Program;
  readonly attempts: readonly Attempt[];
}

const show = ({ name, attempts }: Run): string =>
  [
    name,
    ...attempts.map(({ step, outcome }) => `${labelOf(step)}: ${outcome.kind}`),
  ].join('\n');

/** Which operation each thread is in the middle of. */
function threadsOf(
  program: Program,
  state: GlobalState,
): ReadonlyMap<string, string> {
  return new Map(
    program.components.flatMap(({ table, objects, index }) => {
      if (table.kind !== 'thread') return [];
      const place = table.states[state[index] ?? 0];
      return place?.kind === 'before'
        ? [[objects[0] ?? '', place.operation] as const]
        : [];
    }),
  );
}

describe('a run', () => {
  prop(
    'goes the same way on the live charts',
    runs(120),
    60,
    ({ program, attempts }) => {
      const live = new LiveSystem(program.system);
      for (const { before, step, outcome, after } of attempts) {
        live.running = threadsOf(program, before);
        expect([labelOf(step), live.attempt(step)]).toEqual([
          labelOf(step),
          outcome.kind,
        ]);
        expect(named(program, after)).toMatchObject(live.states);
      }
    },
    show,
  );

  prop(
    'goes the same way in generated code',
    runs(200),
    80,
    ({ program, attempts }) => {
      const walker = new Walker(program);
      const layout = layOut(program);
      const { run, input, output } = generateSingles(program, layout);
      for (const { before, step, outcome, after } of attempts) {
        input.set(pack(layout, before));
        const moved = outcome.kind === 'done' ? DONE : MOVED;
        const leads = outcome.kind === 'done' || !step.first;
        const expected =
          outcome.kind === 'waiting' || !leads ? DISABLED : moved;
        expect([labelOf(step), run[step.index]?.()]).toEqual([
          labelOf(step),
          expected,
        ]);
        if (expected !== DISABLED)
          expect(unpack(layout, output)).toEqual(after);
        expect(walker.take(step.index)).toBe(expected !== DISABLED);
        expect(walker.state).toEqual(after);
      }
    },
    show,
  );

  prop(
    'leaves the state unchanged where the first section is refused',
    runs(300),
    60,
    ({ program, attempts }) => {
      for (const { before, step, outcome, after } of attempts) {
        if (outcome.kind === 'done') continue;
        const moved = program.components.filter(
          ({ index }) => before[index] !== after[index],
        );
        const own = step.first ? [] : [step.thread];
        expect(moved.map(({ index }) => index)).toEqual(
          outcome.kind === 'refused' ? own : [],
        );
      }
    },
    show,
  );

  prop(
    'packs and names its states so that equal means equal',
    runs(200),
    60,
    ({ program, attempts }) => {
      const layout = layOut(program);
      const stateOf = new Map<string, string>();
      const keyOf = new Map<string, string>();
      for (const { after } of attempts) {
        expect(unpack(layout, pack(layout, after))).toEqual(after);
        const state = after.join(' ');
        const key = canonicalKey(program, after);
        expect(keyOf.get(state) ?? key).toBe(key);
        expect(stateOf.get(key) ?? state).toBe(state);
        keyOf.set(state, key);
        stateOf.set(key, state);
      }
    },
    show,
  );
});
