import { assign } from 'xstate';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { counter } from '../language/domain.js';
import * as f from '../language/formula.js';
import type { Formula } from '../language/formula.js';
import * as o from '../language/operation.js';
import type { Step } from '../language/operation.js';
import type { System } from '../language/system.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import {
  at,
  chartOf,
  hostOp,
  machineOf,
  never,
  pass,
  pool,
  take,
  threadOp,
  tiny,
} from '../testing/tiny.js';
import { IllFormed } from './problem.js';
import { problemsOf } from './wellformed.js';

const claimed = (
  such: Formula,
  objects: Readonly<Record<string, string>> = { n: 'number', u: 'user' },
): System => tiny({ claims: [never(such, { objects })] });
const scripted = (...steps: readonly Step[]): System =>
  tiny({ operations: [hostOp(steps)] });
const sorts = tiny().universe.sorts;
const any = (value: unknown): never => value as never;
const pooled = at('pool', 'n');

/** What is wrong, where it is told and what it says. */
type Case = readonly [
  name: string,
  system: System,
  where: string,
  what: RegExp,
];

const claims: readonly Case[] = [
  [
    'a chart misspelt',
    claimed(f.is(at('pol', 'n'))),
    'such, is pol(n)',
    /no chart 'pol'; did you mean 'pool'/,
  ],
  [
    'a state misspelt',
    claimed(f.is(pooled, 'tkaen')),
    'is pool(n)',
    /no state 'tkaen'; did you mean 'taken'/,
  ],
  [
    'no states',
    claimed(f.is(pooled, [])),
    'is pool(n)',
    /list of states is empty/,
  ],
  [
    'a field misspelt',
    claimed(f.is(pooled, undefined, { ownr: 'u' })),
    'is pool(n)',
    /no context field 'ownr'; did you mean 'owner'/,
  ],
  [
    'an owner that is a number',
    claimed(f.is(pooled, undefined, { owner: 'n' })),
    'is pool(n)',
    /'owner' is an? user or none, and 'n' is a number: they are never equal/,
  ],
  [
    'a word as an owner',
    claimed(f.is(pooled, undefined, { owner: f.lit('zoe') })),
    'is pool(n)',
    /literal zoe is not among the values of 'owner'/,
  ],
  [
    'a word that is none',
    claimed(f.is(pooled, undefined, { kind: f.lit('fancyy') })),
    'is pool(n)',
    /literal fancyy/,
  ],
  [
    'a number too large',
    claimed(f.is(pooled, undefined, { passed: f.lit(3) })),
    'is pool(n)',
    /literal 3/,
  ],
  [
    'objects of other sorts compared',
    claimed(f.not(f.same('n', 'u'))),
    'such, not, same n, u',
    /never the same/,
  ],
  [
    'an object of another sort',
    claimed(f.is(at('pool', 'u'))),
    'is pool(u)',
    /'u' is an? user; chart 'pool' wants a number/,
  ],
  [
    'a union that is too wide',
    claimed(f.is(at('pool', 'x')), { x: 'anything' }),
    'is pool(x)',
    /wants a number/,
  ],
  [
    'an object too many',
    claimed(f.is(at('pool', 'n', 'u'))),
    'is pool(n, u)',
    /names 2 objects; chart 'pool' is over 1/,
  ],
  [
    'a variable nobody bound',
    claimed(f.is(at('pool', 'm'))),
    'is pool(m)',
    /variable 'm' is not bound here/,
  ],
  [
    'a variable bound twice',
    claimed(f.exists('n', 'number', f.is(pooled))),
    'exists n',
    /'n' is bound already, as a number/,
  ],
  [
    'a sort misspelt',
    claimed(f.exists('m', 'nmber', f.is(pooled))),
    'exists m',
    /unknown sort 'nmber'; did you mean 'number'/,
  ],
  [
    'a relation misspelt',
    claimed(f.same(f.apply('usrOf', 't'), 'u'), { t: 'thread', u: 'user' }),
    'same usrOf(t), u',
    /unknown relation 'usrOf'; did you mean 'userOf'/,
  ],
  [
    'a relation of another sort',
    claimed(f.same(f.apply('userOf', 'n'), 'u')),
    'same userOf(n), u',
    /says nothing of p1, p2/,
  ],
  [
    'a relation that leads elsewhere',
    claimed(f.same(f.apply('userOf', 't'), 'n'), { t: 'thread', n: 'number' }),
    'same userOf(t), n',
    /never the same/,
  ],
  [
    'what is no thread running',
    claimed(f.running('u')),
    'running',
    /only a thread runs/,
  ],
  [
    'an operation nobody has',
    claimed(f.running('t', ['pas']), { t: 'thread' }),
    'running',
    /unknown operation 'pas'; did you mean 'pass'/,
  ],
  [
    'a word counted',
    claimed(f.equal(f.field(pooled, 'kind'), f.sum())),
    'equal, left, field pool(n)',
    /no counter/,
  ],
  [
    'a count over no sort',
    claimed(f.equal(f.count('k', 'kinds', f.all()), f.sum())),
    'count k',
    /unknown sort 'kinds'/,
  ],
  [
    'a field of the formula misspelt',
    claimed(any({ kind: 'is', at: pooled, state: ['free'] })),
    'such, is',
    /unknown field 'state'; did you mean 'states'/,
  ],
  [
    'a kind of formula misspelt',
    claimed(any({ kind: 'iz', at: pooled })),
    'such',
    /'iz' is no kind of formula/,
  ],
  [
    'sorts that exclude each other',
    claimed(f.all(f.same('x', 'n'), f.same('x', 'u')), {
      x: 'anything',
      n: 'number',
      u: 'user',
    }),
    'such',
    /true of nothing/,
  ],
  [
    'a rule that refuses, misspelt',
    tiny({
      claims: [
        {
          kind: 'refusal',
          name: 'c',
          says: 's',
          source: 't',
          rule: 'only-fre',
        },
      ],
    }),
    "claim 'c'",
    /unknown rule 'only-fre'; did you mean 'only-free'/,
  ],
  [
    'fairness of nobody',
    tiny({
      claims: [
        {
          kind: 'eventually',
          name: 'c',
          says: 's',
          source: 't',
          objects: {},
          such: f.all(),
          until: f.all(),
          fair: [any('hosts')],
          each: ['pass'],
        },
      ],
    }),
    "claim 'c'",
    /unknown kind of agent 'hosts'/,
  ],
  [
    'two claims of a name',
    tiny({ claims: [never(f.is(pooled)), never(f.is(pooled))] }),
    'the design',
    /two claims are called 'claimed'/,
  ],
];

const scripts: readonly Case[] = [
  [
    'an event misspelt',
    scripted(o.send(pooled, 'TAEK', { by: 'u' })),
    'step 1, TAEK to pool(n)',
    /no event 'TAEK'; did you mean 'TAKE'/,
  ],
  [
    'a payload left out',
    scripted(o.send(pooled, 'TAKE')),
    'step 1',
    /nothing for by/,
  ],
  [
    'a payload misspelt',
    scripted(o.send(pooled, 'TAKE', { by: 'u', bye: 'u' })),
    'step 1',
    /no field 'bye'; did you mean 'by'/,
  ],
  [
    'a payload of another sort',
    scripted(o.send(pooled, 'TAKE', { by: 'n' })),
    'step 1',
    /'by' is an? user, and 'n' is a number: it takes no such value/,
  ],
  [
    'a payload that may be of another sort',
    tiny({
      operations: [
        hostOp([o.send(pooled, 'TAKE', { by: 'x' })], {
          params: { n: 'number', x: 'anything' },
        }),
      ],
    }),
    'step 1',
    /it takes no such value/,
  ],
  [
    'a word as an object',
    tiny({
      operations: [
        hostOp([o.send(at('pool', 'w'), 'TAKE', { by: 'u' })], {
          params: { w: { kind: 'enum', values: ['p1'] } },
        }),
      ],
    }),
    'step 1',
    /one of the words p1/,
  ],
  [
    'a rule misspelt',
    scripted(o.under('carefull', take)),
    'step 1',
    /unknown rule 'carefull'; did you mean 'careful'/,
  ],
  [
    'a guard as a step',
    scripted(o.under('only-free', take)),
    'step 1',
    /is a guard of a chart/,
  ],
  [
    'a rule of a section misspelt',
    tiny({
      operations: [threadOp([o.section('s', 's', [pass], { rule: 'carful' })])],
    }),
    "section 's'",
    /unknown rule 'carful'/,
  ],
  [
    'a loop that shadows',
    scripted(o.forEach('n', 'number', undefined, [take])),
    'forEach n',
    /'n' is bound already/,
  ],
  [
    'an inner slip',
    scripted(
      o.when(f.is(pooled, 'free'), [
        o.forEach('m', 'number', undefined, [o.send(at('pool', 'm'), 'GO')]),
      ]),
    ),
    'step 1, then, step 1, forEach m, step 1',
    /no event 'GO'/,
  ],
  [
    'a slip in undo',
    tiny({
      operations: [
        threadOp([
          o.section('s', 's', [pass], { undo: [o.send(pooled, 'GO')] }),
        ]),
      ],
    }),
    'undo, step 1',
    /no event 'GO'/,
  ],
  [
    'a parameter of no sort',
    tiny({ operations: [hostOp([take], { params: { n: 'numbr' } })] }),
    "parameter 'n'",
    /unknown sort 'numbr'/,
  ],
  [
    'a parameter called as the agent',
    tiny({
      operations: [hostOp([take], { params: { n: 'number', u: 'user' } })],
    }),
    "parameter 'u'",
    /bound already/,
  ],
  [
    'a thread that is none',
    tiny({
      operations: [
        threadOp([o.section('s', 's', [pass])], {
          agent: { kind: 'thread', var: 't', sort: 'user' },
        }),
      ],
    }),
    "operation 'pass'",
    /agent is a thread, and an? user is none/,
  ],
  [
    'an agent of no kind',
    tiny({
      operations: [
        hostOp([take], {
          agent: { kind: any('hots'), var: 'u', sort: 'user' },
        }),
      ],
    }),
    "operation 'take'",
    /unknown agent 'hots'; did you mean 'host'/,
  ],
  [
    'a host between two sections',
    tiny({
      operations: [
        hostOp([take], {
          sections: [o.section('a', 'a', [take]), o.section('b', 'b', [take])],
        }),
      ],
    }),
    "operation 'take'",
    /only a thread can stand between/,
  ],
  [
    'what can be named read off the state',
    tiny({ operations: [hostOp([take], { where: f.is(pooled, 'free') })] }),
    'where',
    /reads the state/,
  ],
  [
    'two operations of a name',
    tiny({ operations: [hostOp([take]), hostOp([take])] }),
    'the design',
    /two operations are called 'take'/,
  ],
  [
    'an initial message nobody takes',
    tiny({
      initially: [{ objects: { n: 'number' }, send: o.send(pooled, 'GO') }],
    }),
    'initial message 1',
    /no event 'GO'/,
  ],
];

const universes: readonly Case[] = [
  [
    'an object of two sorts',
    tiny({ universe: { sorts: { ...sorts, reserved: ['p1'] } } }),
    'universe',
    /'p1' is in 'number' and 'reserved'/,
  ],
  [
    'an object listed twice',
    tiny({ universe: { sorts: { ...sorts, number: ['p1', 'p1'] } } }),
    "sort 'number'",
    /listed twice/,
  ],
  [
    'a union of what is not there',
    tiny({ universe: { unions: { all: ['number', 'usr'] } } }),
    "union 'all'",
    /unknown sort 'usr'; did you mean 'user'/,
  ],
  [
    'a union of itself',
    tiny({ universe: { unions: { all: ['number', 'more'], more: ['all'] } } }),
    "union 'all'",
    /part of itself/,
  ],
  [
    'a union called as a sort',
    tiny({ universe: { unions: { user: ['number'] } } }),
    "union 'user'",
    /base sort as well/,
  ],
  [
    'a relation to nobody',
    tiny({ universe: { relations: { userOf: { t1: 'eve' } } } }),
    "relation 'userOf'",
    /'eve' is no object/,
  ],
  [
    'threads of no sort',
    tiny({ threads: 'threads' }),
    'universe',
    /did you mean 'thread'/,
  ],
];

const twin = chartOf({ free: {} }, { name: 'pool' });
const looped = (states: Readonly<Record<string, unknown>>): System =>
  tiny({ charts: [pool, chartOf(states)] });

const charts: readonly Case[] = [
  [
    'two of a name',
    tiny({ charts: [pool, twin] }),
    'the design',
    /two charts are called 'pool'/,
  ],
  [
    'over no sort',
    tiny({ charts: [pool, chartOf({ a: {} }, { over: ['numbers'] })] }),
    "chart 'thing', over",
    /unknown sort 'numbers'; did you mean 'number'/,
  ],
  [
    'a reference to no sort',
    tiny({
      charts: [
        pool,
        chartOf({ a: {} }, { context: { to: { kind: 'ref', sort: 'usr' } } }),
      ],
    }),
    "field 'to'",
    /unknown sort 'usr'/,
  ],
  [
    'a counter to minus one',
    tiny({
      charts: [pool, chartOf({ a: {} }, { context: { n: counter(-1, 'n') } })],
    }),
    "field 'n'",
    /no whole number from 0/,
  ],
  [
    'an event it does not declare',
    looped({ a: { on: { GOO: 'a' } } }),
    "chart 'thing'",
    /'GOO', which the chart does not declare/,
  ],
  [
    'a delayed transition',
    looped({ a: { after: { 10: 'b' } }, b: {} }),
    "state 'a'",
    /delayed/,
  ],
  [
    'a final state',
    looped({ a: { on: { GO: 'b' } }, b: { type: 'final' } }),
    "state 'b'",
    /final/,
  ],
  [
    'a history state',
    looped({ a: { initial: 'x', states: { x: {}, h: { type: 'history' } } } }),
    "state 'a.h'",
    /history/,
  ],
  [
    'an invoked actor',
    looped({ a: { invoke: { src: 'x' } } }),
    "state 'a'",
    /invoke/,
  ],
  [
    'a guard of a rule misspelt',
    tiny({
      rules: tiny().rules.map((rule) =>
        rule.kind === 'guard' ? { ...rule, guard: 'isFre' } : rule,
      ),
    }),
    "rule 'only-free'",
    /has no guard 'isFre'; did you mean 'isFree'/,
  ],
  [
    'a rule on that is none',
    tiny({ on: new Set(['onlyfree']) }),
    'rules',
    /'onlyfree' is on.*did you mean 'only-free'/,
  ],
  [
    'two rules of a name',
    tiny({ rules: [...tiny().rules, ...tiny().rules] }),
    'the design',
    /two rules are called 'only-free'/,
  ],
];

const all = { claims, scripts, universes, charts };

describe.each(Object.entries(all))('%s that are ill-formed', (_, cases) => {
  it.each(cases)(
    '%s: told with its place and what to try',
    (_name, system, where, what) => {
      const problems = problemsOf(system);
      const found = problems.find((problem) => what.test(problem.what));
      expect(problems.map((problem) => problem.what)).toContain(found?.what);
      expect(found?.where).toContain(where);
      expect(found?.tryThis).toMatch(/\w/);
      expect(() => compile(system)).toThrow(IllFormed);
    },
  );
});

describe('a system that is well-formed', () => {
  it.each([
    ['tiny', tiny()],
    ['the library', library()],
    ['counters', counters(2, 2)],
    [
      'numbers that objects stand for',
      tiny({
        universe: { sorts: { ...sorts, index: ['0', '1'] } },
        claims: [
          never(f.is(pooled, undefined, { passed: 'i' }), {
            objects: { n: 'number', i: 'index' },
          }),
        ],
      }),
    ],
    [
      'a script that asks of what sort an argument is',
      tiny({
        operations: [
          hostOp(
            [
              o.when(
                f.exists('one', 'user', f.same('one', 'x')),
                [o.send(pooled, 'TAKE', { by: 'x' })],
                [o.send(at('pool', 'x'), 'PASS', { kind: f.lit('plain') })],
              ),
            ],
            { params: { n: 'number', x: 'anything' } },
          ),
        ],
      }),
    ],
    [
      'steps of a rule that another scope has',
      tiny({
        otherRules: ['elsewhere'],
        operations: [hostOp([o.under('elsewhere', take), take])],
      }),
    ],
  ])('%s has no problem', (_, system) => {
    expect(problemsOf(system)).toEqual([]);
    expect(() => compile(system)).not.toThrow();
  });

  it('has all its problems told at once', () => {
    const system = tiny({
      claims: [never(f.is(pooled, 'tkaen'))],
      operations: [hostOp([o.send(pooled, 'TAEK', { by: 'u' })])],
      universe: { sorts: { ...sorts, reserved: ['p1'] } },
    });
    expect(problemsOf(system)).toHaveLength(3);
  });
});

describe('machines that no table can follow', () => {
  const run = (
    config: Readonly<Record<string, unknown>>,
    guards: Readonly<Record<string, (args: never) => boolean>> = {},
    context = {},
  ): System =>
    tiny({
      charts: [
        chartOf({ a: {} }, { context, machine: machineOf(config, guards) }),
      ],
      rules: [],
      on: new Set(),
      operations: [hostOp([o.send(at('thing', 'n'), 'GO')])],
      claims: [],
    });
  let asked = 0;
  const often = { sometimes: () => asked++ % 2 === 1 };
  const seldom = { sometimes: () => asked++ % 3 === 0 };
  const guarded = {
    initial: 'a',
    states: { a: { on: { GO: { guard: 'sometimes', target: 'b' } } }, b: {} },
  };
  const count = assign({
    n: ({ context }: never) => (context as { n: number }).n + 1,
  });
  it.each([
    ['a guard that answers in turns', run(guarded, often), /asked twice/],
    [
      'a guard that answers every third time',
      run(guarded, seldom),
      /asked twice/,
    ],
    [
      'an assignment that counts',
      run(
        {
          initial: 'a',
          context: { n: 0 },
          states: {
            a: { on: { GO: { actions: assign({ n: () => asked++ % 2 }) } } },
          },
        },
        {},
        { n: counter(1, 'n') },
      ),
      /asked twice/,
    ],
    [
      'a context beyond its domain',
      run(
        {
          initial: 'a',
          context: { n: 0 },
          states: { a: { on: { GO: { actions: count } } } },
        },
        {},
        { n: counter(1, 'n') },
      ),
      /n=2 is outside/,
    ],
    [
      'an endless always',
      run({
        initial: 'a',
        states: {
          a: { on: { GO: 'b' } },
          b: { always: 'c' },
          c: { always: 'b' },
        },
      }),
      /Infinite loop|endless/,
    ],
    [
      'an action',
      run({ initial: 'a', states: { a: { on: { GO: { actions: 'ring' } } } } }),
      /action 'ring'/,
    ],
    [
      'an action at the start',
      run({ initial: 'a', states: { a: { entry: 'ring' } } }),
      /initial state runs action 'ring'/,
    ],
  ])('%s is told', (_, system, what) => {
    expect(() => compile(system)).toThrow(IllFormed);
    expect(() => compile(system)).toThrow(what);
  });
});
