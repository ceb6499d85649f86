/** The engine against the naive search, on systems nobody would write. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Exploration } from '../checker/index.js';
import { compile, explore } from '../checker/index.js';
import { exploreReduced } from '../checker/search/reduced.js';
import { expectAgreement, follow } from '../checker/testing/agreement.js';
import { randomSystem } from '../checker/testing/random-systems.js';
import { prop } from './prop.js';
import { showSystem } from './random-systems.js';

/** What the reduced search and the whole one must have in common. */
const verdicts = ({ findings }: Exploration): readonly unknown[] =>
  findings.map(({ claim, found }) => [claim, found]);

/** More states than this cost the naive search too long. */
const MAX_STATES = 1500;

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

  prop(
    'keep their verdicts under partial order reduction',
    randomSystem,
    300,
    async (system) => {
      const program = compile({
        ...system,
        claims: system.claims.filter(
          ({ kind }) => kind === 'never' || kind === 'sometimes',
        ),
      });
      const whole = await explore(program, { maxStates: MAX_STATES });
      fc.pre(whole.complete);
      const reduced = await exploreReduced(program);
      expect(verdicts(reduced)).toEqual(verdicts(whole));
      expect(reduced.states).toBeLessThanOrEqual(whole.states);
      for (const { path } of reduced.findings)
        if (path !== null) expect(follow(program, path)).toEqual(path.final);
    },
    showSystem,
  );
});
