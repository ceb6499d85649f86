import { describe, expect, it } from 'vitest';
import { parseChecker, parseTrace } from './rumur-output.js';

const clean = `Progress Report:

	cover "two-vms-in-flight" hit 864 times
	cover "pending-in-flight" hit 0 times

Status:

	No error found.

State Space Explored:

	3721 states, 33912 rules fired in 0s.
`;

const broken = `The following is the error trace for the error:

	invariant "foreign-flight" failed

Startstate "start" fired.
pasid_p1:0
----------

Rule "0 VM1 alloc(p=p1)" fired.
pasid_p1:1
----------

Rule "12 VM1 bind(d=mdev1, p=p1)" fired.
pasid_p1:3
----------

End of the error trace.

Status:

	1 error(s) found.

State Space Explored:

	423 states, 1655 rules fired in 0s.
`;

describe("rumur's checker", () => {
  it('reports states, rules fired, errors and witnesses', () => {
    expect(parseChecker(clean)).toEqual({
      states: 3721,
      transitions: 33_912,
      errors: 0,
      witnessed: new Map([
        ['two-vms-in-flight', 864],
        ['pending-in-flight', 0],
      ]),
    });
    expect(parseChecker(broken).errors).toBe(1);
  });

  it('is not believed without a summary', () => {
    expect(() => parseChecker('out of memory')).toThrow(/out of memory/);
  });

  it('names the ground steps of a counterexample', () => {
    expect(parseTrace(broken)).toEqual({
      steps: [0, 12],
      claim: 'foreign-flight',
    });
    expect(parseTrace(clean)).toBeNull();
  });

  it('is refused when its rules have no numbers', () => {
    const foreign = broken.replace('"12 VM1', '"VM1');
    expect(() => parseTrace(foreign)).toThrow(/VM1 bind/);
  });
});
