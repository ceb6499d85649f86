/** The engine against the naive search, on systems nobody would write. */
import fc from 'fast-check';
import { describe } from 'vitest';
import { compile, explore } from '../checker/index.js';
import { expectAgreement } from '../checker/testing/agreement.js';
import { randomSystem } from '../checker/testing/random-systems.js';
import { prop } from './prop.js';
import { showSystem } from './random-systems.js';

/** More states than this cost the naive search too long. */
const MAX_STATES = 2000;

describe('random systems', () => {
  prop(
    'are searched as a naive search does',
    randomSystem,
    300,
    async (system) => {
      const program = compile(system);
      const found = await explore(program, { maxStates: MAX_STATES });
      fc.pre(found.complete);
      expectAgreement(program, found);
    },
    showSystem,
  );
});
