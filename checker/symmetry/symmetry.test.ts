import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Claim } from '../language/claim.js';
import { is, lit } from '../language/formula.js';
import { send } from '../language/operation.js';
import type { System, Universe } from '../language/system.js';
import { explore } from '../search/explore.js';
import { counters } from '../testing/counters.js';
import { copy, library } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import { renamedKey, renamingsOf } from '../testing/orbits.js';
import { renamerOf } from './apply.js';
import type { Renaming } from './automorphisms.js';
import { automorphisms, freeSorts, swaps } from './automorphisms.js';
import { isGroup } from './group.js';
import { respects } from './proof.js';
import { orderOf, symmetryOf } from './symmetry.js';

const keyOf = (universe: Universe, renaming: Renaming): string =>
  Object.values(universe.sorts)
    .flat()
    .map((object) => `${object}>${renaming.get(object) ?? object}`)
    .join();

const universes: readonly (readonly [string, Universe])[] = [
  ['a library', library({ readers: 3, copies: 2 }).universe],
  [
    'a chain of relations',
    {
      sorts: { a: ['a1', 'a2', 'a3'], b: ['b1', 'b2', 'b3'], c: ['c1', 'c2'] },
      unions: {},
      relations: {
        to: { a1: 'b1', a2: 'b1', a3: 'b2' },
        on: { b1: 'c1', b2: 'c1', b3: 'c2' },
      },
    },
  ],
  [
    'a ring',
    {
      sorts: { a: ['a1', 'a2', 'a3', 'a4'] },
      unions: {},
      relations: { next: { a1: 'a2', a2: 'a3', a3: 'a4', a4: 'a1' } },
    },
  ],
];

describe('automorphisms', () => {
  it.each(universes)('of %s are those that keep the relations', (_, u) => {
    const { renamings, held } = automorphisms(u, null);
    const found = renamings.map((one) => keyOf(u, one));
    const expected = renamingsOf(u).map((one) => keyOf(u, one));
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
    expect(renamings[0]).toEqual(new Map());
    expect(held).toEqual([]);
    expect(isGroup(renamings)).toBe(true);
  });

  it('leave the fixed sort alone', () => {
    const { universe } = library({ readers: 2, copies: 3 });
    expect(freeSorts(universe)).toEqual(['copy']);
    const found = automorphisms(universe, 'copy').renamings;
    expect(found).toHaveLength(2);
    for (const renaming of found)
      for (const copy of ['c1', 'c2', 'c3'])
        expect(renaming.has(copy)).toBe(false);
  });

  it('leave some objects alone where there are too many', () => {
    const dials = counters(8, 1).universe;
    const { renamings, held } = automorphisms(dials, null);
    expect(renamings).toHaveLength(720);
    expect(held).toEqual(dials.sorts.dial?.slice(-2).reverse());
    expect(freeSorts(dials)).toEqual(['dial']);
  });

  it('leave objects of two sorts alone', () => {
    const shared = {
      sorts: { a: ['x', 'y'], b: ['y', 'z'], c: ['u', 'v'] },
      unions: {},
      relations: {},
    };
    expect(freeSorts(shared)).toEqual(['c']);
    expect(automorphisms(shared, null).renamings).toHaveLength(2);
  });

  it('need not heed a relation of every object to itself', () => {
    const relating = (self: Readonly<Record<string, string>>): Universe => ({
      sorts: { a: ['x', 'y', 'z'], none: [], one: ['w'] },
      unions: {},
      relations: { self },
    });
    const whole = relating({ x: 'x', y: 'y', z: 'z' });
    expect(freeSorts(whole)).toEqual(['a']);
    expect(automorphisms(whole, null).renamings).toHaveLength(6);
    const partly = relating({ x: 'x' });
    expect(freeSorts(partly)).toEqual([]);
    expect(automorphisms(partly, null).renamings).toHaveLength(2);
    const elsewhere = relating({ x: 'w', y: 'w', z: 'w' });
    expect(automorphisms(elsewhere, null).renamings).toHaveLength(6);
  });
});

describe('symmetryOf', () => {
  it.each([
    { readers: 2, copies: 2, order: 4 },
    { readers: 3, copies: 1, order: 6 },
    { readers: 1, copies: 3, order: 6 },
  ])('finds $order renamings', ({ readers, copies, order }) => {
    const program = compile(library({ readers, copies }));
    expect(orderOf(symmetryOf(program))).toBe(order);
  });

  it('renames states and steps to states and steps', () => {
    const program = compile(library());
    const { columns, renamings } = symmetryOf(program);
    for (const renaming of [...swaps(columns), ...renamings.slice(1)]) {
      const renamer = renamerOf(program, renaming);
      for (const { state } of searchNaively(program).states.values())
        expect(renamedKey(program, renamer.state(state), new Map())).toBe(
          renamedKey(program, state, renaming),
        );
    }
  });

  it('has none that moves what an initial message singles out', () => {
    const lent: System = {
      ...library(),
      initially: [
        {
          objects: { c: 'copy' },
          send: send({ chart: 'copy', of: ['c'] }, 'LEND', { to: lit('bob') }),
        },
      ],
    };
    const program = compile(lent);
    const readers = new Map([
      ['ann', 'bob'],
      ['bob', 'ann'],
      ['ann.desk', 'bob.desk'],
      ['bob.desk', 'ann.desk'],
    ]);
    expect(respects(compile(library()), readers)).toBe(true);
    expect(respects(program, readers)).toBe(false);
    expect(orderOf(symmetryOf(program))).toBe(2);
  });

  it('has none that moves what a chart singles out', () => {
    const favourite = copy.machine.provide({
      guards: {
        byBorrower: (asked: { readonly event: { readonly by?: string } }) =>
          asked.event.by === 'ann',
      },
    });
    const system = library();
    const program = compile({
      ...system,
      charts: system.charts.map((chart) =>
        chart.name === 'copy' ? { ...chart, machine: favourite } : chart,
      ),
    });
    expect(orderOf(symmetryOf(program))).toBe(2);
  });

  it('has none that moves what a claim names', async () => {
    const claim = (who: string): Claim => ({
      kind: 'sometimes',
      name: `${who}-has-it`,
      says: 'This very reader has a copy.',
      source: 'fixture',
      objects: { c: 'copy' },
      such: is({ chart: 'copy', of: ['c'] }, 'lent', { borrower: lit(who) }),
    });
    const program = compile({
      ...library({ copies: 1 }),
      claims: [claim('ann'), claim('bob')],
    });
    const { findings, symmetries } = await explore(program, { symmetry: true });
    expect(findings.map(({ found }) => found)).toEqual([
      'sometimes',
      'sometimes',
    ]);
    expect(symmetries).toBe(1);
  });
});
