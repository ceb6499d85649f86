/** What the search finds is certified, with symmetry and without. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { certify } from '../checker/certify/certify.js';
import { compile } from '../checker/index.js';
import { randomSystem } from '../checker/testing/random-systems.js';
import { searchWithStates } from '../checker/testing/searched.js';
import { prop } from './prop.js';
import { showSystem } from './random-systems.js';

const MAX_STATES = 800;

describe('a random system', () => {
  prop(
    'has a search that its re-check confirms, complete or not',
    fc.tuple(randomSystem, fc.boolean(), fc.integer({ min: 1, max: 80 })),
    120,
    async ([system, symmetry, limit]) => {
      const program = compile(system);
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
    ([system]) => showSystem(system),
  );
});
