/**
 * Scripts with their arguments filled in: rules that are off have left their
 * steps out, loops are unrolled, conditions that read no state are decided.
 */
import type { Chart } from '../language/chart.js';
import type { Value } from '../language/domain.js';
import type { Formula } from '../language/formula.js';
import type { Errno, Operation, RuleId, Step } from '../language/operation.js';
import type { System } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { beat } from '../watch.js';
import type { LocalEvent } from './program.js';
import type { Environment } from './environment.js';
import {
  assignments,
  resolveAddress,
  resolveOperand,
  staticTruth,
} from './environment.js';

/** A formula together with what its variables stand for. */
export interface Bound {
  readonly formula: Formula;
  readonly environment: Environment;
}

export type Resolved =
  | {
      readonly kind: 'send';
      readonly component: string;
      readonly event: LocalEvent;
      readonly errno: Errno;
      readonly rule: RuleId | null;
    }
  | {
      readonly kind: 'if';
      readonly condition: Bound;
      readonly then: readonly Resolved[];
      readonly otherwise: readonly Resolved[];
    }
  | {
      readonly kind: 'require';
      readonly condition: Bound;
      readonly errno: Errno;
      readonly rule: RuleId | null;
    }
  | {
      readonly kind: 'wait';
      readonly condition: Bound;
      readonly rule: RuleId | null;
    };

export interface ResolvedSection {
  readonly name: string;
  readonly rule: RuleId | null;
  readonly steps: readonly Resolved[];
  readonly undo: readonly Resolved[];
}

/** One operation called with one choice of arguments by one agent. */
export interface Call {
  readonly operation: Operation;
  readonly agent: string;
  /** Without the agent. */
  readonly args: Environment;
  readonly sections: readonly ResolvedSection[];
}

/** Every call of a scope, in the order of the design's operations. */
export function resolveCalls(system: System): readonly Call[] {
  return system.operations.flatMap((operation) =>
    assignments(system.universe, {
      [operation.agent.var]: operation.agent.sort,
      ...operation.params,
    })
      .filter(
        (environment) =>
          operation.where === undefined ||
          decided(system, environment, operation.where, operation.name),
      )
      .map((environment) => resolveCall(system, operation, environment)),
  );
}

function decided(
  system: System,
  environment: Environment,
  formula: Formula,
  operation: string,
): boolean {
  const truth = staticTruth(system.universe, environment, formula);
  if (truth === null)
    throw new Error(
      `operation '${operation}': 'where' reads the state. It only says which ` +
        `arguments can be named; put the check into a section as a message.`,
    );
  return truth;
}

function resolveCall(
  system: System,
  operation: Operation,
  environment: Environment,
): Call {
  beat();
  const { [operation.agent.var]: agent = '', ...args } = environment;
  const sections = operation.sections
    .filter((part) => part.rule === undefined || system.on.has(part.rule))
    .map((part) => ({
      name: part.name,
      rule: part.rule ?? null,
      steps: resolveSteps(system, environment, part.steps),
      undo: resolveSteps(system, environment, part.undo ?? []),
    }))
    .filter((part) => part.steps.length > 0);
  return { operation, agent, args, sections };
}

/** @param under the rule of the branch or loop that the steps are in */
function resolveSteps(
  system: System,
  environment: Environment,
  steps: readonly Step[],
  under: RuleId | null = null,
): readonly Resolved[] {
  return steps
    .filter((step) => step.rule === undefined || system.on.has(step.rule))
    .flatMap((step) => resolveStep(system, environment, step, under));
}

function resolveStep(
  system: System,
  environment: Environment,
  step: Step,
  under: RuleId | null,
): readonly Resolved[] {
  const rule = step.rule ?? under;
  switch (step.kind) {
    case 'send':
      return [
        {
          kind: 'send',
          component: resolveAddress(system.universe, environment, step.to),
          event: resolveEvent(system, environment, step),
          errno: step.errno,
          rule,
        },
      ];
    case 'when':
      return branch(
        system,
        { formula: step.condition, environment },
        resolveSteps(system, environment, step.then, rule),
        resolveSteps(system, environment, step.otherwise, rule),
      );
    case 'forEach':
      return objectsOf(system.universe, step.sort).flatMap((object) => {
        const inner = { ...environment, [step.each]: object };
        const body = resolveSteps(system, inner, step.steps, rule);
        if (step.where === undefined) return body;
        return branch(
          system,
          { formula: step.where, environment: inner },
          body,
          [],
        );
      });
    case 'require': {
      const condition = { formula: step.condition, environment };
      return staticTruth(system.universe, environment, step.condition) === true
        ? []
        : [{ kind: 'require', condition, errno: step.errno, rule }];
    }
    case 'waitFor':
      return [
        {
          kind: 'wait',
          condition: { formula: step.condition, environment },
          rule,
        },
      ];
  }
}

function branch(
  system: System,
  condition: Bound,
  then: readonly Resolved[],
  otherwise: readonly Resolved[],
): readonly Resolved[] {
  const truth = staticTruth(
    system.universe,
    condition.environment,
    condition.formula,
  );
  if (truth !== null) return truth ? then : otherwise;
  if (then.length + otherwise.length === 0) return [];
  return [{ kind: 'if', condition, then, otherwise }];
}

export function chartNamed(system: System, name: string): Chart {
  const chart = system.charts.find((known) => known.name === name);
  if (chart === undefined)
    throw new Error(
      `design '${system.name}' has no chart '${name}'; it has ` +
        `${system.charts.map((known) => known.name).join(', ')}. Add the ` +
        `chart to the design or drop the operation that addresses it.`,
    );
  return chart;
}

/** A message's event with its payload, checked against the alphabet. */
export function resolveEvent(
  system: System,
  environment: Environment,
  message: Extract<Step, { kind: 'send' }>,
): LocalEvent {
  const chart = chartNamed(system, message.to.chart);
  const declared = chart.events[message.event];
  if (declared === undefined)
    throw new Error(
      `chart '${chart.name}' has no event '${message.event}'; its alphabet ` +
        `is ${Object.keys(chart.events).join(', ')}`,
    );
  const given = Object.keys(message.with);
  const wanted = Object.keys(declared);
  if (given.length !== wanted.length || given.some((k) => !(k in declared)))
    throw new Error(
      `message ${message.event} to '${chart.name}' carries ` +
        `{${given.join(', ')}}, the alphabet says {${wanted.join(', ')}}`,
    );
  const payload: Record<string, Value> = {};
  for (const [name, domain] of Object.entries(declared))
    payload[name] = resolveOperand(
      system.universe,
      environment,
      message.with[name] ?? { literal: null },
      domain,
    );
  return { type: message.event, payload };
}
