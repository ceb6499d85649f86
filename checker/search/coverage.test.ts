import { and, assign, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { defineChart, typesOf } from '../language/chart.js';
import { counter, oneOf } from '../language/domain.js';
import { defineOperation, section, send } from '../language/operation.js';
import type { System } from '../language/system.js';
import { compile } from '../compile/compile.js';
import { library } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import { Coverage, FlagLog, FlagMap } from './coverage.js';
import { explore } from './explore.js';

const program = compile(library());

function logOf(size: number): FlagLog {
  return new FlagLog(size, new SharedArrayBuffer(FlagLog.bytes(size)));
}

const events = { STEP: { how: oneOf('well', 'badly') } };
const context = { n: counter(3, 'steps') };

/** A rule that sends everybody a longer way, and refuses them at its end. */
const walk = defineChart({
  name: 'walk',
  over: ['hiker'],
  meaning: 'How far a hiker has come.',
  context,
  events,
  machine: setup({
    types: typesOf(context, events),
    guards: {
      well: ({ event }) => event.how === 'well',
      open: () => false,
      short: ({ context: { n } }) => n < 3,
    },
    actions: {
      goOn: assign({ n: ({ context: { n } }) => Math.min(3, n + 1) }),
      goBack: assign({ n: 0 }),
    },
  }).createMachine({
    id: 'walk',
    context: { n: 0 },
    initial: 'there',
    states: {
      there: {
        on: {
          STEP: [
            { guard: and(['well', 'open']), target: 'home', actions: 'goBack' },
            { guard: and(['well', 'short']), actions: 'goOn' },
          ],
        },
      },
      home: {},
    },
  }),
});

const lateRefusal: System = {
  ...library(),
  universe: { sorts: { hiker: ['h1'] }, unions: {}, relations: {} },
  charts: [walk],
  operations: [
    defineOperation({
      name: 'step',
      meaning: 'A hiker takes a step.',
      source: 'fixture',
      agent: { kind: 'host', var: 'h', sort: 'hiker' },
      params: { how: oneOf('well', 'badly') },
      sections: [
        section('step', 'a step', [
          send({ chart: 'walk', of: ['h'] }, 'STEP', { how: 'how' }),
        ]),
      ],
    }),
  ],
  rules: [
    {
      kind: 'guard',
      id: 'detour',
      claim: 'Nobody takes the short way.',
      enforcer: 'warden',
      source: 'fixture',
      chart: 'walk',
      guard: 'open',
      errno: 'EPERM',
    },
  ],
  on: new Set(['detour']),
  claims: [
    {
      kind: 'refusal',
      name: 'detour-refused',
      says: 'Somebody who has come to the end is refused.',
      source: 'fixture',
      rule: 'detour',
    },
  ],
};

describe('FlagMap', () => {
  const map = new FlagMap(program);

  it('gives every happening a flag of its own', () => {
    const flags = [
      ...program.components.flatMap(({ table, index }) =>
        table.kind === 'chart'
          ? table.events.flatMap((_, event) =>
              table.states.map(
                (_, local) => map.index.message(index, event) + local,
              ),
            )
          : [],
      ),
      ...[...program.system.on].flatMap((rule) => [
        map.index.rule(rule),
        map.index.requirement(rule),
      ]),
      ...program.steps.flatMap(({ index }) => [
        map.index.refused(index),
        map.index.done(index),
      ]),
    ];
    expect(new Set(flags).size).toBe(flags.length);
    expect(flags.length).toBe(map.size);
    expect(Math.max(...flags)).toBe(map.size - 1);
  });

  it('tells a rule that refuses from one that is carried out', () => {
    const rule = 'no-second-wish';
    expect(map.meaning(map.index.rule(rule))).toMatchObject({
      rules: [rule],
      refusing: [],
    });
    expect(map.meaning(map.index.requirement(rule))).toMatchObject({
      rules: [rule],
      refusing: [rule],
    });
  });

  it('tells success, which takes the last section, from refusal', () => {
    const steps = program.steps.filter(
      ({ operation }) => operation === 'borrow',
    );
    for (const step of steps) {
      const finished = step.last && step.phase === 'run';
      expect(map.meaning(map.index.done(step.index)).succeeded).toBe(
        finished ? 'borrow' : null,
      );
      expect(map.meaning(map.index.refused(step.index)).refused).toBe('borrow');
    }
  });

  it('knows what a message in a local state says about rules', () => {
    const index = program.components.findIndex(
      ({ name }) => name === 'copy(c1)',
    );
    const table = program.components[index]?.table;
    if (table?.kind !== 'chart') throw new Error('no chart');
    const event = table.events.findIndex(
      ({ type, payload }) => type === 'RETURN' && payload['by'] === 'bob',
    );
    const lent = table.states.findIndex(
      ({ context }) => context['borrower'] === 'ann',
    );
    const flag = map.index.message(index, event) + lent;
    expect(map.meaning(flag)).toMatchObject({
      rules: ['borrower-returns'],
      refusing: ['borrower-returns'],
    });
  });
});

describe('Coverage', () => {
  it('starts with everything missing and ends complete', async () => {
    const map = new FlagMap(program);
    const coverage = new Coverage(program, map);
    expect(coverage.vacuous()).toHaveLength(4 + 4 + 4);
    expect(coverage.complete()).toBe(false);
    const found = await explore(program);
    expect(found.vacuous).toEqual([]);
  });

  it('keeps the earliest state, whoever saw it', () => {
    const map = new FlagMap(program);
    const coverage = new Coverage(program, map);
    const flag = map.index.requirement('no-second-wish');
    const [early, late] = [logOf(map.size), logOf(map.size)];
    late.array[flag] = 1;
    late.onNew(9);
    early.array[flag] = 1;
    early.onNew(4);
    early.onNew(2);
    coverage.merge(late.first);
    coverage.merge(early.first);
    expect(coverage.refusedIn('no-second-wish')[0]).toBe(4);
    expect(coverage.refusedIn('limit')).toEqual([]);
  });

  it('agrees with the states on who was ever refused', async () => {
    for (const off of [[], ['limit'], ['borrower-returns']]) {
      const variant = compile(library({ off }));
      const tried = [...searchNaively(variant).states.values()].flatMap(
        (state) => state.tried,
      );
      const { vacuous } = await explore(variant);
      for (const { name } of variant.system.operations) {
        const mine = tried.filter(({ step }) => step.operation === name);
        const lacks = (missing: 'success' | 'refusal'): boolean =>
          vacuous.some(
            (one) =>
              one.kind === 'operation' &&
              one.operation === name &&
              one.missing === missing,
          );
        expect(lacks('refusal')).toBe(
          !mine.some(({ outcome }) => outcome.kind === 'refused'),
        );
        expect(lacks('success')).toBe(
          !mine.some(
            ({ step, outcome }) =>
              outcome.kind === 'done' && step.last && step.phase === 'run',
          ),
        );
      }
    }
  });

  // Without that wait, the search would stop looking once everything else
  // came into play.
  it('waits for refusals that somebody asks for', async () => {
    const late = compile(lateRefusal);
    const { findings, vacuous } = await explore(late);
    expect(vacuous).toEqual([]);
    expect(findings).toMatchObject([
      { claim: 'detour-refused', found: 'sometimes' },
    ]);
    expect(findings[0]?.path?.steps).toHaveLength(4);
  });
});

describe('an operation all of whose sections are left out', () => {
  it('lacks one thing, its steps', async () => {
    const without = library({ off: ['tell-waiting'] });
    const operations = without.operations.map((operation, n) =>
      n > 0
        ? operation
        : {
            ...operation,
            sections: operation.sections.map((section) => ({
              ...section,
              rule: 'tell-waiting',
            })),
          },
    );
    const absent = operations[0]?.name ?? '';
    const { vacuous } = await explore(
      compile({ ...without, operations, claims: [] }),
    );
    expect(
      vacuous.filter(
        (found) => found.kind === 'operation' && found.operation === absent,
      ),
    ).toEqual([{ kind: 'operation', operation: absent, missing: 'steps' }]);
  });
});
