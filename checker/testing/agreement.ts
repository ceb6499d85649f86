/** Holding the search to the naive one. */
import { expect } from 'vitest';
import { perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { Exploration, Path } from '../search/exploration.js';
import { judgeNaively, searchNaively } from './naive.js';

/** Claims whose offending states the search counts. */
const counted = new Set([
  'never',
  'recoverable',
  'eventually',
  'refusedChangesNothing',
]);

/** Demands that a complete search and the naive one agree on every number. */
export function expectAgreement(program: Program, found: Exploration): void {
  const naive = searchNaively(program);
  expect(found).toMatchObject({
    states: naive.states.size,
    transitions: naive.transitions,
    depth: naive.depth,
    complete: true,
    stopped: null,
    open: 0,
  });
  program.claims.forEach((compiled, n) => {
    const { claim } = compiled;
    const finding = found.findings[n];
    const { steps, states } = judgeNaively(program, naive, compiled);
    const alive = claim.kind === 'recoverable' || claim.kind === 'eventually';
    const holds = alive ? 'always' : 'never';
    expect(finding).toMatchObject({
      claim: claim.name,
      found: steps < 0 ? holds : 'sometimes',
      ...(counted.has(claim.kind) ? { states } : {}),
    });
    expect([claim.name, finding?.path?.steps.length ?? -1]).toEqual([
      claim.name,
      steps,
    ]);
    if (finding?.path != null)
      expect(follow(program, finding.path)).toEqual(finding.path.final);
  });
}

/**
 * The state at the end of a run.
 *
 * @throws if a step is not enabled where it stands
 */
export function follow(program: Program, path: Path): GlobalState {
  return path.steps.reduce<GlobalState>((state, index) => {
    const step = program.steps[index];
    if (step === undefined) throw new RangeError(`no step ${index}`);
    const outcome = perform(program, state, step);
    if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere')
      throw new Error(`${step.operation} is ${outcome.kind}`);
    return outcome.next;
  }, program.initial);
}
