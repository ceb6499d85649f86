/** What happens at the engine's own limits: an error with the number, or a
 * search that stops. */
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { counter } from '../language/domain.js';
import { is } from '../language/formula.js';
import type { Claim } from '../language/claim.js';
import { send } from '../language/operation.js';
import { assign } from 'xstate';
import { counters } from '../testing/counters.js';
import {
  at,
  chartOf,
  hostOp,
  machineOf,
  never,
  tiny,
} from '../testing/tiny.js';
import { TooLarge } from '../wellformed/problem.js';
import { explore } from './explore.js';
import { exploreReduced } from './reduced.js';

const claimsOf = (n: number): readonly Claim[] =>
  Array.from({ length: n }, (_, k) =>
    never(is(at('pool', 'n'), 'taken'), { name: `claim-${String(k)}` }),
  );

describe('more claims than a run can watch', () => {
  it.each([33, 100])('%i are refused with their number', async (n) => {
    const program = compile(tiny({ claims: claimsOf(n) }));
    await expect(explore(program)).rejects.toThrow(TooLarge);
    await expect(explore(program)).rejects.toThrow(String(n));
    await expect(exploreReduced(program)).rejects.toThrow(TooLarge);
  });

  it('31 are watched', async () => {
    const { findings } = await explore(compile(tiny({ claims: claimsOf(31) })));
    expect(findings.map(({ found }) => found)).toEqual(
      Array.from({ length: 31 }, () => 'sometimes'),
    );
  });
});

it('a chart of 70,000 local states is refused with the number', () => {
  const context = { n: counter(70_000, 'ticks') };
  const up = assign({
    n: ({ context: { n } }: { context: { n: number } }) => n + 1,
  });
  const machine = machineOf({
    initial: 'a',
    context: { n: 0 },
    states: { a: { on: { GO: { actions: up } } } },
  });
  const system = tiny({
    charts: [chartOf({ a: {} }, { context, machine })],
    rules: [],
    on: new Set(),
    operations: [hostOp([send(at('thing', 'n'), 'GO')])],
    claims: [],
  });
  expect(() => compile(system)).toThrow(TooLarge);
  expect(() => compile(system)).toThrow(/more than 20000 local states/);
});

describe('a search that comes to what the engine can hold', () => {
  const program = compile(counters(4, 7));
  it.each([{ states: 1000 }, { words: 1024 }])(
    'stops as at any limit: %o',
    async (engine) => {
      const found = await explore(program, { engine });
      expect(found).toMatchObject({ complete: false, stopped: 'memory' });
    },
  );
});

it('a claim about a sort that is empty here is vacuous, not Never', async () => {
  const program = compile(
    tiny({
      claims: [
        never(is(at('pool', 'n'), 'taken'), {
          objects: { n: 'number', g: 'ghost' },
        }),
      ],
    }),
  );
  const { vacuous } = await explore(program);
  expect(vacuous).toContainEqual({
    kind: 'claim',
    claim: 'claimed',
    sorts: ['ghost'],
  });
});
