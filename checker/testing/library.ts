/**
 * A lending library, for the tests of the engine. It uses every means of the
 * language: references, a counter, an enum, a relation, a union of sorts,
 * operations of several sections with undo, waiting, loops, guard rules and
 * section rules, and every kind of claim.
 */
import { assign, setup } from 'xstate';
import { defineChart, typesOf } from '../language/chart.js';
import type { Claim } from '../language/claim.js';
import { counter, oneOf, optionalRef, ref } from '../language/domain.js';
import {
  all,
  any,
  apply,
  count,
  equal,
  exists,
  field,
  holds,
  is,
  lit,
  not,
  running,
  same,
  sum,
} from '../language/formula.js';
import type { Operation } from '../language/operation.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
  under,
  waitFor,
  when,
} from '../language/operation.js';
import type { Rule } from '../language/rule.js';
import type { System } from '../language/system.js';

const copyContext = {
  borrower: optionalRef('reader'),
  binding: oneOf('sound', 'torn'),
};
const copyEvents = {
  LEND: { to: ref('reader') },
  RETURN: { by: ref('reader'), binding: oneOf('sound', 'torn') },
  MEND: {},
};

/** One copy of a book. */
export const copy = defineChart({
  name: 'copy',
  over: ['copy'],
  meaning: 'One copy of a book: on the shelf, or lent to a reader.',
  context: copyContext,
  events: copyEvents,
  machine: setup({
    types: typesOf(copyContext, copyEvents),
    guards: {
      byBorrower: ({ context, event }) =>
        event.type === 'RETURN' && event.by === context.borrower,
      sound: ({ context }) => context.binding === 'sound',
    },
    actions: {
      lend: assign({
        borrower: ({ context, event }) =>
          event.type === 'LEND' ? event.to : context.borrower,
      }),
      take: assign({
        borrower: null,
        binding: ({ context, event }) =>
          event.type === 'RETURN' ? event.binding : context.binding,
      }),
      mend: assign({ binding: 'sound' }),
    },
  }).createMachine({
    id: 'copy',
    context: { borrower: null, binding: 'sound' },
    initial: 'shelf',
    states: {
      shelf: {
        on: {
          LEND: { guard: 'sound', target: 'lent', actions: 'lend' },
          MEND: { actions: 'mend' },
        },
      },
      lent: {
        on: {
          RETURN: { guard: 'byBorrower', target: 'shelf', actions: 'take' },
        },
      },
    },
  }),
});

const LIMIT = 1;
const cardContext = { out: counter(2, 'copies charged to this reader') };
const cardEvents = { CHARGE: {}, CREDIT: {} };

/** One reader's card. With `withinLimit` off it still stops at two. */
export const card = defineChart({
  name: 'card',
  over: ['reader'],
  meaning: "One reader's card, with the number of copies charged.",
  context: cardContext,
  events: cardEvents,
  machine: setup({
    types: typesOf(cardContext, cardEvents),
    guards: {
      withinLimit: ({ context: { out } }) => out < LIMIT,
      someOut: ({ context: { out } }) => out > 0,
      noneLeft: ({ context: { out } }) => out >= 2,
    },
    actions: {
      charge: assign({ out: ({ context: { out } }) => out + 1 }),
      credit: assign({ out: ({ context: { out } }) => out - 1 }),
    },
  }).createMachine({
    id: 'card',
    context: { out: 0 },
    initial: 'valid',
    states: {
      valid: {
        on: {
          CHARGE: [
            { guard: 'noneLeft' },
            { guard: 'withinLimit', actions: 'charge' },
          ],
          CREDIT: { guard: 'someOut', actions: 'credit' },
        },
      },
    },
  }),
});

const wishEvents = { ASK: {}, GRANT: {} };

/** Whether a reader waits for a copy. */
export const wish = defineChart({
  name: 'wish',
  over: ['reader', 'copy'],
  meaning: 'Whether a reader waits for a copy.',
  context: {},
  events: wishEvents,
  machine: setup({ types: typesOf({}, wishEvents) }).createMachine({
    id: 'wish',
    initial: 'none',
    states: {
      none: { on: { ASK: 'open' } },
      open: { on: { GRANT: 'none' } },
    },
  }),
});

const reader = apply('readerOf', 't');
const copyAt = (c: string): { chart: string; of: readonly string[] } => ({
  chart: 'copy',
  of: [c],
});
const cardOf = { chart: 'card', of: [reader] };
const desk = { kind: 'thread', var: 't', sort: 'desk' } as const;

const borrow = defineOperation({
  name: 'borrow',
  meaning: 'Charges the card, then hands the copy over.',
  source: 'fixture',
  agent: desk,
  params: { c: 'copy' },
  sections: [
    section(
      'charge',
      'the card reader',
      [send(cardOf, 'CHARGE', {}, 'EDQUOT')],
      {
        undo: [send(cardOf, 'CREDIT', {})],
      },
    ),
    section('hand-over', 'the desk', [
      send(copyAt('c'), 'LEND', { to: reader }, 'EBUSY'),
      when(is({ chart: 'wish', of: [reader, 'c'] }, 'open'), [
        send({ chart: 'wish', of: [reader, 'c'] }, 'GRANT'),
      ]),
    ]),
  ],
});

const giveBack = defineOperation({
  name: 'give-back',
  meaning: 'Takes the copy back in the given binding, then credits the card.',
  source: 'fixture',
  agent: desk,
  params: { c: 'copy', binding: oneOf('sound', 'torn') },
  sections: [
    section('take', 'the desk', [
      send(copyAt('c'), 'RETURN', { by: reader, binding: 'binding' }, 'EINVAL'),
    ]),
    section('credit', 'the card reader', [send(cardOf, 'CREDIT', {})]),
    section(
      'tell',
      'the notice board',
      [
        forEach('r', 'reader', is({ chart: 'wish', of: ['r', 'c'] }, 'open'), [
          send({ chart: 'wish', of: ['r', 'c'] }, 'GRANT'),
        ]),
      ],
      { rule: 'tell-waiting' },
    ),
  ],
});

const ask = defineOperation({
  name: 'ask',
  meaning: 'Waits until the copy is away, then asks for it.',
  source: 'fixture',
  agent: desk,
  params: { c: 'copy' },
  sections: [
    section('look', 'the shelf', [
      under(
        'no-second-wish',
        require(not(
          exists('k', 'copy', is({ chart: 'wish', of: [reader, 'k'] }, 'open')),
        ), 'EBUSY'),
      ),
    ]),
    section('note', 'the notice board', [
      waitFor(is(copyAt('c'), 'lent')),
      send({ chart: 'wish', of: [reader, 'c'] }, 'ASK', {}, 'EEXIST'),
    ]),
  ],
});

const mend = defineOperation({
  name: 'mend',
  meaning: 'The binder mends a torn copy that is on the shelf.',
  source: 'fixture',
  agent: { kind: 'host', var: 'c', sort: 'copy' },
  params: {},
  sections: [
    section('mend', 'the binder', [
      require(is(copyAt('c'), 'shelf', { binding: lit('torn') }), 'ENOENT'),
      send(copyAt('c'), 'MEND'),
    ]),
  ],
});

const rules: readonly Rule[] = [
  {
    kind: 'guard',
    id: 'borrower-returns',
    claim: 'Only the borrower gives a copy back.',
    enforcer: 'desk',
    source: 'fixture',
    chart: 'copy',
    guard: 'byBorrower',
    errno: 'EPERM',
  },
  {
    kind: 'guard',
    id: 'limit',
    claim: 'A reader has at most one copy out.',
    enforcer: 'card reader',
    source: 'fixture',
    chart: 'card',
    guard: 'withinLimit',
    errno: 'ENOSPC',
  },
  {
    kind: 'section',
    id: 'tell-waiting',
    claim: 'Who waits for a copy is told when it is back.',
    enforcer: 'notice board',
    source: 'fixture',
  },
  {
    kind: 'section',
    id: 'no-second-wish',
    claim: 'A reader waits for one copy at a time.',
    enforcer: 'notice board',
    source: 'fixture',
  },
];

const lentTo = (c: string, r: string): ReturnType<typeof is> =>
  is(copyAt(c), 'lent', { borrower: r });
const nobodyActs = not(exists('t', 'desk', running('t')));

const claims: readonly Claim[] = [
  {
    kind: 'never',
    name: 'one-out',
    says: 'No reader has two copies.',
    source: 'fixture',
    objects: { r: 'reader', c: 'copy', d: 'copy' },
    such: all(lentTo('c', 'r'), lentTo('d', 'r'), not(same('c', 'd'))),
  },
  {
    kind: 'never',
    name: 'card-tells',
    says: 'While nobody is at a desk, the card says what the reader has.',
    source: 'fixture',
    objects: { r: 'reader' },
    such: all(
      nobodyActs,
      not(
        equal(
          field({ chart: 'card', of: ['r'] }, 'out'),
          count('c', 'copy', lentTo('c', 'r')),
        ),
      ),
    ),
  },
  {
    kind: 'never',
    name: 'nobody-waits-twice',
    says: 'Nobody waits for two copies.',
    source: 'fixture',
    objects: { r: 'reader' },
    such: equal(
      count('c', 'copy', is({ chart: 'wish', of: ['r', 'c'] }, 'open')),
      sum(holds(all()), holds(all())),
    ),
  },
  {
    kind: 'never',
    name: 'not-lent-torn',
    says: 'What is lent is sound.',
    source: 'fixture',
    objects: { c: 'thing' },
    such: is(copyAt('c'), 'lent', { binding: lit('torn') }),
  },
  {
    kind: 'sometimes',
    name: 'all-lent',
    says: 'Every copy is out.',
    source: 'fixture',
    objects: {},
    such: not(exists('c', 'copy', is(copyAt('c'), 'shelf'))),
  },
  {
    kind: 'sometimes',
    name: 'torn-or-wanted',
    says: 'A copy is torn while somebody waits for it.',
    source: 'fixture',
    objects: { c: 'copy', r: 'reader' },
    such: all(
      any(is(copyAt('c'), undefined, { binding: lit('torn') })),
      is({ chart: 'wish', of: ['r', 'c'] }, 'open'),
    ),
  },
  {
    kind: 'refusal',
    name: 'stranger-refused',
    says: 'Somebody else gives a copy back and is refused.',
    source: 'fixture',
    rule: 'borrower-returns',
  },
  {
    kind: 'refusal',
    name: 'second-wish-refused',
    says: 'A second wish is refused.',
    source: 'fixture',
    rule: 'no-second-wish',
  },
  {
    kind: 'recoverable',
    name: 'wish-ends',
    says: 'Who waits for a copy can still be told.',
    source: 'fixture',
    objects: { r: 'reader', c: 'copy' },
    such: is({ chart: 'wish', of: ['r', 'c'] }, 'open'),
    until: is({ chart: 'wish', of: ['r', 'c'] }, 'none'),
  },
  {
    kind: 'refusedChangesNothing',
    name: 'refused-changes-nothing',
    says: 'An operation that ends in an errno leaves the state as it was.',
    source: 'fixture',
  },
];

export const libraryRules = rules.map((rule) => rule.id);

export interface LibraryOptions {
  readonly off?: readonly string[];
  readonly readers?: number;
  readonly copies?: number;
  /** Replaces operations of the same name. */
  readonly operations?: readonly Operation[];
}

/** @param options what differs from two readers, two copies, all rules on */
export function library(options: LibraryOptions = {}): System {
  const { off = [], readers = 2, copies = 2 } = options;
  const names = ['ann', 'bob', 'cem', 'dee'].slice(0, readers);
  const instead = options.operations ?? [];
  return {
    name: 'library',
    scope: `readers=${String(readers)},copies=${String(copies)}`,
    universe: {
      sorts: {
        reader: names,
        copy: Array.from({ length: copies }, (_, n) => `c${String(n + 1)}`),
        desk: names.map((name) => `${name}.desk`),
      },
      unions: { thing: ['copy'] },
      relations: {
        readerOf: Object.fromEntries(
          names.map((name) => [`${name}.desk`, name]),
        ),
      },
    },
    threads: 'desk',
    charts: [copy, card, wish],
    operations: [borrow, giveBack, ask, mend].map(
      (operation) =>
        instead.find(({ name }) => name === operation.name) ?? operation,
    ),
    rules,
    on: new Set(libraryRules.filter((rule) => !off.includes(rule))),
    initially: [],
    claims,
  };
}
