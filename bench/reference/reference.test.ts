import { describe, expect, it } from 'vitest';
import { compile, explore } from '../../checker/index.js';
import { parseScope } from '../../model/scope.js';
import { reference, referenceScope, referenceSystem } from './reference.js';

describe('the reference protocol', () => {
  // Distinct states and transitions that five independent tools agree on.
  it.each([
    { scope: [2, 2, 2, 2] as const, states: 305, transitions: 1_924 },
    { scope: [2, 3, 2, 2] as const, states: 3_721, transitions: 33_912 },
    { scope: [2, 3, 4, 2] as const, states: 373_801, transitions: 5_768_976 },
  ])('has $states states at $scope', async ({ scope, states, transitions }) => {
    const [vms, ioasids, mdevs, quota] = scope;
    const program = compile(
      referenceSystem(referenceScope(vms, ioasids, mdevs, quota)),
    );
    const found = await explore(program);
    expect(found.complete).toBe(true);
    expect([found.states, found.transitions]).toEqual([states, transitions]);
    for (const { claim, found: verdict } of found.findings)
      expect([claim, verdict]).toEqual([claim, reference.expect[claim]]);
    expect(found.vacuous).toEqual([]);
  });

  it.each([
    { off: 'list-at-load', claim: 'loaded-unlisted' },
    { off: 'unload-first', claim: 'loaded-unlisted' },
    { off: 'drain-first', claim: 'foreign-flight' },
    { off: 'owner-binds', claim: 'foreign-flight' },
  ])('breaks $claim without $off', async ({ off, claim }) => {
    const system = referenceSystem(referenceScope(2, 2, 2, 2), [off]);
    const { findings } = await explore(compile(system));
    const broken = findings.find((finding) => finding.claim === claim);
    expect(broken?.found).toBe('sometimes');
  });

  it('deals device d to VM d mod V', () => {
    const { universe } = referenceSystem(referenceScope(2, 2, 3, 2));
    expect(universe.relations['vmOf']).toEqual({
      mdev1: 'VM1',
      mdev2: 'VM2',
      mdev3: 'VM1',
    });
  });

  it.each([
    [[2, 2], 'mdevs=4'],
    [[2, 1], 'mdevs=3'],
    [[3, 1], 'mdevs=3+1'],
    [[1, 2], 'mdevs=1+2'],
  ])('with mdevs %j names its scope as it is read back', (mdevs, text) => {
    const scope = { ...referenceScope(2, 2, 2, 2), mdevs };
    const name = referenceSystem(scope).scope;
    expect(name).toContain(`${text},`);
    expect(parseScope(name).mdevs).toEqual(mdevs);
  });

  it('names its rules when asked to switch off another', () => {
    const scope = referenceScope(2, 2, 2, 2);
    expect(() => referenceSystem(scope, ['drain'])).toThrow(/drain-first/);
  });
});
