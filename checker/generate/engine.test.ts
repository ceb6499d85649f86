import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import { explore } from '../search/explore.js';
import { counters } from '../testing/counters.js';
import { library, libraryRules } from '../testing/library.js';
import {
  isTransition,
  keyOf,
  movesFrom,
  searchNaively,
} from '../testing/naive.js';
import { engineSource, makeEngine } from './engine.js';
import type { Engine } from './engine.js';
import { DISABLED, DONE, generateSingles, MOVED } from './singles.js';

const programs: readonly (readonly [string, Program])[] = [
  ['the library', compile(library())],
  ...libraryRules.map(
    (rule) =>
      [
        `the library without ${rule}`,
        compile(library({ off: [rule] })),
      ] as const,
  ),
  ['counters of two words', compile(counters(4, 200))],
];

function engineOf(program: Program): Engine {
  return makeEngine(engineSource(program, layOut(program), [], null), {
    onHit: () => undefined,
    flags: null,
    self: 0,
    memory: null,
  });
}

/** Some hundred reachable states, evenly spread. */
function sample(program: Program): readonly (readonly number[])[] {
  if (program.components.length < 5)
    return Array.from({ length: 200 }, (_, n) =>
      program.components.map((_, k) => (n * (k + 3)) % 201),
    );
  const states = [...searchNaively(program).states.values()];
  const every = Math.ceil(states.length / 300);
  return states.filter((_, n) => n % every === 0).map(({ state }) => state);
}

describe('generated code', () => {
  it.each(programs)('for all successors of %s is complete', (_, program) => {
    const layout = layOut(program);
    const engine = engineOf(program);
    const states = new Int32Array(layout.words);
    engine.attach(states, new Int32Array(1), new Int32Array(2 ** 20));
    for (const state of sample(program)) {
      states.set(pack(layout, state));
      const found: string[] = [];
      const length = engine.successors(0);
      for (let k = 0; k < length; k += layout.words)
        found.push(keyOf(unpack(layout, engine.out, k)));
      const expected = movesFrom(program, state)
        .filter(isTransition)
        .map(({ outcome }) => keyOf(outcome.next));
      expect(found.sort()).toEqual(expected.sort());
    }
  });

  it.each(programs)('for each step of %s does as told', (_, program) => {
    const layout = layOut(program);
    const { run, input, output } = generateSingles(program, layout);
    for (const state of sample(program)) {
      const moves = new Map(
        movesFrom(program, state)
          .filter(isTransition)
          .map(({ step, outcome }) => [step.index, outcome]),
      );
      for (const { index } of program.steps) {
        input.set(pack(layout, state));
        const outcome = moves.get(index);
        const result = run[index]?.();
        const moved = outcome?.kind === 'done' ? DONE : MOVED;
        expect(result).toBe(outcome === undefined ? DISABLED : moved);
        if (outcome !== undefined)
          expect(unpack(layout, output)).toEqual(outcome.next);
      }
    }
  });

  it('is split where one function would be too long for the compiler', async () => {
    const program = compile(counters(400, 1));
    const source = engineSource(program, layOut(program), [], null).text;
    expect(source.match(/^function e\d/gm)?.length).toBeGreaterThan(1);
    const found = await explore(program, { maxDepth: 2 });
    expect(found.states).toBe(1 + 400 + (400 * 399) / 2);
  });
});
