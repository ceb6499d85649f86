import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { holdsIn } from '../compile/interpret.js';
import type { CompiledClaim, Program } from '../compile/program.js';
import type { SometimesClaim } from '../language/claim.js';
import { follow } from '../testing/agreement.js';
import { counters, everyDialAt } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { explore } from './explore.js';
import { falsify, firstHit, shorten } from './random.js';
import { Walker } from './walk.js';

const broken = compile(library({ off: ['limit'] }));
const sound = compile(library());

function claimOf(program: Program, name: string): CompiledClaim {
  const found = program.claims.find(({ claim }) => claim.name === name);
  if (found === undefined) throw new Error(`no claim '${name}'`);
  return found;
}

const topOf = (max: number): SometimesClaim => ({
  kind: 'sometimes',
  name: 'top',
  says: 'Every dial is at its end.',
  source: 'fixture',
  objects: {},
  such: everyDialAt(max),
});

describe('falsify', () => {
  const oneOut = claimOf(broken, 'one-out');

  it('finds and shrinks a run that breaks the claim', () => {
    const found = falsify(broken, oneOut, { seed: 1 });
    expect(found).toMatchObject({ found: 'sometimes', shortest: false });
    if (found.path === null) throw new Error('no path');
    expect(follow(broken, found.path)).toEqual(found.path.final);
    const walker = new Walker(broken);
    const watch = walker.watch([oneOut]);
    const { steps } = found.path;
    expect(firstHit(walker, watch, steps)).toEqual(found.path);
    // Shrunk: no single step can be left out.
    for (let n = 0; n < steps.length; n++)
      expect(
        firstHit(
          walker,
          watch,
          steps.filter((_, m) => m !== n),
        ),
      ).toBeNull();
  });

  it('blames the objects of which the claim is broken in the end', () => {
    const { path, objects } = falsify(broken, oneOut, { seed: 1 });
    const { instances } = oneOut;
    const blamed = instances.find(
      (instance) =>
        JSON.stringify(instance.objects) === JSON.stringify(objects),
    );
    if (path === null || blamed === undefined) throw new Error('none blamed');
    expect(holdsIn(blamed.such, path.final)).toBe(true);
  });

  it('has nowhere to go in a system without steps', async () => {
    const still = compile({
      ...library({ off: ['limit'] }),
      operations: [],
      claims: [
        { ...topOf(0), name: 'holds', such: { kind: 'all', of: [] } },
        { ...topOf(0), name: 'fails', such: { kind: 'any', of: [] } },
      ],
    });
    const [holds, fails] = still.claims;
    if (holds === undefined || fails === undefined) throw new Error('no claim');
    expect(falsify(still, fails, { seed: 1 }).found).toBe('notSeen');
    const found = falsify(still, holds, { seed: 1 });
    expect(found.path?.steps).toEqual([]);
    expect(await shorten(still, found)).toMatchObject({ shortest: true });
  });

  it('finds nothing in no walks', () => {
    const { found, walks } = falsify(broken, oneOut, { seed: 1, walks: 0 });
    expect({ found, walks }).toEqual({ found: 'notSeen', walks: 0 });
  });

  it('draws the same walks from the same seed', () => {
    const once = falsify(broken, oneOut, { seed: 7 });
    expect(falsify(broken, oneOut, { seed: 7 })).toEqual(once);
    expect(falsify(broken, oneOut, { seed: 8 }).walks).not.toBe(once.walks);
  });

  it('goes straight to a walk by its path', () => {
    const once = falsify(broken, oneOut, { seed: 3 });
    const again = falsify(broken, oneOut, {
      seed: 3,
      path: once.replay ?? '',
    });
    expect(again.walks).toBe(1);
    expect(again.path).toEqual(once.path);
  });

  it('says that it did not see what cannot happen', () => {
    const found = falsify(sound, claimOf(sound, 'one-out'), {
      seed: 1,
      walks: 50,
      length: 100,
    });
    expect(found).toMatchObject({
      found: 'notSeen',
      path: null,
      walks: 50,
      replay: null,
      interrupted: false,
    });
  });

  it('says when the time was up', () => {
    const found = falsify(sound, claimOf(sound, 'one-out'), {
      seed: 1,
      walks: 1_000_000,
      timeoutSeconds: 0.05,
    });
    expect(found.interrupted).toBe(true);
    expect(found.walks).toBeLessThan(1_000_000);
  });

  it('sees what holds at the start', () => {
    const program = compile(counters(2, 1, [topOf(0)]));
    const found = falsify(program, claimOf(program, 'top'), { seed: 1 });
    expect(found.path).toEqual({ steps: [], final: [0, 0] });
  });

  it('copes with a program of one operation', () => {
    const system = counters(3, 2, [topOf(2)]);
    const program = compile({
      ...system,
      operations: system.operations.filter(({ name }) => name === 'up'),
    });
    const found = falsify(program, claimOf(program, 'top'), { seed: 1 });
    expect(found.path?.steps).toHaveLength(6);
  });
});

describe('shorten', () => {
  it('comes to the shortest run', async () => {
    const program = compile(counters(3, 3, [topOf(3)]));
    const walk = falsify(program, claimOf(program, 'top'), { seed: 2 });
    const long = {
      ...walk,
      path: { steps: [0, 3, ...(walk.path?.steps ?? [])], final: [3, 3, 3] },
    };
    const short = await shorten(program, long);
    expect(short.shortest).toBe(true);
    expect(short.path?.steps).toHaveLength(9);
  });

  it('agrees with the exhaustive search', async () => {
    const found = falsify(broken, claimOf(broken, 'card-tells'), { seed: 4 });
    const whole = await explore(broken);
    const exhaustive = whole.findings.find(
      ({ claim }) => claim === 'card-tells',
    );
    expect(found.path === null).toBe(exhaustive?.path === null);
    const oneOut = falsify(broken, claimOf(broken, 'one-out'), { seed: 4 });
    const short = await shorten(broken, oneOut);
    expect(short.path?.steps.length).toBe(
      whole.findings.find(({ claim }) => claim === 'one-out')?.path?.steps
        .length,
    );
  });

  it('does not call shortest what it could not compare', async () => {
    const program = compile(counters(3, 3, [topOf(3)]));
    const walk = falsify(program, claimOf(program, 'top'), { seed: 2 });
    const short = await shorten(program, walk, 5);
    expect(short).toMatchObject({ shortest: false, path: walk.path });
  });

  it('leaves alone what was not found', async () => {
    const none = falsify(sound, claimOf(sound, 'one-out'), {
      seed: 1,
      walks: 2,
    });
    expect(await shorten(sound, none)).toBe(none);
  });
});
