import { describe, expect, it } from 'vitest';
import { isExact, tlaConfig, toTla } from '../../checker/export/index.js';
import type { Program } from '../../checker/index.js';
import { compile } from '../../checker/index.js';
import { counters } from '../../checker/testing/counters.js';
import { library } from '../../checker/testing/library.js';
import { searchNaively } from '../../checker/testing/naive.js';
import { setAndList } from '../../model/designs/setAndList.js';
import { parseScope } from '../../model/scope.js';
import { buildSystem } from '../../model/system.js';
import { referenceScope, referenceSystem } from '../reference/reference.js';
import { readModule } from './tla-evaluator.js';

/** States, transitions and how many states break each invariant. */
function explored(program: Program): {
  readonly states: number;
  readonly transitions: number;
  readonly broken: Readonly<Record<string, number>>;
} {
  const module = readModule(toTla(program));
  const invariants = [...toTla(program).matchAll(/^(No_\w+) ==/gm)].map(
    (match) => match[1] ?? '',
  );
  const key = (state: Readonly<Record<string, number>>): string =>
    Object.values(state).join();
  const seen = new Set([key(module.initial)]);
  const queue = [module.initial];
  const broken: Record<string, number> = {};
  let transitions = 0;
  for (const state of queue) {
    for (const name of invariants)
      if (module.valueOf(name, state) !== true)
        broken[name] = (broken[name] ?? 0) + 1;
    for (const { next } of module.successors(state)) {
      transitions++;
      if (seen.has(key(next))) continue;
      seen.add(key(next));
      queue.push(next);
    }
  }
  return { states: seen.size, transitions, broken };
}

describe('the TLA+ module', () => {
  it('has the states and transitions of the reference protocol', () => {
    const program = compile(referenceSystem(referenceScope(2, 2, 2, 2)));
    const { states, transitions, broken } = explored(program);
    expect([states, transitions]).toEqual([305, 1924]);
    expect(Object.keys(broken).sort()).toEqual([
      'No_pending_in_flight',
      'No_two_vms_in_flight',
    ]);
  });

  it('breaks the claim that the protocol breaks', () => {
    const scope = referenceScope(2, 2, 2, 1);
    const program = compile(referenceSystem(scope, ['drain-first']));
    expect(explored(program).broken['No_foreign_flight']).toBeGreaterThan(0);
  });

  it('runs sections that branch a lot on copies of the state', () => {
    const scope = parseScope('vms=1,ioasids=1,mdevs=1,threads=1,quota=1');
    const program = compile(buildSystem(setAndList, scope));
    expect(isExact(program)).toBe(false);
    const naive = searchNaively(program);
    expect(explored(program)).toMatchObject({
      states: naive.states.size,
      transitions: naive.transitions,
    });
  });

  it('has threads between two sections, and sums of numbers', () => {
    for (const system of [library({ copies: 1 }), counters(2, 2)]) {
      const program = compile(system);
      const naive = searchNaively(program);
      expect(explored(program)).toMatchObject({
        states: naive.states.size,
        transitions: naive.transitions,
      });
    }
  });

  it('comes with a configuration that checks every claim', () => {
    const program = compile(referenceSystem(referenceScope(2, 2, 2, 2)));
    expect(tlaConfig(program)).toBe(
      [
        'SPECIFICATION Spec',
        'CHECK_DEADLOCK FALSE',
        'INVARIANT TypeOK',
        'INVARIANT No_foreign_flight',
        'INVARIANT No_loaded_unlisted',
        'INVARIANT No_free_listed',
        '',
      ].join('\n'),
    );
  });
});
