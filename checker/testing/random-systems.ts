/**
 * Random small systems, for holding the search to the naive one on scripts
 * and charts that nobody would think of.
 *
 * Two charts (one per thing, one per pair of a thing and a place) with random
 * transitions, up to three operations with random sections, undo, waiting and
 * loops, random rules switched on, and random claims of every kind.
 */
import fc from 'fast-check';
import { assign, setup } from 'xstate';
import type { Chart } from '../language/chart.js';
import { defineChart, typesOf } from '../language/chart.js';
import type { Claim } from '../language/claim.js';
import { counter, optionalRef, ref } from '../language/domain.js';
import type { Address, Formula, Quantity, Term } from '../language/formula.js';
import * as f from '../language/formula.js';
import type { Operation, Section, Step } from '../language/operation.js';
import * as o from '../language/operation.js';
import type { Rule } from '../language/rule.js';
import type { System } from '../language/system.js';

const STATES = ['a', 'b', 'c'] as const;
const MAX = 2;

type Target = (typeof STATES)[number];

/** What one state does on one event; the first branch that may go goes. */
interface Branch {
  readonly target: Target;
  readonly guard: 'first' | 'second' | null;
  readonly action: 'change' | 'clear' | null;
}
/** Branches by state, then by event. */
type Behaviour = readonly (readonly (readonly Branch[])[])[];

const branch: fc.Arbitrary<Branch> = fc.record({
  target: fc.constantFrom(...STATES),
  guard: fc.constantFrom(null, 'first' as const, 'second' as const),
  action: fc.constantFrom(null, 'change' as const, 'clear' as const),
});

const behaviour: fc.Arbitrary<Behaviour> = fc.array(
  fc.tuple(
    fc.array(branch, { maxLength: 2 }),
    fc.array(branch, { maxLength: 2 }),
  ),
  { minLength: STATES.length, maxLength: STATES.length },
);

type Handlers = Readonly<
  Record<
    string,
    readonly { target: Target; guard?: 'first' | 'second'; actions: Actions }[]
  >
>;
type Actions = readonly ('change' | 'clear')[];

function handlers(
  rows: readonly (readonly Branch[])[],
  events: readonly string[],
): Handlers {
  return Object.fromEntries(
    events.map((event, n) => [
      event,
      (rows[n] ?? []).map(({ target, guard, action }) => ({
        target,
        ...(guard === null ? {} : { guard }),
        actions: action === null ? [] : [action],
      })),
    ]),
  );
}

const soloContext = { owner: optionalRef('thing') };
const soloEvents = { CLAIM: { by: ref('thing') }, TICK: {} };

function soloChart(rows: Behaviour): Chart {
  const on = (n: number): { on: Handlers } => ({
    on: handlers(rows[n] ?? [], ['CLAIM', 'TICK']),
  });
  return defineChart({
    name: 'solo',
    over: ['thing'],
    meaning: 'Random behaviour of one thing, with an owner.',
    context: soloContext,
    events: soloEvents,
    machine: setup({
      types: typesOf(soloContext, soloEvents),
      guards: {
        first: ({ context, event }) =>
          event.type === 'CLAIM'
            ? event.by === context.owner
            : context.owner === null,
        second: ({ context }) => context.owner === null,
      },
      actions: {
        change: assign({
          owner: ({ context, event }) =>
            event.type === 'CLAIM' ? event.by : context.owner,
        }),
        clear: assign({ owner: null }),
      },
    }).createMachine({
      id: 'solo',
      context: { owner: null },
      initial: 'a',
      states: { a: on(0), b: on(1), c: on(2) },
    }),
  });
}

const pairContext = { n: counter(MAX, 'changes') };
const pairEvents = { STEP: {}, BACK: {} };

function pairChart(rows: Behaviour): Chart {
  const on = (n: number): { on: Handlers } => ({
    on: handlers(rows[n] ?? [], ['STEP', 'BACK']),
  });
  return defineChart({
    name: 'pair',
    over: ['thing', 'place'],
    meaning: 'Random behaviour of a thing in a place, with a counter.',
    context: pairContext,
    events: pairEvents,
    machine: setup({
      types: typesOf(pairContext, pairEvents),
      guards: {
        first: ({ context }) => context.n > 0,
        second: ({ context }) => context.n < MAX,
      },
      actions: {
        change: assign({ n: ({ context }) => Math.min(MAX, context.n + 1) }),
        clear: assign({ n: 0 }),
      },
    }).createMachine({
      id: 'pair',
      context: { n: 0 },
      initial: 'a',
      states: { a: on(0), b: on(1), c: on(2) },
    }),
  });
}

const guardRule = (chart: string, guard: string): Rule => ({
  kind: 'guard',
  id: `${chart}-${guard}`,
  claim: 'The guard holds.',
  enforcer: chart,
  source: 'fixture',
  chart,
  guard,
  errno: guard === 'first' ? 'EPERM' : 'EACCES',
});

const rules: readonly Rule[] = [
  guardRule('solo', 'first'),
  guardRule('solo', 'second'),
  guardRule('pair', 'first'),
  guardRule('pair', 'second'),
  {
    kind: 'section',
    id: 'careful',
    claim: 'What is marked is done.',
    enforcer: 'script',
    source: 'fixture',
  },
];
const ruleIds = rules.map((rule) => rule.id);

/** Variables in sight that stand for things, and for places. */
interface Sight {
  readonly things: readonly string[];
  readonly places: readonly string[];
}

function thing(sight: Sight): fc.Arbitrary<Term> {
  const variable = fc.constantFrom<Term>(...sight.things);
  return fc.oneof(
    { weight: 3, arbitrary: variable },
    { weight: 1, arbitrary: variable.map((of) => f.apply('next', of)) },
  );
}

function address(sight: Sight): fc.Arbitrary<Address> {
  const solo = thing(sight).map((t) => ({ chart: 'solo', of: [t] }));
  if (sight.places.length === 0) return solo;
  return fc.oneof(solo, pairAddress(sight));
}

function pairAddress(sight: Sight): fc.Arbitrary<Address> {
  return fc
    .tuple(thing(sight), fc.constantFrom(...sight.places))
    .map(([t, p]) => ({ chart: 'pair', of: [t, p] }));
}

const someStates = fc.subarray([...STATES], { minLength: 1, maxLength: 2 });

function atom(sight: Sight): fc.Arbitrary<Formula> {
  const inState = fc
    .tuple(address(sight), someStates)
    .map(([at, states]) => f.is(at, states));
  const owned = fc
    .tuple(thing(sight), fc.oneof(thing(sight), fc.constant(f.lit(null))))
    .map(([t, owner]) =>
      f.is({ chart: 'solo', of: [t] }, undefined, { owner }),
    );
  const alike = fc
    .tuple(thing(sight), thing(sight))
    .map(([left, right]) => f.same(left, right));
  const busy = fc
    .option(fc.subarray(['op1', 'op2', 'op3'], { minLength: 1 }), {
      nil: undefined,
    })
    .map((some) => f.exists('busy', 'thread', f.running('busy', some)));
  return fc.oneof(
    { weight: 3, arbitrary: inState },
    { weight: 2, arbitrary: owned },
    { weight: 1, arbitrary: alike },
    { weight: 1, arbitrary: busy },
    { weight: 1, arbitrary: amounts(sight) },
  );
}

function amounts(sight: Sight): fc.Arbitrary<Formula> {
  const inStates = fc
    .tuple(someStates, fc.constantFrom('solo', 'pair'))
    .map(([states, chart]): Quantity =>
      chart === 'solo'
        ? f.count('x', 'thing', f.is({ chart, of: ['x'] }, states))
        : f.count(
            'x',
            'thing',
            f.exists('y', 'place', f.is({ chart, of: ['x', 'y'] }, states)),
          ),
    );
  const quantity =
    sight.places.length === 0
      ? inStates
      : fc.oneof(
          inStates,
          pairAddress(sight).map((at) => f.field(at, 'n')),
        );
  return fc
    .tuple(quantity, quantity, quantity)
    .map(([left, right, more]) => f.equal(left, f.sum(right, more)));
}

function formula(sight: Sight, depth = 2): fc.Arbitrary<Formula> {
  if (depth === 0) return atom(sight);
  const inner = formula(sight, depth - 1);
  const some = fc.array(inner, { maxLength: 2 });
  const quantified = formula({ ...sight, things: [...sight.things, 'q'] }, 0);
  return fc.oneof(
    { weight: 3, arbitrary: atom(sight) },
    { weight: 1, arbitrary: inner.map((of) => f.not(of)) },
    { weight: 1, arbitrary: some.map((of) => f.all(...of)) },
    { weight: 1, arbitrary: some.map((of) => f.any(...of)) },
    {
      weight: 1,
      arbitrary: quantified.map((such) => f.exists('q', 'thing', such)),
    },
    {
      weight: 1,
      arbitrary: quantified.map((such) => f.forall('q', 'thing', such)),
    },
  );
}

function message(sight: Sight): fc.Arbitrary<Step> {
  const claim = fc
    .tuple(thing(sight), thing(sight))
    .map(([to, by]) =>
      o.send({ chart: 'solo', of: [to] }, 'CLAIM', { by }, 'EBUSY'),
    );
  const tick = thing(sight).map((to) =>
    o.send({ chart: 'solo', of: [to] }, 'TICK'),
  );
  if (sight.places.length === 0) return fc.oneof(claim, tick);
  const pair = fc
    .tuple(pairAddress(sight), fc.constantFrom('STEP', 'BACK'))
    .map(([to, event]) => o.send(to, event, {}, 'ENOENT'));
  return fc.oneof(claim, tick, pair, pair);
}

function step(sight: Sight, depth = 1): fc.Arbitrary<Step> {
  const plain = fc.oneof(
    { weight: 6, arbitrary: message(sight) },
    {
      weight: 1,
      arbitrary: atom(sight).map((condition) => o.require(condition, 'EIO')),
    },
    {
      weight: 1,
      arbitrary: atom(sight).map((condition) => o.waitFor(condition)),
    },
  );
  if (depth === 0) return marked(plain);
  const inner = fc.array(step(sight, 0), { minLength: 1, maxLength: 2 });
  const each = { ...sight, places: [...sight.places, 'e'] };
  return marked(
    fc.oneof(
      { weight: 4, arbitrary: plain },
      {
        weight: 1,
        arbitrary: fc
          .tuple(formula(sight, 1), inner, inner)
          .map(([condition, then, otherwise]) =>
            o.when(condition, then, otherwise),
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.option(atom(each), { nil: undefined }),
            fc.array(step(each, 0), { minLength: 1, maxLength: 1 }),
          )
          .map(([where, steps]) => o.forEach('e', 'place', where, steps)),
      },
    ),
  );
}

function marked(plain: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc
    .tuple(plain, fc.nat(5))
    .map(([made, n]) => (n === 0 ? o.under('careful', made) : made));
}

function sections(sight: Sight, max: number): fc.Arbitrary<readonly Section[]> {
  const one = fc.record({
    steps: fc.array(step(sight), { minLength: 1, maxLength: 2 }),
    undo: fc.option(fc.array(message(sight), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
    }),
    careful: fc.nat(6).map((n) => n === 0),
  });
  return fc.array(one, { minLength: 1, maxLength: max }).map((list) =>
    list.map(({ steps, undo, careful }, n) =>
      o.section(`s${String(n)}`, 'a random section', steps, {
        ...(undo === undefined ? {} : { undo }),
        ...(careful ? { rule: 'careful' } : {}),
      }),
    ),
  );
}

function operation(n: number): fc.Arbitrary<Operation> {
  const threads = sections({ things: ['p', 'self'], places: ['z'] }, 3);
  const host = sections({ things: ['p'], places: ['z'] }, 1);
  const make = (
    agent: Operation['agent'],
    parts: readonly Section[],
  ): Operation =>
    o.defineOperation({
      name: `op${String(n)}`,
      meaning: 'A random script.',
      source: 'fixture',
      agent,
      params: agent.var === 'p' ? { z: 'place' } : { p: 'thing', z: 'place' },
      sections: parts,
    });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: threads.map((parts) =>
        make(
          { kind: 'thread', var: 't', sort: 'thread' },
          parts.map(fromThread),
        ),
      ),
    },
    {
      weight: 1,
      arbitrary: host.map((parts) =>
        make({ kind: 'host', var: 'p', sort: 'thing' }, parts),
      ),
    },
  );
}

/** Reads `self` as the thing that thread t belongs to. */
function fromThread(part: Section): Section {
  const text = JSON.stringify(part).replaceAll(
    '"self"',
    '{"relation":"thingOf","of":"t"}',
  );
  return JSON.parse(text) as Section;
}

const objects = { p: 'thing', r: 'thing', z: 'place' };
const sight: Sight = { things: ['p', 'r'], places: ['z'] };
const about = { says: 'A random claim.', source: 'fixture' };

const claims: fc.Arbitrary<readonly Claim[]> = fc
  .tuple(
    fc.array(formula(sight), { minLength: 1, maxLength: 3 }),
    fc.array(formula(sight), { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(formula(sight, 1), formula(sight, 1)), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.subarray(['thread' as const, 'host' as const]),
  )
  .map(([never, sometimes, recoverable, fair]) => [
    ...never.map((such, n): Claim => ({
      ...about,
      kind: 'never',
      name: `never${String(n)}`,
      objects,
      such,
    })),
    ...sometimes.map((such, n): Claim => ({
      ...about,
      kind: 'sometimes',
      name: `sometimes${String(n)}`,
      objects,
      such,
    })),
    ...recoverable.map(([such, until], n): Claim => ({
      ...about,
      kind: 'recoverable',
      name: `recoverable${String(n)}`,
      objects,
      such,
      until,
    })),
    ...recoverable.map(([such, until], n): Claim => ({
      ...about,
      kind: 'eventually',
      name: `eventually${String(n)}`,
      objects,
      such,
      until,
      fair,
    })),
    ...ruleIds.map((rule): Claim => ({
      ...about,
      kind: 'refusal',
      name: `refusal-${rule}`,
      rule,
    })),
    { ...about, kind: 'refusedChangesNothing', name: 'traceless' },
  ]);

export const randomSystem: fc.Arbitrary<System> = fc
  .record({
    things: fc.integer({ min: 1, max: 2 }),
    threads: fc.integer({ min: 1, max: 2 }),
    places: fc.oneof(
      { weight: 3, arbitrary: fc.constant(['home']) },
      { weight: 1, arbitrary: fc.constant(['home', 'away']) },
    ),
    solo: behaviour,
    pair: behaviour,
    operations: fc.tuple(operation(1), operation(2), operation(3)),
    on: fc.subarray(ruleIds),
    claims,
  })
  .map(({ things, threads, places, solo, pair, operations, on, claims }) => {
    const names = Array.from({ length: things }, (_, n) => `x${String(n + 1)}`);
    const workers = ['t1', 't2'].slice(0, threads);
    const relate = (
      from: readonly string[],
      to: (name: string, n: number) => string,
    ): Readonly<Record<string, string>> =>
      Object.fromEntries(from.map((name, n) => [name, to(name, n)]));
    return {
      name: 'random',
      scope: `things=${String(things)},threads=${String(threads)}`,
      universe: {
        sorts: { thing: names, place: places, thread: workers },
        unions: {},
        relations: {
          next: relate(names, (_, n) => names[(n + 1) % things] ?? ''),
          thingOf: relate(workers, (_, n) => names[n % things] ?? ''),
        },
      },
      threads: 'thread',
      charts: [soloChart(solo), pairChart(pair)],
      operations,
      rules,
      on: new Set(on),
      initially: [],
      claims,
    };
  });
