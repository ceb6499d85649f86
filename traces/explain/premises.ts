/** Why a claim is broken: each premise, and since which step it holds. */
import { lowerFormula } from '../../checker/compile/conditions.js';
import { resolveAddress } from '../../checker/compile/environment.js';
import type { Environment } from '../../checker/compile/environment.js';
import { holdsIn } from '../../checker/compile/interpret.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';
import type { Formula } from '../../checker/language/formula.js';
import { objectsOf } from '../../checker/language/system.js';
import type { Run } from '../run.js';
import { formulaText } from './formula-text.js';

export interface Premise {
  readonly text: string;
  /** The step after which it holds until the end; 0 from the start on. */
  readonly since: number;
  /** How the component it speaks of came to be as it is. */
  readonly history: readonly { step: number; state: string }[];
}

/** The parts of `such` that hold at the end, each with its step. */
export function premisesOf(
  run: Run,
  such: Formula,
  objects: Environment,
): readonly Premise[] {
  const states = [...run.steps.map(({ before }) => before), run.final];
  return leaves(run.program, such, objects, run.final)
    .map(({ formula, environment }) => ({
      text: formulaText(run.program.system.universe, environment, formula),
      since: sinceWhen(run.program, formula, environment, states),
      history: historyOf(run.program, formula, environment, states),
    }))
    .filter(({ text }, n, all) => all.findIndex((p) => p.text === text) === n)
    .sort((a, b) => a.since - b.since);
}

interface Leaf {
  readonly formula: Formula;
  readonly environment: Environment;
}

/** What makes the formula true in this state, down to single facts. */
function leaves(
  program: Program,
  formula: Formula,
  environment: Environment,
  state: GlobalState,
): readonly Leaf[] {
  const go = (part: Formula, env = environment): readonly Leaf[] =>
    leaves(program, part, env, state);
  const holds = (part: Formula, env = environment): boolean =>
    truth(program, part, env, state);
  switch (formula.kind) {
    case 'all':
      return formula.of.flatMap((part) => go(part));
    case 'any': {
      const chosen = formula.of.find((part) => holds(part));
      return chosen === undefined ? [] : go(chosen);
    }
    case 'exists': {
      const { each, sort, such } = formula;
      const object = objectsOf(program.system.universe, sort).find((name) =>
        holds(such, { ...environment, [each]: name }),
      );
      return object === undefined
        ? []
        : go(such, { ...environment, [each]: object });
    }
    case 'is':
    case 'same':
    case 'not':
    case 'forall':
    case 'equal':
    case 'running':
      return [{ formula, environment }];
  }
}

function historyOf(
  program: Program,
  formula: Formula,
  environment: Environment,
  states: readonly GlobalState[],
): Premise['history'] {
  if (formula.kind !== 'is') return [];
  const { universe } = program.system;
  const name = resolveAddress(universe, environment, formula.at);
  const component = program.components.find((known) => known.name === name);
  if (component?.table.kind !== 'chart') return [];
  const { table, index } = component;
  const values = states.map(
    (state) => table.states[state[index] ?? -1]?.value ?? '',
  );
  return values.flatMap((state, step) =>
    step > 0 && state !== values[step - 1] ? [{ step, state }] : [],
  );
}

function sinceWhen(
  program: Program,
  formula: Formula,
  environment: Environment,
  states: readonly GlobalState[],
): number {
  return (
    states.findLastIndex(
      (state) => !truth(program, formula, environment, state),
    ) + 1
  );
}

function truth(
  program: Program,
  formula: Formula,
  environment: Environment,
  state: GlobalState,
): boolean {
  const { system, components } = program;
  const byName = new Map(components.map(({ name, index }) => [name, index]));
  const condition = lowerFormula(
    { system, components, byName },
    environment,
    formula,
  );
  return holdsIn(condition, state);
}
