/** Names of a scope: what variables, terms and addresses stand for. */
import type { Domain, ObjectName, Sort, Value } from '../language/domain.js';
import { valuesIn } from '../language/domain.js';
import type {
  Address,
  Formula,
  Operand,
  Term,
  Var,
} from '../language/formula.js';
import type { Universe } from '../language/system.js';
import { objectsOf } from '../language/system.js';

/** What each variable in sight stands for. */
export type Environment = Readonly<Record<Var, string>>;

export function resolveTerm(
  universe: Universe,
  environment: Environment,
  term: Term,
): ObjectName {
  if (typeof term === 'string') {
    const object = environment[term];
    if (object === undefined)
      throw new Error(
        `variable '${term}' is not bound here; in sight: ` +
          `${Object.keys(environment).join(', ') || 'none'}. Declare it as ` +
          `a parameter or quantify over it.`,
      );
    return object;
  }
  const of = resolveTerm(universe, environment, term.of);
  const relation = universe.relations[term.relation];
  if (relation === undefined)
    throw new Error(
      `unknown relation '${term.relation}'; this scope has ` +
        Object.keys(universe.relations).join(', '),
    );
  const object = relation[of];
  if (object === undefined)
    throw new Error(
      `relation '${term.relation}' says nothing of '${of}'; it covers ` +
        Object.keys(relation).join(', '),
    );
  return object;
}

export function componentName(
  chart: string,
  objects: readonly ObjectName[],
): string {
  return `${chart}(${objects.join(',')})`;
}

export function resolveAddress(
  universe: Universe,
  environment: Environment,
  address: Address,
): string {
  return componentName(
    address.chart,
    address.of.map((term) => resolveTerm(universe, environment, term)),
  );
}

/**
 * The value of a payload or field operand.
 *
 * @throws if a literal is not in the declared domain: a condition on such a
 * value would never hold, and a claim with it would hold for the wrong reason
 */
export function resolveOperand(
  universe: Universe,
  environment: Environment,
  operand: Operand,
  domain: Domain,
): Value {
  if (typeof operand === 'object' && 'literal' in operand) {
    const allowed = valuesIn(domain, (sort) => objectsOf(universe, sort));
    if (!allowed.includes(operand.literal))
      throw new Error(
        `literal ${String(operand.literal)} is not among the values declared ` +
          `there: ${allowed.map(String).join(', ')}. It is misspelt, or the ` +
          `domain is too narrow.`,
      );
    return operand.literal;
  }
  const name = resolveTerm(universe, environment, operand);
  if (domain.kind === 'counter') return Number(name);
  if (domain.kind === 'flag') return name === 'true';
  return name;
}

/** Every assignment of objects (or words) to the variables, in order. */
export function assignments(
  universe: Universe,
  variables: Readonly<
    Record<Var, Sort | { readonly values: readonly string[] }>
  >,
  start: Environment = {},
): readonly Environment[] {
  let rows: Environment[] = [start];
  for (const [name, range] of Object.entries(variables)) {
    const values =
      typeof range === 'string' ? objectsOf(universe, range) : range.values;
    rows = rows.flatMap((row) =>
      values.map((value) => ({ ...row, [name]: value })),
    );
  }
  return rows;
}

/** The truth of a formula that reads no state, or null if it does. */
export function staticTruth(
  universe: Universe,
  environment: Environment,
  formula: Formula,
): boolean | null {
  const truth = (part: Formula, env = environment): boolean | null =>
    staticTruth(universe, env, part);
  switch (formula.kind) {
    case 'same':
      return (
        resolveTerm(universe, environment, formula.left) ===
        resolveTerm(universe, environment, formula.right)
      );
    case 'not': {
      const inner = truth(formula.of);
      return inner === null ? null : !inner;
    }
    case 'all':
      return conjunction(formula.of.map((part) => truth(part)));
    case 'any':
      return disjunction(formula.of.map((part) => truth(part)));
    case 'forall':
    case 'exists': {
      const parts = objectsOf(universe, formula.sort).map((object) =>
        truth(formula.such, { ...environment, [formula.each]: object }),
      );
      return formula.kind === 'forall'
        ? conjunction(parts)
        : disjunction(parts);
    }
    case 'is':
    case 'equal':
    case 'running':
      return null;
  }
}

function conjunction(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function disjunction(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}
