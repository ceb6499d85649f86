import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import type { NeverClaim } from '../language/claim.js';
import { not, same } from '../language/formula.js';
import { follow } from '../testing/agreement.js';
import { counters } from '../testing/counters.js';
import { library, libraryRules } from '../testing/library.js';
import { explore } from './explore.js';
import { exploreReduced, ReductionError } from './reduced.js';

/** The program with the claims that the reduction takes. */
const stateClaims = (program: Program): Program => ({
  ...program,
  claims: program.claims.filter(
    ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
  ),
});

describe('partial order reduction', () => {
  it.each([{ off: [] }, ...libraryRules.map((rule) => ({ off: [rule] }))])(
    'keeps the verdicts of the library without $off',
    async ({ off }) => {
      const program = stateClaims(compile(library({ off })));
      const whole = await explore(program);
      const reduced = await exploreReduced(program);
      expect(reduced).toMatchObject({ complete: true, stopped: null });
      expect(reduced.states).toBeLessThanOrEqual(whole.states);
      reduced.findings.forEach(({ claim, found, path }, n) => {
        expect([claim, found]).toEqual([claim, whole.findings[n]?.found]);
        if (path !== null) expect(follow(program, path)).toEqual(path.final);
      });
    },
  );

  it('leaves out orders that nobody looks at', async () => {
    const claim: NeverClaim = {
      kind: 'never',
      name: 'looks-at-nothing',
      says: 'A dial is itself.',
      source: 'fixture',
      objects: { d: 'dial' },
      such: not(same('d', 'd')),
    };
    const system = counters(6, 2, [claim]);
    const program = compile({
      ...system,
      operations: system.operations.filter(({ name }) => name === 'up'),
    });
    const whole = await explore(program);
    const reduced = await exploreReduced(program);
    expect(whole.states).toBe(3 ** 6);
    // All orders of independent steps come to the same: one is enough.
    expect(reduced.states).toBe(6 * 2 + 1);
    expect(reduced.findings[0]?.found).toBe('never');
  });

  it('refuses claims it cannot judge, and says why', async () => {
    const program = compile(library());
    await expect(exploreReduced(program)).rejects.toThrow(ReductionError);
    await expect(exploreReduced(program)).rejects.toThrow(
      /cannot judge 'stranger-refused': it watches refused calls/,
    );
  });

  it('is honest about limits', async () => {
    const program = stateClaims(compile(library()));
    const found = await exploreReduced(program, { maxStates: 20 });
    expect(found).toMatchObject({ complete: false, stopped: 'states' });
    for (const { found: verdict } of found.findings)
      expect(['notSeen', 'sometimes']).toContain(verdict);
  });
});
