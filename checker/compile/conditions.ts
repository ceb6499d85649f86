/** Formulas lowered to look-ups in the tables. */
import type { Chart } from '../language/chart.js';
import type { Value } from '../language/domain.js';
import type { Formula, Quantity } from '../language/formula.js';
import type { System } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { isWithin, statePathsOf } from '../tabulate/machine.js';
import type { Environment } from './environment.js';
import {
  componentName,
  resolveAddress,
  resolveOperand,
  resolveTerm,
  staticTruth,
} from './environment.js';
import type { Amount, ChartTable, Component, Condition } from './program.js';

export interface Lowering {
  readonly system: System;
  readonly components: readonly Component[];
  readonly byName: ReadonlyMap<string, number>;
}

const TRUE: Condition = { kind: 'constant', value: true };
const FALSE: Condition = { kind: 'constant', value: false };

export function lowerFormula(
  context: Lowering,
  environment: Environment,
  formula: Formula,
): Condition {
  const fixed = staticTruth(context.system.universe, environment, formula);
  if (fixed !== null) return fixed ? TRUE : FALSE;
  const lower = (part: Formula, env = environment): Condition =>
    lowerFormula(context, env, part);
  switch (formula.kind) {
    case 'same':
      throw new Error('unreachable: `same` reads no state');
    case 'is':
      return lowerIs(context, environment, formula);
    case 'running':
      return lowerRunning(context, environment, formula);
    case 'not':
      return negate(lower(formula.of));
    case 'all':
    case 'any':
      return combine(
        formula.kind,
        formula.of.map((part) => lower(part)),
      );
    case 'forall':
    case 'exists':
      return combine(
        formula.kind === 'forall' ? 'all' : 'any',
        objectsOf(context.system.universe, formula.sort).map((object) =>
          lower(formula.such, { ...environment, [formula.each]: object }),
        ),
      );
    case 'equal':
      return {
        kind: 'equal',
        left: lowerQuantity(context, environment, formula.left),
        right: lowerQuantity(context, environment, formula.right),
      };
  }
}

function negate(of: Condition): Condition {
  switch (of.kind) {
    case 'constant':
      return of.value ? FALSE : TRUE;
    case 'not':
      return of.of;
    case 'in':
      return flagged(of.component, complement(of.flags));
    case 'all':
    case 'any':
    case 'equal':
      return { kind: 'not', of };
  }
}

const complements = new WeakMap<Uint8Array, Uint8Array>();

/** One array for one array: generated code names each array once. */
function complement(flags: Uint8Array): Uint8Array {
  const made = complements.get(flags) ?? flags.map((flag) => 1 - flag);
  complements.set(flags, made);
  return made;
}

function combine(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const absorbing = kind === 'any';
  const rest: Condition[] = [];
  for (const part of parts) {
    if (part.kind !== 'constant') rest.push(part);
    else if (part.value === absorbing) return absorbing ? TRUE : FALSE;
  }
  const [only] = rest;
  if (only === undefined) return absorbing ? FALSE : TRUE;
  return rest.length === 1 ? only : { kind, of: rest };
}

function flagged(component: number, flags: Uint8Array): Condition {
  if (!flags.includes(1)) return FALSE;
  if (!flags.includes(0)) return TRUE;
  return { kind: 'in', component, flags };
}

function find(context: Lowering, name: string): Component {
  const component = context.components[context.byName.get(name) ?? -1];
  if (component === undefined)
    throw new Error(
      `a formula of design '${context.system.name}' reads '${name}', which ` +
        `is no component of scope ${context.system.scope}. Components: ` +
        context.components.map((known) => known.name).join(' '),
    );
  return component;
}

function lowerIs(
  context: Lowering,
  environment: Environment,
  formula: Extract<Formula, { kind: 'is' }>,
): Condition {
  const { universe } = context.system;
  const component = find(
    context,
    resolveAddress(universe, environment, formula.at),
  );
  const { table } = component;
  if (table.kind !== 'chart') return FALSE;
  const wanted = Object.entries(formula.having ?? {}).map(([name, operand]) => {
    const domain = table.chart.context[name];
    if (domain === undefined)
      throw new Error(
        `chart '${table.chart.name}' has no context field '${name}'; it has ` +
          (Object.keys(table.chart.context).join(', ') || 'none'),
      );
    return [
      name,
      resolveOperand(universe, environment, operand, domain),
    ] as const;
  });
  const known = membersOf.get(table) ?? new Map<string, Uint8Array>();
  membersOf.set(table, known);
  const question = JSON.stringify([formula.states, wanted]);
  const flags = known.get(question) ?? members(table, formula, wanted);
  known.set(question, flags);
  return flagged(component.index, flags);
}

/** The same few questions are asked of a table thousands of times. */
const membersOf = new WeakMap<ChartTable, Map<string, Uint8Array>>();

function members(
  table: ChartTable,
  formula: Extract<Formula, { kind: 'is' }>,
  wanted: readonly (readonly [string, Value])[],
): Uint8Array {
  checkStateNames(table.chart, formula);
  const within = (value: string): boolean =>
    formula.states?.some((name) => isWithin(value, name)) ?? true;
  return Uint8Array.from(table.states, (state) =>
    within(state.value) &&
    wanted.every(([name, value]) => state.context[name] === value)
      ? 1
      : 0,
  );
}

function checkStateNames(
  { name: chart, machine }: Chart,
  formula: Extract<Formula, { kind: 'is' }>,
): void {
  const known = statePathsOf(machine);
  for (const name of formula.states ?? [])
    if (!name.split('|').every((path) => known.has(path)))
      throw new Error(
        `chart '${chart}' has no state '${name}'; it has ` +
          [...known].filter(Boolean).join(', '),
      );
}

function lowerRunning(
  context: Lowering,
  environment: Environment,
  formula: Extract<Formula, { kind: 'running' }>,
): Condition {
  const thread = resolveTerm(
    context.system.universe,
    environment,
    formula.thread,
  );
  const name = componentName('thread', [thread]);
  // A design without an operation of a thread has no component for it.
  const { universe, threads } = context.system;
  if (
    !context.byName.has(name) &&
    objectsOf(universe, threads).includes(thread)
  )
    return FALSE;
  const component = find(context, name);
  if (component.table.kind !== 'thread') return FALSE;
  return flagged(
    component.index,
    Uint8Array.from(component.table.states, (state) =>
      state.kind === 'before' &&
      (formula.operations?.includes(state.operation) ?? true)
        ? 1
        : 0,
    ),
  );
}

function lowerQuantity(
  context: Lowering,
  environment: Environment,
  quantity: Quantity,
): Amount {
  switch (quantity.kind) {
    case 'field': {
      const component = find(
        context,
        resolveAddress(context.system.universe, environment, quantity.at),
      );
      const { table } = component;
      const states = table.kind === 'chart' ? table.states : [];
      const values = Int32Array.from(states, (state) =>
        Number(state.context[quantity.field] ?? Number.NaN),
      );
      if (
        table.kind !== 'chart' ||
        table.chart.context[quantity.field]?.kind !== 'counter'
      )
        throw new Error(
          `'${component.name}' has no counter '${quantity.field}'`,
        );
      return { lookups: [{ component: component.index, values }], holds: [] };
    }
    case 'holds':
      return {
        lookups: [],
        holds: [lowerFormula(context, environment, quantity.such)],
      };
    case 'count':
      return {
        lookups: [],
        holds: objectsOf(context.system.universe, quantity.sort).map((object) =>
          lowerFormula(
            context,
            { ...environment, [quantity.each]: object },
            quantity.such,
          ),
        ),
      };
    case 'sum': {
      const parts = quantity.of.map((part) =>
        lowerQuantity(context, environment, part),
      );
      return {
        lookups: parts.flatMap((part) => part.lookups),
        holds: parts.flatMap((part) => part.holds),
      };
    }
  }
}
