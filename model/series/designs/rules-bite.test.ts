/** Rules that no posted version lacks: what breaks without each. */
import { expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.js';
import { explore } from '../../../checker/search/explore.js';
import type { Scope } from '../../scope.js';
import type { Design } from '../../design.js';
import { buildSystem } from '../../system.js';
import { v2 } from './early.js';
import { adjusts, allocators, asking, memory } from './scopes.js';
import { v4, v4Fixed } from './v4.js';
import { v4Idxd, v4IdxdMended } from './v4Idxd.js';

const bites: readonly (readonly [
  rule: string,
  claim: string,
  steps: number,
  design: Design,
  scope: Scope,
])[] = [
  ['count-at-adjust', 'quota-conserved', 5, v2, adjusts],
  ['capacity-at-adjust', 'quota-conserved', 2, v2, adjusts],
  ['undo-at-bind', 'refused-changes-nothing', 8, v4, memory],
  ['undo-at-bind', 'refused-changes-nothing', 8, v4Fixed, memory],
  ['one-number-space', 'one-number-space', 3, v4, allocators],
  ['own-set-at-response', 'response-own', 11, v4Idxd, asking],
  ['reference-at-response', 'response-own', 19, v4IdxdMended, asking],
  ['answer-at-teardown', 'no-stale-request', 14, v4IdxdMended, asking],
];

it.each(bites)(
  'without %s, %s breaks',
  async (rule, claim, steps, design, scope) => {
    const system = buildSystem(
      { ...design, rules: design.rules.filter((id) => id !== rule) },
      scope,
    );
    const run = await explore(compile(system), { symmetry: true });
    const found = run.findings.find((one) => one.claim === claim);
    expect(found).toMatchObject({ found: 'sometimes', shortest: true });
    expect(found?.path?.steps.length).toBe(steps);
  },
);
