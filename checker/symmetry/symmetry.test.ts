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
import { automorphisms, freeSort, swaps } from './automorphisms.js';
import { respects } from './renaming.js';
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
    const found = automorphisms(u, null).map((one) => keyOf(u, one));
    const expected = renamingsOf(u).map((one) => keyOf(u, one));
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
    expect(automorphisms(u, null)[0]).toEqual(new Map());
  });

  it('leave the fixed sort alone', () => {
    const { universe } = library({ readers: 2, copies: 3 });
    expect(freeSort(universe)).toBe('copy');
    const found = automorphisms(universe, 'copy');
    expect(found).toHaveLength(2);
    for (const renaming of found)
      for (const copy of ['c1', 'c2', 'c3'])
        expect(renaming.has(copy)).toBe(false);
  });

  it('make way for the identity where there are too many', () => {
    const dials = counters(8, 1).universe;
    expect(automorphisms(dials, null)).toEqual([new Map()]);
    expect(freeSort(dials)).toBe('dial');
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
