import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { holdsIn } from '../compile/interpret.js';
import type { Condition, GlobalState, Program } from '../compile/program.js';
import { layOut, pack } from '../pack/layout.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import { generateMask } from './predicate.js';

/** Demands that the generated predicates say what the interpreter says. */
function expectSame(
  program: Program,
  conditions: readonly Condition[],
  states: Iterable<GlobalState>,
): void {
  const layout = layOut(program);
  const mask = generateMask(program, layout, conditions);
  // Read from the middle of an array, as the search does.
  const store = new Int32Array(3 * layout.words);
  for (const state of states) {
    store.set(pack(layout, state), layout.words);
    const expected = conditions.map((condition) => holdsIn(condition, state));
    const found = mask(store, layout.words);
    expect(conditions.map((_, n) => ((found >>> n) & 1) === 1)).toEqual(
      expected,
    );
  }
}

describe('generateMask', () => {
  it('agrees with the interpreter on every claim of the library', () => {
    const program = compile(library({ off: ['limit', 'no-second-wish'] }));
    const conditions = program.claims
      .flatMap(({ instances }) =>
        instances.flatMap(({ such, until }) =>
          until === null ? [such] : [such, until],
        ),
      )
      .slice(0, 31);
    const states = [...searchNaively(program).states.values()];
    expectSame(
      program,
      conditions,
      states.map(({ state }) => state),
    );
  });

  it.each([
    { name: 'one state', member: (n: number) => n === 7 },
    { name: 'all but one state', member: (n: number) => n !== 7 },
    { name: 'some states', member: (n: number) => n % 3 === 1 },
    { name: 'the last state', member: (n: number) => n >= 31 },
  ])('tells $name of few and of many', ({ member }) => {
    for (const max of [31, 32, 40]) {
      const program = compile(counters(2, max));
      const conditions = [0, 1].map((component): Condition => ({
        kind: 'in',
        component,
        flags: Uint8Array.from({ length: max + 1 }, (_, n) =>
          member(n) ? 1 : 0,
        ),
      }));
      const states = Array.from({ length: max + 1 }, (_, n) => [n, max - n]);
      expectSame(program, conditions, states);
    }
  });

  it('joins, negates, counts and knows constants', () => {
    const program = compile(counters(3, 3));
    const at = (component: number, value: number): Condition => ({
      kind: 'in',
      component,
      flags: Uint8Array.from({ length: 4 }, (_, n) => (n === value ? 1 : 0)),
    });
    const lookup = (
      component: number,
    ): { component: number; values: Int32Array } => ({
      component,
      values: Int32Array.of(0, 1, 2, 3),
    });
    const conditions: readonly Condition[] = [
      { kind: 'constant', value: true },
      { kind: 'constant', value: false },
      { kind: 'all', of: [] },
      { kind: 'any', of: [] },
      { kind: 'not', of: { kind: 'any', of: [at(0, 1), at(1, 2)] } },
      { kind: 'all', of: [at(0, 1), { kind: 'not', of: at(2, 0) }] },
      {
        kind: 'equal',
        left: { lookups: [lookup(0), lookup(1)], holds: [at(2, 3)] },
        right: { lookups: [lookup(2)], holds: [] },
      },
      {
        kind: 'equal',
        left: { lookups: [], holds: [] },
        right: { lookups: [lookup(1)], holds: [at(0, 0), at(0, 1)] },
      },
    ];
    expectSame(
      program,
      conditions,
      [...searchNaively(program).states.values()].map(({ state }) => state),
    );
  });
});
