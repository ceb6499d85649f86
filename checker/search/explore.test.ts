import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { holdsIn, perform } from '../compile/interpret.js';
import type { Program } from '../compile/program.js';
import { lit, not } from '../language/formula.js';
import { counters, everyDialAt } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { judgeNaively, searchNaively } from '../testing/naive.js';
import type { Exploration, Finding } from './exploration.js';
import { explore } from './explore.js';

const offending = new Set(['never', 'recoverable', 'refusedChangesNothing']);

/** Demands that the search and the naive one agree on everything. */
function expectAgreement(program: Program, found: Exploration): void {
  const naive = searchNaively(program);
  expect([found.states, found.transitions, found.depth]).toEqual([
    naive.states.size,
    naive.transitions,
    naive.depth,
  ]);
  expect(found).toMatchObject({ complete: true, stopped: null, open: 0 });
  program.claims.forEach((compiled, n) => {
    const { claim } = compiled;
    const expected = judgeNaively(program, naive, compiled);
    const finding = found.findings[n];
    expect([claim.name, finding?.path?.steps.length ?? -1]).toEqual([
      claim.name,
      expected.steps,
    ]);
    if (offending.has(claim.kind))
      expect([claim.name, finding?.states]).toEqual([
        claim.name,
        expected.states,
      ]);
  });
}

/** Performs a finding's run and returns the state it ends in. */
function follow(program: Program, { path }: Finding): readonly number[] {
  let state = program.initial;
  for (const index of path?.steps ?? []) {
    const step = program.steps[index];
    if (step === undefined) throw new Error(`no step ${index}`);
    const outcome = perform(program, state, step);
    if (outcome.kind !== 'done' && outcome.kind !== 'refused')
      throw new Error(`${step.operation} is ${outcome.kind}`);
    state = outcome.next;
  }
  return state;
}

const ALL_OFF = [
  'borrower-returns',
  'limit',
  'tell-waiting',
  'no-second-wish',
] as const;

describe('explore', () => {
  it.each([
    { off: [] },
    ...ALL_OFF.map((rule) => ({ off: [rule] })),
    { off: [...ALL_OFF] },
  ])(
    'agrees with a naive search of the library without $off',
    async ({ off }) => {
      const program = compile(library({ off }));
      expectAgreement(program, await explore(program));
    },
  );
});
