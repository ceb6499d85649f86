import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  referenceScope,
  referenceSystem,
} from '../bench/reference/reference.js';
import { compile } from '../checker/compile/compile.js';
import { perform } from '../checker/compile/interpret.js';
import type { GlobalState, Program } from '../checker/compile/program.js';
import { engineSource, makeEngine } from '../checker/generate/engine.js';
import { layOut, pack } from '../checker/pack/layout.js';
import type { Exploration } from '../checker/search/exploration.js';
import { explore } from '../checker/search/explore.js';
import { exploreReduced } from '../checker/search/reduced.js';
import { renamerOf } from '../checker/symmetry/apply.js';
import { swaps } from '../checker/symmetry/automorphisms.js';
import { orderOf, symmetryOf } from '../checker/symmetry/symmetry.js';
import { designs } from '../model/designs/index.js';
import { programOf } from './programs.js';
import { prop } from './prop.js';

/** Both VMs alike: a shared function, or one each. */
function alike(name: string, ioasids: number): string {
  const devices =
    name === 'function-table' || name === 'function-table-broken'
      ? 'mdevs=0,vfs=1+1'
      : 'mdevs=1+1,vfs=0';
  return `vms=2,ioasids=${ioasids},${devices},threads=1,quota=1`;
}

const programs: readonly (readonly [string, Program])[] = [
  ...designs.map(
    (design) =>
      [design.name, programOf(design, alike(design.name, 2))] as const,
  ),
  ['reference', compile(referenceSystem(referenceScope(2, 3, 4, 2)))],
];

/** A program, one of the renamings its symmetries are made of, and a walk. */
const walks = fc
  .tuple(
    fc.nat(programs.length - 1),
    fc.nat(),
    fc.array(fc.nat(), { maxLength: 400, size: 'max' }),
  )
  .map(([which, chosen, drawn]) => {
    const [, program] = programs[which] ?? ['', undefined];
    if (program === undefined) throw new RangeError('no such program');
    const symmetry = symmetryOf(program);
    const renamings = [
      ...symmetry.renamings.slice(1),
      ...swaps(symmetry.columns),
    ];
    const renaming =
      renamings[chosen % renamings.length] ?? new Map<string, string>();
    const ids = drawn.map((id) => id % program.steps.length);
    return { program, renaming, ids };
  });

/** The states a walk goes through, each with the step tried there. */
function visit(
  program: Program,
  ids: readonly number[],
): readonly { readonly state: GlobalState; readonly id: number }[] {
  let state: GlobalState = program.initial;
  return ids.map((id) => {
    const before = state;
    const step = program.steps[id];
    const outcome = step && perform(program, state, step);
    if (outcome?.kind === 'done') state = outcome.next;
    return { state: before, id };
  });
}

/** Text of the state that stands for all those like it. */
function representative(program: Program): (state: GlobalState) => string {
  const layout = layOut(program);
  const symmetry = symmetryOf(program);
  const engine = makeEngine(
    engineSource(program, layout, [], null, 1, symmetry),
    {
      onHit: () => undefined,
      flags: null,
      self: 0,
      memory: null,
    },
  );
  return (state) => {
    engine.out.set(pack(layout, state));
    engine.canonical(0);
    return engine.out.subarray(0, layout.words).join();
  };
}

describe('symmetry', () => {
  it('is found wherever two VMs and two PASIDs are alike', () => {
    expect(
      programs.map(([name, program]) => [name, orderOf(symmetryOf(program))]),
    ).toEqual([...designs.map(({ name }) => [name, 4]), ['reference', 48]]);
  });

  prop(
    'renaming a run gives a run, step by step',
    walks,
    60,
    ({ program, renaming, ids }) => {
      const renamer = renamerOf(program, renaming);
      for (const { state, id } of visit(program, ids)) {
        const step = program.steps[id];
        if (step === undefined) continue;
        const there = perform(program, state, step);
        const here = perform(program, renamer.state(state), renamer.step(step));
        expect(here.kind).toBe(there.kind);
        if (there.kind === 'done' && here.kind === 'done')
          expect(here.next).toEqual(renamer.state(there.next));
      }
    },
  );

  prop(
    'a state and its renamed twin have one representative',
    walks,
    60,
    ({ program, renaming, ids }) => {
      const renamer = renamerOf(program, renaming);
      const standsFor = representative(program);
      for (const { state } of visit(program, ids))
        expect(standsFor(renamer.state(state))).toBe(standsFor(state));
    },
  );

  it.each([
    [2, 2, 2, 2, 83],
    [2, 3, 2, 2, 335],
    // Each VM's devices are permuted by themselves: fewer orbits than the
    // 15,945 of permuting all VMs' slots together.
    [2, 3, 4, 2, 10_155],
  ])('counts the orbits of (%i,%i,%i,%i)', async (v, p, d, q, orbits) => {
    const program = compile(referenceSystem(referenceScope(v, p, d, q)));
    const { states } = await explore(program, { symmetry: true });
    expect(states).toBe(orbits);
  });
});

function verdicts({ findings }: Exploration): unknown {
  return findings.map(({ claim, found, path }) => [
    claim,
    found,
    path?.steps.length ?? null,
  ]);
}

const tiny = designs.map(
  (design) => [design.name, programOf(design, alike(design.name, 1))] as const,
);

describe('searches that go another way', () => {
  it.each(tiny)('%s: two threads, symmetry', async (_, program) => {
    const limit = { maxStates: 250_000 };
    const full = await explore(program, limit);
    const two = await explore(program, {
      ...limit,
      workers: 2,
      joinAt: { states: 1, seconds: 0 },
    });
    expect(two.complete).toBe(full.complete);
    // Where a limit ends them, searches may differ by a round.
    if (!full.complete) return;
    const untimed = { seconds: 0, bytes: 0 };
    expect({ ...two, ...untimed }).toEqual({ ...full, ...untimed });
    const small = await explore(program, { ...limit, symmetry: true });
    expect(verdicts(small)).toEqual(verdicts(full));
    expect(small.states).toBeLessThan(full.states);
    expect(small.vacuous).toEqual(full.vacuous);
  });

  it.each(tiny)('%s: partial order reduction', async (_, program) => {
    const full = await explore(program, { maxStates: 12_000 });
    if (!full.complete) return;
    const claims = program.claims.filter(
      ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
    );
    const reduced = await exploreReduced({ ...program, claims });
    expect(reduced.complete).toBe(true);
    expect(reduced.states).toBeLessThanOrEqual(full.states);
    for (const { claim, found } of reduced.findings)
      expect([claim, found]).toEqual([
        claim,
        full.findings.find((finding) => finding.claim === claim)?.found,
      ]);
  });
});
