import { and, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Chart } from '../language/chart.js';
import { defineChart, typesOf } from '../language/chart.js';
import type { Claim } from '../language/claim.js';
import { optionalRef, ref } from '../language/domain.js';
import { all, any, exists, is, lit, not, same } from '../language/formula.js';
import type { Step } from '../language/operation.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
  waitFor,
  when,
} from '../language/operation.js';
import type { System } from '../language/system.js';
import { explore } from '../search/explore.js';
import { searchNaively } from '../testing/naive.js';
import { countOrbits, renamingsOf } from '../testing/orbits.js';
import { isGroup } from './group.js';
import { orderOf, symmetryOf } from './symmetry.js';

const seat = defineChart({
  name: 'seat',
  over: ['seat'],
  meaning: 'A seat at a table.',
  context: {},
  events: { TAKE: {}, LEAVE: {} },
  machine: setup({}).createMachine({
    initial: 'empty',
    states: {
      empty: { on: { TAKE: 'taken' } },
      taken: { on: { LEAVE: 'empty' } },
    },
  }),
});

const doorContext = { last: optionalRef('seat') };
const doorEvents = { ENTER: {}, SIT: {}, NOTE: { seat: ref('seat') } };
const door = defineChart({
  name: 'door',
  over: ['door'],
  meaning: 'Whether somebody stands in the door, and the seat noted last.',
  context: doorContext,
  events: doorEvents,
  machine: setup({
    types: typesOf(doorContext, doorEvents),
  }).createMachine({
    initial: 'clear',
    context: { last: null },
    states: {
      clear: { on: { ENTER: 'waiting', NOTE: 'clear' } },
      waiting: { on: { SIT: 'clear' } },
    },
  }),
});

const at = (chart: string, ...of: readonly string[]) => ({ chart, of });
const empty = is(at('seat', 's'), 'empty');
const waiting = is(at('door', 'd'), 'waiting');
const take = send(at('seat', 's'), 'TAKE', {}, 'EBUSY');

const about = { says: '', source: '' };
const twoTaken: Claim = {
  ...about,
  kind: 'sometimes',
  name: 'two-taken',
  objects: { s: 'seat', t: 'seat' },
  such: all(
    not(same('s', 't')),
    is(at('seat', 's'), 'taken'),
    is(at('seat', 't'), 'taken'),
  ),
};

function system(
  steps: readonly Step[],
  more: Partial<System> & { readonly charts?: readonly Chart[] } = {},
): System {
  const host = { kind: 'host', var: 'd', sort: 'door' } as const;
  const texts = { meaning: '', source: '' };
  return {
    name: 'table',
    scope: 'three seats',
    universe: {
      sorts: { seat: ['a', 'b', 'c'], door: ['d'] },
      unions: { any: ['seat'], twice: ['seat', 'any'] },
      relations: {},
    },
    threads: 'thread',
    charts: [seat, door],
    operations: [
      defineOperation({
        ...texts,
        name: 'sit',
        agent: host,
        params: {},
        sections: [section('sit', '', steps)],
      }),
      defineOperation({
        ...texts,
        name: 'leave',
        agent: host,
        params: { s: 'seat' },
        sections: [section('leave', '', [send(at('seat', 's'), 'LEAVE')])],
      }),
    ],
    rules: [],
    on: new Set(),
    initially: [],
    claims: [twoTaken],
    ...more,
  };
}

function takeAll(): Step {
  return forEach('s', 'seat', empty, [take]);
}

const inOrder: readonly (readonly [string, readonly Step[]])[] = [
  [
    'the first that is empty, for somebody in the door',
    [
      send(at('door', 'd'), 'ENTER'),
      forEach('s', 'seat', empty, [
        when(waiting, [send(at('door', 'd'), 'SIT'), take]),
      ]),
      when(waiting, [send(at('door', 'd'), 'SIT')]),
    ],
  ],
  [
    'the first, as long as none is taken',
    [
      forEach(
        's',
        'seat',
        not(exists('t', 'seat', is(at('seat', 't'), 'taken'))),
        [take],
      ),
    ],
  ],
  [
    'each where the one before it in the list is still empty',
    [
      forEach('s', 'seat', undefined, [
        when(
          exists(
            't',
            'seat',
            all(not(same('s', 't')), is(at('seat', 't'), 'empty')),
          ),
          [take],
        ),
      ]),
    ],
  ],
  [
    'waiting for one, refused by another',
    [
      forEach('s', 'seat', undefined, [
        waitFor(empty),
        take,
        require(any(), 'EIO'),
      ]),
    ],
  ],
];

const inAnyOrder: readonly (readonly [string, readonly Step[]])[] = [
  ['every one that is empty', [takeAll()]],
  [
    'all, or none where one is taken',
    [forEach('s', 'seat', undefined, [take])],
  ],
  [
    'none where one is taken, asked first',
    [forEach('s', 'seat', undefined, [require(empty, 'EBUSY')]), takeAll()],
  ],
  [
    'waiting until all are empty',
    [forEach('s', 'seat', undefined, [waitFor(empty)]), takeAll()],
  ],
];

describe('a script that goes by the order of objects', () => {
  it.each(inOrder)('is searched without renamings: %s', async (_, steps) => {
    const program = compile(system(steps));
    const whole = await explore(program);
    const found = await explore(program, { symmetry: true });
    expect(found).toMatchObject({ states: whole.states, symmetries: 1 });
    expect(found.findings).toEqual(whole.findings);
    expect(found.alike).toMatchObject({
      sorts: [],
      leftAlone: [{ sorts: ['seat'], why: { operation: 'sit' } }],
    });
  });
});

describe('a script that treats all objects alike', () => {
  it.each(inAnyOrder)('is searched up to renaming: %s', async (_, steps) => {
    const program = compile(system(steps));
    const found = await explore(program, { symmetry: true });
    expect(found).toMatchObject({ states: 4, symmetries: 6, complete: true });
    expect(found.alike).toEqual({ sorts: ['seat'], leftAlone: [] });
    const naive = searchNaively(program);
    const renamings = renamingsOf(program.system.universe);
    expect(found.states).toBe(countOrbits(program, naive, renamings));
    expect(found.vacuous).toEqual((await explore(program)).vacuous);
  });
});

describe('a script that names one object', () => {
  it('leaves the renamings of the others', async () => {
    const note = send(at('door', 'd'), 'NOTE', { seat: lit('b') });
    const program = compile(system([note, takeAll()]));
    const symmetry = symmetryOf(program);
    expect(symmetry.renamings.map((one) => [...one.keys()])).toEqual([
      [],
      ['a', 'c'],
    ]);
    const { states, alike } = await explore(program, { symmetry: true });
    expect(states).toBe(
      countOrbits(program, searchNaively(program), symmetry.renamings),
    );
    expect(alike).toMatchObject({
      sorts: ['seat'],
      leftAlone: [{ sorts: ['seat'], why: { kind: 'component' } }],
    });
  });
});

describe('two references', () => {
  const over = (...sorts: readonly string[]): Chart =>
    defineChart({ ...seat, name: 'pair', over: sorts });
  const pairs = system([takeAll()], {
    charts: [seat, door, over('seat', 'seat')],
    operations: [
      defineOperation({
        name: 'sit',
        meaning: '',
        source: '',
        agent: { kind: 'host', var: 'd', sort: 'door' },
        params: { s: 'seat', t: 'seat' },
        sections: [section('sit', '', [send(at('pair', 's', 't'), 'TAKE')])],
      }),
    ],
  });

  it('of a chart to one sort leave all its renamings, listed', async () => {
    const program = compile(pairs);
    const symmetry = symmetryOf(program);
    expect(symmetry).toMatchObject({ columns: [], leftAlone: [] });
    expect(orderOf(symmetry)).toBe(6);
    expect(isGroup(symmetry.renamings)).toBe(true);
    const { states } = await explore(program, { symmetry: true });
    const renamings = renamingsOf(pairs.universe);
    expect(states).toBe(
      countOrbits(program, searchNaively(program), renamings),
    );
  });

  it.each([
    ['seat', 'seat'],
    ['any', 'seat'],
    ['any', 'twice'],
  ])('of a claim over %s and %s follow both', async (s, t) => {
    const stays: Claim = {
      ...about,
      kind: 'recoverable',
      name: 'another-can-be-left',
      objects: { s, t },
      such: all(not(same('s', 't')), is(at('seat', 's'), 'taken')),
      until: is(at('seat', 't'), 'taken'),
    };
    const one = send(at('seat', 's'), 'TAKE');
    const alone = require(not(
      exists('u', 'seat', is(at('seat', 'u'), 'taken')),
    ), 'EBUSY');
    const base = system([], { claims: [stays] });
    const program = compile({
      ...base,
      operations: [
        defineOperation({
          name: 'sit',
          meaning: '',
          source: '',
          agent: { kind: 'host', var: 'd', sort: 'door' },
          params: { s: 'seat' },
          sections: [section('sit', '', [alone, one])],
        }),
      ],
    });
    expect(symmetryOf(program).columns).toHaveLength(3);
    const found = await explore(program, { symmetry: true });
    expect(found).toMatchObject({ states: 2, symmetries: 6 });
    expect(found.findings).toMatchObject([
      { found: 'sometimes', path: { steps: [expect.any(Number)] } },
    ]);
  });
});

describe('a rule that only some names would be refused by', () => {
  const pickEvents = { PICK: {}, ASK: { who: ref('seat') } };
  const pick = defineChart({
    name: 'pick',
    over: ['seat'],
    meaning:
      'A seat that asks; the rule refuses all, but would not matter to most.',
    context: {},
    events: pickEvents,
    machine: setup({
      types: typesOf({}, pickEvents),
      guards: {
        open: () => false,
        favourite: ({ event }) => event.type === 'ASK' && event.who === 'a',
      },
    }).createMachine({
      initial: 'off',
      states: {
        off: { on: { PICK: 'on' } },
        on: {
          on: { ASK: { guard: and(['open', 'favourite']), target: 'on' } },
        },
      },
    }),
  });
  const host = { kind: 'host', var: 'd', sort: 'door' } as const;
  const texts = { meaning: '', source: '' };
  const base = system([], {
    charts: [door, pick],
    rules: [
      {
        ...{ kind: 'guard', id: 'closed', claim: '', enforcer: '' },
        ...{ source: '', chart: 'pick', guard: 'open', errno: 'EPERM' },
      } as const,
    ],
    on: new Set(['closed']),
    claims: [{ ...about, kind: 'refusal', name: 'is-refused', rule: 'closed' }],
    operations: [
      defineOperation({
        ...texts,
        name: 'pick',
        agent: host,
        params: { s: 'seat' },
        sections: [
          section('pick', '', [
            require(not(exists('t', 'seat', is(at('pick', 't'), 'on'))), 'EIO'),
            send(at('pick', 's'), 'PICK'),
          ]),
        ],
      }),
      defineOperation({
        ...texts,
        name: 'ask',
        agent: host,
        params: { s: 'seat' },
        sections: [
          section('ask', '', [
            require(is(at('pick', 's'), 'on'), 'EIO'),
            send(at('pick', 's'), 'ASK', { who: 's' }),
          ]),
        ],
      }),
    ],
  });

  it('is looked for again without renamings', async () => {
    const program = compile(base);
    expect(orderOf(symmetryOf(program))).toBe(6);
    const whole = await explore(program);
    const found = await explore(program, { symmetry: true });
    expect(whole.findings).toMatchObject([{ found: 'sometimes' }]);
    expect(found.findings).toEqual(whole.findings);
    expect(found.vacuous).toEqual(whole.vacuous);
    expect(found.alike.leftAlone).toMatchObject([
      { sorts: ['seat'], why: { kind: 'rule', rule: 'closed' } },
    ]);
  });
});
