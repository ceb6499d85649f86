import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { explore } from '../search/explore.js';
import { defineChart } from '../language/chart.js';
import { all, is, not, same } from '../language/formula.js';
import type { Step } from '../language/operation.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  when,
} from '../language/operation.js';
import type { System } from '../language/system.js';
import { SymmetryError } from './audit.js';

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

const door = defineChart({
  name: 'door',
  over: ['door'],
  meaning: 'Whether somebody stands in the door.',
  context: {},
  events: { ENTER: {}, SIT: {} },
  machine: setup({}).createMachine({
    initial: 'clear',
    states: {
      clear: { on: { ENTER: 'waiting' } },
      waiting: { on: { SIT: 'clear' } },
    },
  }),
});

const at = (chart: string, of: string): { chart: string; of: string[] } => ({
  chart,
  of: [of],
});

function system(steps: readonly Step[]): System {
  return {
    name: 'table',
    scope: 'three seats',
    universe: {
      sorts: { seat: ['a', 'b', 'c'], door: ['d'] },
      unions: {},
      relations: {},
    },
    threads: 'thread',
    charts: [seat, door],
    operations: [
      defineOperation({
        name: 'sit',
        meaning: '',
        source: '',
        agent: { kind: 'host', var: 'd', sort: 'door' },
        params: {},
        sections: [section('sit', '', steps)],
      }),
      defineOperation({
        name: 'leave',
        meaning: '',
        source: '',
        agent: { kind: 'host', var: 'd', sort: 'door' },
        params: { s: 'seat' },
        sections: [section('leave', '', [send(at('seat', 's'), 'LEAVE')])],
      }),
    ],
    rules: [],
    on: new Set(),
    initially: [],
    claims: [
      {
        kind: 'sometimes',
        name: 'two-taken',
        says: '',
        source: '',
        objects: { s: 'seat', t: 'seat' },
        such: all(
          not(same('s', 't')),
          is(at('seat', 's'), 'taken'),
          is(at('seat', 't'), 'taken'),
        ),
      },
    ],
  };
}

it('refuses a script that takes the first seat that fits', async () => {
  const first = compile(
    system([
      send(at('door', 'd'), 'ENTER'),
      forEach('s', 'seat', is(at('seat', 's'), 'empty'), [
        when(is(at('door', 'd'), 'waiting'), [
          send(at('door', 'd'), 'SIT'),
          send(at('seat', 's'), 'TAKE'),
        ]),
      ]),
      when(is(at('door', 'd'), 'waiting'), [send(at('door', 'd'), 'SIT')]),
    ]),
  );
  await expect(explore(first, { symmetry: true })).rejects.toThrow(
    SymmetryError,
  );
  await expect(explore(first)).resolves.toMatchObject({ states: 8 });
});

it('lets a script pass that treats all seats alike', async () => {
  const every = compile(
    system([
      forEach('s', 'seat', is(at('seat', 's'), 'empty'), [
        send(at('seat', 's'), 'TAKE'),
      ]),
    ]),
  );
  await expect(explore(every, { symmetry: true })).resolves.toMatchObject({
    states: 4,
    symmetries: 6,
  });
});
