/**
 * The smallest system that uses every name: pools of numbers that a host takes
 * and a thread passes on. Cases that are wrong change one part of it.
 */
import type { AnyStateMachine } from 'xstate';
import { assign, createMachine } from 'xstate';
import type { Chart } from '../language/chart.js';
import type { Claim, NeverClaim } from '../language/claim.js';
import { counter, flag, oneOf, optionalRef, ref } from '../language/domain.js';
import type { Address, Formula } from '../language/formula.js';
import { is } from '../language/formula.js';
import type { Operation, Section, Step } from '../language/operation.js';
import { section, send } from '../language/operation.js';
import type { System } from '../language/system.js';

/** A machine given as xstate takes it, whatever it says. */
export const machineOf = (
  config: Readonly<Record<string, unknown>>,
  guards: Readonly<Record<string, (args: never) => boolean>> = {},
): AnyStateMachine =>
  createMachine(
    { id: 'machine', ...config } as never,
    {
      guards,
    } as never,
  ) as AnyStateMachine;

/** A chart over numbers with states as given and events GO and BACK. */
export const chartOf = (
  states: Readonly<Record<string, unknown>>,
  more: Partial<Chart> = {},
): Chart => ({
  name: 'thing',
  over: ['number'],
  meaning: 'What the case is about.',
  context: {},
  events: { GO: {}, BACK: {} },
  machine: machineOf({ initial: Object.keys(states)[0], states }),
  ...more,
});

const pool: Chart = {
  name: 'pool',
  over: ['number'],
  meaning: 'A number, who has it, and how often it was passed on.',
  context: {
    owner: optionalRef('user'),
    passed: counter(2, 'times'),
    kind: oneOf('plain', 'fancy'),
    marked: flag(),
  },
  events: {
    TAKE: { by: ref('user') },
    PASS: { kind: oneOf('plain', 'fancy') },
  },
  machine: machineOf(
    {
      initial: 'free',
      context: { owner: null, passed: 0, kind: 'plain', marked: false },
      states: {
        free: {
          on: {
            TAKE: {
              guard: 'isFree',
              target: 'taken',
              actions: assign({ owner: ({ event }: never) => byOf(event) }),
            },
          },
        },
        taken: { on: { PASS: 'taken' } },
      },
    },
    { isFree: () => true },
  ),
};

const byOf = (event: { readonly by: string }): string => event.by;

export const at = (chart: string, ...of: readonly string[]): Address => ({
  chart,
  of,
});

export const never = (
  such: Formula,
  more: Partial<NeverClaim> = {},
): Claim => ({
  kind: 'never',
  name: 'claimed',
  says: 'It is never so.',
  source: 'test',
  objects: { n: 'number', u: 'user' },
  such,
  ...more,
});

export const hostOp = (
  steps: readonly Step[],
  more: Partial<Operation> = {},
): Operation => ({
  name: 'take',
  meaning: 'Somebody takes a number.',
  source: 'test',
  agent: { kind: 'host', var: 'u', sort: 'user' },
  params: { n: 'number' },
  sections: [section('take', 'a lock hold', steps)],
  ...more,
});

export const threadOp = (
  sections: readonly Section[],
  more: Partial<Operation> = {},
): Operation => ({
  ...hostOp([]),
  name: 'pass',
  agent: { kind: 'thread', var: 't', sort: 'thread' },
  sections,
  ...more,
});

export const take = send(at('pool', 'n'), 'TAKE', { by: 'u' }, 'EBUSY');
export const pass = send(at('pool', 'n'), 'PASS', {
  kind: { literal: 'fancy' },
});

/** @param more parts in place of those of a system that is well-formed */
export const tiny = (
  more: Partial<Omit<System, 'universe'>> & {
    readonly universe?: Partial<System['universe']>;
  } = {},
): System => ({
  name: 'tiny',
  scope: 'numbers=2',
  threads: 'thread',
  charts: [pool],
  operations: [hostOp([take]), threadOp([section('pass', 'a call', [pass])])],
  rules: [
    {
      kind: 'guard',
      id: 'only-free',
      claim: 'What is taken is free.',
      enforcer: 'pool',
      source: 'test',
      chart: 'pool',
      guard: 'isFree',
      errno: 'EBUSY',
    },
    {
      kind: 'section',
      id: 'careful',
      claim: 'A step is not left out.',
      enforcer: 'script',
      source: 'test',
    },
  ],
  on: new Set(['only-free']),
  initially: [],
  claims: [never(is(at('pool', 'n'), 'taken', { owner: 'u' }))],
  ...more,
  universe: {
    sorts: {
      number: ['p1', 'p2'],
      user: ['ann', 'bob'],
      thread: ['t1'],
      ghost: [],
    },
    unions: { anything: ['number', 'user'] },
    relations: { userOf: { t1: 'ann' } },
    ...more.universe,
  },
});

export { pool };
