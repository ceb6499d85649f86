import { assign, createMachine, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { LocalEvent, LocalState } from '../compile/program.js';
import { initialState, react, withGuards } from './adapter.js';

const event = (type: string): LocalEvent => ({ type, payload: {} });

const lamp = setup({
  types: { context: {} as { uses: number } },
  guards: {
    allowed: () => false,
    fresh: ({ context }) => context.uses < 1,
  },
  actions: { use: assign({ uses: ({ context }) => context.uses + 1 }) },
}).createMachine({
  id: 'lamp',
  context: { uses: 0 },
  initial: 'off',
  states: {
    off: {
      on: {
        ON: { guard: 'fresh', target: 'lit.low', actions: 'use' },
        FORCE: { guard: 'allowed', target: 'lit' },
        STAY: {},
      },
    },
    lit: {
      initial: 'low',
      on: { OFF: 'off' },
      states: { low: { on: { MORE: 'high' } }, high: {} },
    },
  },
});

const off: LocalState = { value: 'off', context: { uses: 0 } };

describe('react', () => {
  it('starts in the initial state', () => {
    expect(initialState(lamp)).toEqual(off);
  });

  it('follows a transition with its assignment, and leaves its input', () => {
    expect(react(lamp, off, event('ON'))).toEqual({
      value: 'lit.low',
      context: { uses: 1 },
    });
    expect(off).toEqual({ value: 'off', context: { uses: 0 } });
  });

  it('goes on from a nested state', () => {
    const low: LocalState = { value: 'lit.low', context: { uses: 1 } };
    expect(react(lamp, low, event('MORE'))?.value).toBe('lit.high');
    expect(react(lamp, low, event('OFF'))?.value).toBe('off');
  });

  it('refuses what no guard lets through and what is not handled', () => {
    const used: LocalState = { value: 'off', context: { uses: 1 } };
    expect(react(lamp, used, event('ON'))).toBeNull();
    expect(react(lamp, off, event('MORE'))).toBeNull();
    expect(react(lamp, off, event('NO_SUCH'))).toBeNull();
  });

  // xstate calls a transition without target or action "cannot".
  it('tells an accepted event that changes nothing from a refusal', () => {
    const machine = createMachine({
      id: 'same',
      initial: 'a',
      states: { a: { on: { AGAIN: 'a' } } },
    });
    const a: LocalState = { value: 'a', context: {} };
    expect(react(machine, a, event('AGAIN'))).toEqual(a);
    expect(react(lamp, off, event('STAY'))).toBeNull();
  });

  it('round-trips the state of parallel regions', () => {
    const machine = createMachine({
      id: 'both',
      type: 'parallel',
      states: {
        x: { initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} } },
        y: {
          initial: 'c',
          states: {
            c: { initial: 'd', states: { d: { on: { GO: 'e' } }, e: {} } },
          },
        },
      },
    });
    const start = initialState(machine);
    expect(start.value).toBe('x.a|y.c.d');
    const after = react(machine, start, event('GO'));
    expect(after?.value).toBe('x.b|y.c.e');
  });

  it('rejects a chart with an effect that the tables would not show', () => {
    const machine = setup({ actions: { ring: () => undefined } }).createMachine(
      {
        id: 'bell',
        initial: 'a',
        states: { a: { on: { PUSH: { actions: 'ring' } } } },
      },
    );
    const a: LocalState = { value: 'a', context: {} };
    expect(() => react(machine, a, event('PUSH'))).toThrow(
      /chart 'bell': PUSH runs action 'ring'/,
    );
  });

  it('rejects a chart that ends', () => {
    const machine = createMachine({
      id: 'mayfly',
      initial: 'a',
      states: { a: { on: { DIE: 'b' } }, b: { type: 'final' } },
    });
    const a: LocalState = { value: 'a', context: {} };
    expect(() => react(machine, a, event('DIE'))).toThrow(/status 'done'/);
  });
});

describe('withGuards', () => {
  it('holds a guard at a fixed answer, on a copy', () => {
    const forced = withGuards(lamp, { allowed: true, fresh: false });
    expect(react(forced, off, event('FORCE'))?.value).toBe('lit.low');
    expect(react(forced, off, event('ON'))).toBeNull();
    expect(react(lamp, off, event('FORCE'))).toBeNull();
  });

  it('returns the very machine when there is nothing to hold', () => {
    expect(withGuards(lamp, {})).toBe(lamp);
  });
});
