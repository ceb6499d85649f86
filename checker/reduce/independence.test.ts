import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { perform } from '../compile/interpret.js';
import type { GlobalState, GroundStep, Program } from '../compile/program.js';
import { library } from '../testing/library.js';
import { isTransition, keyOf, searchNaively } from '../testing/naive.js';
import { footprintOf } from './footprint.js';
import { independent } from './independence.js';

/** What a step does: its kind and where it leads, or null if it waits. */
function effect(
  program: Program,
  state: GlobalState,
  step: GroundStep,
): { readonly kind: string; readonly next: GlobalState } | null {
  const outcome = perform(program, state, step);
  if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere') return null;
  return isTransition({ step, outcome }) ? outcome : null;
}

describe('independent steps', () => {
  it.each([{ off: [] }, { off: ['limit'] }, { off: ['tell-waiting'] }])(
    'commute in every state, without $off',
    ({ off }) => {
      const program = compile(library({ off }));
      const prints = program.steps.map(footprintOf);
      const states = [...searchNaively(program).states.values()].filter(
        (_, n) => n % 9 === 0,
      );
      let met = 0;
      for (const { state } of states)
        for (const [n, a] of program.steps.entries()) {
          const afterA = effect(program, state, a);
          if (afterA === null) continue;
          for (const [m, b] of program.steps.entries()) {
            const [left, right] = [prints[n], prints[m]];
            if (m <= n || left === undefined || right === undefined) continue;
            const own = a.thread >= 0 && a.thread === b.thread;
            if (own || !independent(program, left, right)) continue;
            const afterB = effect(program, state, b);
            const bAfterA = effect(program, afterA.next, b);
            expect(bAfterA?.kind).toBe(afterB?.kind);
            if (afterB === null || bAfterA === null) continue;
            const aAfterB = effect(program, afterB.next, a);
            expect(aAfterB?.kind).toBe(afterA.kind);
            expect(keyOf(aAfterB?.next ?? [])).toBe(keyOf(bAfterA.next));
            met++;
          }
        }
      // Some steps do meet, or this says nothing.
      expect(met).toBeGreaterThan(500);
    },
  );

  it('are found among readers that want different copies', () => {
    const program = compile(library());
    const find = (agent: string, copy: string): number =>
      program.steps.findIndex(
        (step) =>
          step.operation === 'borrow' &&
          step.section === 'hand-over' &&
          step.agent === agent &&
          step.args['c'] === copy,
      );
    const prints = program.steps.map(footprintOf);
    const between = (a: number, b: number): boolean | null => {
      const [left, right] = [prints[a], prints[b]];
      return left === undefined || right === undefined
        ? null
        : independent(program, left, right);
    };
    const ann = find('ann.desk', 'c1');
    expect(between(ann, find('bob.desk', 'c2'))).toBe(true);
    expect(between(ann, find('bob.desk', 'c1'))).toBe(false);
    expect(between(ann, find('ann.desk', 'c2'))).toBe(false);
  });
});
