/** What the search finds is certified, with symmetry and without. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { certify } from '../checker/certify/certify.js';
import { compile } from '../checker/index.js';
import { randomPlan } from '../checker/testing/random/arbitrary.js';
import { systemOf } from '../checker/testing/random/draw.js';
import { searchWithStates } from '../checker/testing/searched.js';
import { prop } from './prop.js';

const MAX_STATES = 800;

describe('a random system', () => {
  prop(
    'has a search that its re-check confirms, complete or not',
    fc.tuple(randomPlan, fc.boolean(), fc.integer({ min: 1, max: 80 })),
    120,
    async ([plan, symmetry, limit]) => {
      const program = compile(systemOf(plan));
      const maxStates = limit > 40 ? MAX_STATES : limit;
      const searched = await searchWithStates(program, { symmetry, maxStates });
      const { result, found } = searched;
      fc.pre(result.states < 3 * MAX_STATES);
      for (const each of [true, false])
        expect(certify(program, result, found, { each })).toMatchObject({
          kind: 'certified',
          states: result.states,
          open: result.open,
        });
    },
    ([plan]) => JSON.stringify(plan, null, 1),
  );
});
