/** Scripts that may go by the order of objects: searched up to renaming they
 * give what the search of every state gives, or no renaming is used. */
import fc from 'fast-check';
import { setup } from 'xstate';
import { afterAll, describe, expect } from 'vitest';
import { compile, explore } from '../checker/index.js';
import type { Chart } from '../checker/language/chart.js';
import { defineChart } from '../checker/language/chart.js';
import type { Claim } from '../checker/language/claim.js';
import type { Formula } from '../checker/language/formula.js';
import * as f from '../checker/language/formula.js';
import type { Operation, Step } from '../checker/language/operation.js';
import * as o from '../checker/language/operation.js';
import type { System } from '../checker/language/system.js';
import { isGroup } from '../checker/symmetry/group.js';
import {
  alsoReferring,
  orderOf,
  symmetryOf,
} from '../checker/symmetry/symmetry.js';
import { expectAgreement, follow } from '../checker/testing/agreement.js';
import { searchNaively } from '../checker/testing/naive.js';
import { countOrbits } from '../checker/testing/orbits.js';
import { prop } from './prop.js';

const STATES = ['a', 'b', 'c'] as const;
const EVENTS = ['X', 'Y'] as const;

/** By state and event: the next state, or a refusal. */
const table = fc.array(
  fc.array(fc.option(fc.constantFrom(...STATES)), {
    minLength: 2,
    maxLength: 2,
  }),
  { minLength: 3, maxLength: 3 },
);

function chart(
  name: string,
  over: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Chart {
  const states = Object.fromEntries(
    STATES.map((state, n) => [
      state,
      {
        on: Object.fromEntries(
          EVENTS.flatMap((event, m) => {
            const to = rows[n]?.[m] ?? null;
            return to === null ? [] : [[event, to]];
          }),
        ),
      },
    ]),
  );
  return defineChart({
    name,
    over,
    meaning: 'Random behaviour.',
    context: {},
    events: { X: {}, Y: {} },
    machine: setup({}).createMachine({ initial: 'a', states }),
  });
}

const cell = (of: string): { chart: string; of: string[] } => ({
  chart: 'cell',
  of: [of],
});
const hand = { chart: 'hand', of: ['h'] };
const some = fc.subarray([...STATES], { minLength: 1, maxLength: 2 });
const event = fc.constantFrom(...EVENTS);

/** Conditions on the hand, this cell, all cells, or cells but this. */
function condition(each: string): fc.Arbitrary<Formula> {
  return fc.oneof(
    some.map((states) => f.is(hand, states)),
    some.map((states) => f.is(cell(each), states)),
    some.map((states) => f.exists('q', 'cell', f.is(cell('q'), states))),
    some.map((states) =>
      f.not(
        f.exists(
          'q',
          'any',
          f.all(f.not(f.same('q', each)), f.is(cell('q'), states)),
        ),
      ),
    ),
  );
}

function plain(each: string): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 4, arbitrary: event.map((one) => o.send(cell(each), one)) },
    { weight: 2, arbitrary: event.map((one) => o.send(hand, one)) },
    {
      weight: 1,
      arbitrary: condition(each).map((one) => o.require(one, 'EIO')),
    },
    { weight: 1, arbitrary: condition(each).map((one) => o.waitFor(one)) },
  );
}

const loop: fc.Arbitrary<Step> = fc
  .tuple(
    fc.option(condition('e'), { nil: undefined }),
    fc.array(plain('e'), { minLength: 1, maxLength: 2 }),
    fc.option(condition('e')),
  )
  .map(([where, steps, inner]) =>
    o.forEach(
      'e',
      'cell',
      where,
      inner === null ? steps : [o.when(inner, steps)],
    ),
  );

const operation = (name: string): fc.Arbitrary<Operation> =>
  fc
    .array(fc.oneof(plain('p'), loop, loop), { minLength: 1, maxLength: 2 })
    .map((steps) => ({
      name,
      meaning: 'A random script.',
      source: 'fixture',
      agent: { kind: 'host', var: 'h', sort: 'hand' },
      params: { p: 'cell' },
      sections: [o.section('s', 'a random section', steps)],
    }));

const claims: fc.Arbitrary<readonly Claim[]> = fc
  .tuple(some, some, fc.constantFrom('cell', 'any'))
  .map(([one, other, over]) => {
    const about = { says: 'A random claim.', source: 'fixture' };
    const objects = { p: over, q: over };
    const here = f.is(cell('p'), one);
    const there = f.is(cell('q'), other);
    const two = f.not(f.same('p', 'q'));
    return [
      {
        ...about,
        kind: 'never',
        name: 'n',
        objects,
        such: f.all(two, here, there),
      },
      {
        ...about,
        kind: 'sometimes',
        name: 's',
        objects,
        such: f.all(here, there),
      },
      {
        ...about,
        ...{ kind: 'recoverable', name: 'r', objects },
        ...{ such: f.all(two, here), until: there },
      },
    ];
  });

const systems: fc.Arbitrary<System> = fc
  .record({
    cells: fc.integer({ min: 2, max: 3 }),
    cell: table,
    hand: table,
    operations: fc.tuple(operation('one'), operation('two')),
    claims,
  })
  .map((drawn) => ({
    name: 'random',
    scope: `cells=${drawn.cells}`,
    universe: {
      sorts: {
        hand: ['left'],
        cell: ['c1', 'c2', 'c3'].slice(0, drawn.cells),
      },
      unions: { any: ['cell'] },
      relations: {},
    },
    threads: 'thread',
    charts: [
      chart('cell', ['cell'], drawn.cell),
      chart('hand', ['hand'], drawn.hand),
    ],
    operations: drawn.operations,
    rules: [],
    on: new Set<string>(),
    initially: [],
    claims: drawn.claims,
  }));

describe('a script with loops over objects', () => {
  const seen = { proved: 0, leftAlone: 0 };

  prop(
    'is judged up to renaming as it is without',
    systems,
    150,
    async (system) => {
      const program = compile(system);
      const symmetry = symmetryOf(program);
      if (orderOf(symmetry) > 1) seen.proved++;
      if (symmetry.leftAlone.length > 0) seen.leftAlone++;
      const whole = await explore(program);
      expectAgreement(program, whole);
      const found = await explore(program, { symmetry: true });
      const { renamings } = alsoReferring(symmetry, [symmetry.columns]);
      expect(isGroup(renamings)).toBe(true);
      expect(found).toMatchObject({
        complete: true,
        depth: whole.depth,
        symmetries: renamings.length,
        states: countOrbits(program, searchNaively(program), renamings),
        vacuous: whole.vacuous,
      });
      whole.findings.forEach(({ claim, found: verdict, path }, n) => {
        const alike = found.findings[n];
        expect([claim, alike?.found, alike?.path?.steps.length]).toEqual([
          claim,
          verdict,
          path?.steps.length,
        ]);
        if (alike?.path != null)
          expect(follow(program, alike.path)).toEqual(alike.path.final);
      });
    },
  );

  afterAll(() => {
    // Without both kinds the law would say nothing.
    expect(seen.proved).toBeGreaterThan(15);
    expect(seen.leftAlone).toBeGreaterThan(15);
  });
});
