import { describe, expect, it } from 'vitest';
import { parseErrorDepth, parseTrail, parseVerifier } from './spin-output.js';

const summary = `
(Spin Version 6.5.2 -- 6 December 2019)
	+ Breadth-First Search

State-vector 20 byte, depth reached 15, errors: 0
     3721 states, stored
	    3721 nominal states (stored-atomic)
    30192 states, matched
    33913 transitions (= stored+matched)
        0 atomic steps
`;

const violation = `pan:1: assertion violated 0 (at depth 6)
pan: wrote model.pml.trail
State-vector 20 byte, depth reached 6, errors: 1
      182 states, stored
      571 states, matched
      753 transitions (= stored+matched)
`;

const trail = `using statement merging
      STEP 0
      STEP 12
      CLAIM foreign-flight
spin: model.pml:205, Error: assertion violated
spin: text of failed assertion: assert(0)
spin: trail ends after 3 steps
`;

describe("SPIN's verifier", () => {
  it('reports states, transitions and errors', () => {
    expect(parseVerifier(summary)).toMatchObject({
      states: 3721,
      transitions: 33_912,
      errors: 0,
    });
    expect(parseErrorDepth(summary)).toBeNull();
  });

  it('reports the depth of a violation', () => {
    expect(parseVerifier(violation).errors).toBe(1);
    expect(parseErrorDepth(violation)).toBe(6);
  });

  it('is not believed when it did not finish', () => {
    const cut = `pan: out of memory\n${summary}`;
    expect(() => parseVerifier(cut)).toThrow(/out of memory/);
    expect(() => parseVerifier('pan: crashed')).toThrow(/states, stored/);
  });

  it('is not believed when it rounds the number of states', () => {
    const rounded = summary.replace('3721 states', '1.0048e+07.5 states');
    expect(() => parseVerifier(rounded)).toThrow(/whole number/);
  });

  it('may write large numbers with an exponent', () => {
    const large = summary.replace('3721 states', '1.0048095e+07 states');
    expect(parseVerifier(large).states).toBe(10_048_095);
  });
});

describe('a replayed trail', () => {
  it('names the ground steps and the claim', () => {
    expect(parseTrail(trail)).toEqual({
      steps: [0, 12],
      claim: 'foreign-flight',
    });
  });

  it('is refused when it is of another model', () => {
    expect(() => parseTrail('spin: cannot find trail file')).toThrow(
      /names no ground step.*cannot find trail file/,
    );
  });
});
