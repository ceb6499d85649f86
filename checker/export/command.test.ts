import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  referenceScope,
  referenceSystem,
} from '../../bench/reference/reference.js';
import { prop } from '../../properties/prop.js';
import { compile } from '../compile/compile.js';
import { explore } from '../search/explore.js';
import { holdsIn, perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import { library } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import { randomPlan } from '../testing/random/arbitrary.js';
import { systemOf } from '../testing/random/draw.js';
import type { Command, GuardedCommand } from './command.js';
import { commandsOf } from './command.js';
import type { Statement } from './order.js';
import { inSequence } from './order.js';
import type { Value } from './symbolic.js';

/** What a command says the next state is, all assignments at once. */
function applied(command: GuardedCommand, state: GlobalState): GlobalState {
  const next = [...state];
  for (const { component, value } of command.assignments)
    next[component] = valueIn(value, component, state);
  return next;
}

function valueIn(value: Value, component: number, state: GlobalState): number {
  return value.kind === 'map'
    ? (value.to[state[component] ?? -1] ?? -1)
    : valueIn(
        holdsIn(value.condition, state) ? value.then : value.otherwise,
        component,
        state,
      );
}

/** The same by statements in sequence, on one state. */
function executed(
  statements: readonly Statement[],
  state: GlobalState,
): GlobalState {
  const now = [...state];
  const temporaries: number[] = [];
  for (const one of statements)
    switch (one.kind) {
      case 'save': {
        const { component, value } = one.assignment;
        temporaries[one.temporary] = valueIn(value, component, now);
        break;
      }
      case 'write': {
        const { component, value } = one.assignment;
        now[component] = valueIn(value, component, now);
        break;
      }
      case 'restore':
        now[one.component] = temporaries[one.temporary] ?? -1;
    }
  return now;
}

const same = (a: GlobalState, b: GlobalState): boolean =>
  a.every((local, n) => local === b[n]);

/** What a command gets wrong in one state; null if it agrees. */
function mistake(
  program: Program,
  command: Command,
  state: GlobalState,
): string | null {
  const { step } = command;
  const outcome = perform(program, state, step);
  const moves =
    outcome.kind === 'done' || (outcome.kind === 'refused' && !step.first);
  const holds = holdsIn(command.guard, state);
  if (command.kind === 'scripted')
    return moves && !holds ? 'guard too strong' : null;
  const due = moves && outcome.kind === command.outcome;
  if (holds !== due) return due ? 'guard too strong' : 'guard too weak';
  if (!due) return null;
  if (!same(applied(command, state), outcome.next)) return 'effect';
  const statements = inSequence(command.assignments);
  return same(executed(statements, state), outcome.next) ? null : 'order';
}

/** Demands that commands and interpreter agree in every reachable state. */
function agreeEverywhere(program: Program): readonly Command[] {
  const commands = commandsOf(program);
  const mistakes = [...searchNaively(program).states.values()].flatMap(
    ({ state }) =>
      commands.flatMap((command) => {
        const wrong = mistake(program, command, state);
        return wrong === null ? [] : [[wrong, command.step.index, state]];
      }),
  );
  expect(mistakes).toEqual([]);
  return commands;
}

/** More states than this cost the naive search too long. */
const MAX_STATES = 1000;

describe('the commands of a program', () => {
  prop(
    'change states as the interpreter does, on random systems',
    randomPlan,
    100,
    async (plan) => {
      const program = compile(systemOf(plan));
      const { complete } = await explore(program, { maxStates: MAX_STATES });
      fc.pre(complete);
      agreeEverywhere(program);
    },
    (plan) => JSON.stringify(plan, null, 1),
  );

  it.each([{ off: [] }, { off: ['unload-first'] }, { off: ['owner-binds'] }])(
    'change states as the interpreter does, without $off',
    ({ off }) => {
      const scope = referenceScope(2, 2, 2, 1);
      const commands = agreeEverywhere(compile(referenceSystem(scope, off)));
      expect(commands.every(({ kind }) => kind === 'guarded')).toBe(true);
    },
  );

  it('say when a thread goes on after a refusal', () => {
    const commands = agreeEverywhere(compile(library()));
    expect(
      commands.some(
        (command) =>
          command.kind === 'guarded' && command.outcome === 'refused',
      ),
    ).toBe(true);
  });

  it('stay scripts where they branch too much to write down', () => {
    const program = compile(referenceSystem(referenceScope(2, 2, 2, 2)));
    const [bind] = program.steps.filter(
      ({ operation }) => operation === 'bind',
    );
    if (bind === undefined) throw new Error('reference has no bind');
    const p1 = bind.instructions[0];
    const allow = bind.instructions[1];
    if (p1 === undefined || allow?.kind !== 'send')
      throw new Error('bind is not what it was');
    // Each branch depends on what the one before it did elsewhere.
    const even = Uint8Array.from([1, 0]);
    const maze = Array.from({ length: 12 }, (_, n) => ({
      kind: 'if' as const,
      condition: {
        kind: 'in' as const,
        component: program.components.findIndex(({ name }) =>
          name.startsWith(n % 2 === 0 ? 'allow(mdev1,p1)' : 'allow(mdev1,p2)'),
        ),
        flags: even,
      },
      then: [
        {
          ...allow,
          component: program.components.findIndex(({ name }) =>
            name.startsWith(
              n % 2 === 0 ? 'allow(mdev1,p2)' : 'allow(mdev1,p1)',
            ),
          ),
        },
      ],
      otherwise: [],
    }));
    const step = { ...bind, index: 0, instructions: [p1, ...maze] };
    const mazed = { ...program, steps: [step] };
    const commands = agreeEverywhere(mazed);
    expect(commands.map(({ kind }) => kind)).toEqual(['scripted']);
  });
});
