/** A formula in words, with its variables filled in. */
import {
  resolveAddress,
  resolveTerm,
} from '../../checker/compile/environment.js';
import type { Environment } from '../../checker/compile/environment.js';
import type {
  Formula,
  Operand,
  Quantity,
  Term,
} from '../../checker/language/formula.js';
import type { Universe } from '../../checker/language/system.js';

export function formulaText(
  universe: Universe,
  environment: Environment,
  formula: Formula,
): string {
  const say = (part: Formula): string =>
    formulaText(universe, environment, part);
  const term = (part: Term): string => termText(universe, environment, part);
  switch (formula.kind) {
    case 'is': {
      const name = resolveAddress(universe, environment, formula.at);
      const having = Object.entries(formula.having ?? {}).map(
        ([field, value]) =>
          `${field} ${operandText(universe, environment, value)}`,
      );
      const states = formula.states?.join(' or ');
      const parts = [...(states === undefined ? [] : [states]), ...having];
      return `${name} is ${parts.join(', ')}`;
    }
    case 'same':
      return `${term(formula.left)} is ${term(formula.right)}`;
    case 'not':
      return formula.of.kind === 'same'
        ? `${term(formula.of.left)} is not ${term(formula.of.right)}`
        : `not (${say(formula.of)})`;
    case 'all':
      return formula.of.map(say).join(' and ');
    case 'any':
      return formula.of.map(say).join(' or ');
    case 'exists':
    case 'forall': {
      const { each, sort, such, kind } = formula;
      // The quantified variable stands for itself.
      const inner = quietly(universe, { ...environment, [each]: each }, such);
      return `${kind === 'exists' ? 'for some' : 'for every'} ${sort} ${each}, ${inner}`;
    }
    case 'equal':
      return `${amount(universe, environment, formula.left)} equals ${amount(universe, environment, formula.right)}`;
    case 'running':
      return `${term(formula.thread)} is inside ${formula.operations?.join(' or ') ?? 'a call'}`;
  }
}

/** Relations of a variable cannot be resolved; the text then names them. */
function quietly(
  universe: Universe,
  environment: Environment,
  formula: Formula,
): string {
  try {
    return formulaText(universe, environment, formula);
  } catch {
    return 'what the claim says of it';
  }
}

function termText(
  universe: Universe,
  environment: Environment,
  term: Term,
): string {
  const object = resolveTerm(universe, environment, term);
  if (typeof term === 'string') return object;
  return `${object} (${term.relation} ${termText(universe, environment, term.of)})`;
}

function operandText(
  universe: Universe,
  environment: Environment,
  operand: Operand,
): string {
  return typeof operand === 'object' && 'literal' in operand
    ? String(operand.literal)
    : termText(universe, environment, operand);
}

function amount(
  universe: Universe,
  environment: Environment,
  quantity: Quantity,
): string {
  switch (quantity.kind) {
    case 'field':
      return `${resolveAddress(universe, environment, quantity.at)}.${quantity.field}`;
    case 'count':
      return `the number of ${quantity.sort}s concerned`;
    case 'sum':
      return 'the sum of its users';
    case 'holds':
      return 'one where it holds';
  }
}
