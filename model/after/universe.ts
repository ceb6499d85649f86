/** What the three designs share: a scope with sorts of their own. */
import type { Operation } from '../../checker/language/operation.js';
import type {
  InitialMessage,
  System,
  Universe,
} from '../../checker/language/system.js';
import type { Design } from '../design.js';
import { provides } from '../needs.js';
import { rulesOf } from '../rules.js';
import { formatScope } from '../scope.js';
import type { Scope } from '../scope.js';
import { claimsIn, universeOf } from '../system.js';

/** The common universe of a scope, with more sorts and relations. */
export function universeWith(
  scope: Scope,
  more: Pick<Universe, 'sorts' | 'relations'>,
): Universe {
  const common = universeOf(scope);
  const relations = { ...common.relations, ...more.relations };
  return {
    ...common,
    sorts: { ...common.sorts, ...more.sorts },
    relations: {
      ...relations,
      vmOf: { ...common.relations['vmOf'], ...more.relations['vmOf'] },
    },
  };
}

/** A design in a scope, without the rules and claims it has no room for. */
export const systemOf = (
  design: Design,
  scope: Scope,
  of: {
    readonly universe: Universe;
    readonly operations?: readonly Operation[];
    readonly initially?: readonly InitialMessage[];
  },
): System => ({
  name: design.name,
  scope: formatScope(scope),
  universe: of.universe,
  threads: 'thread',
  charts: design.charts,
  operations: of.operations ?? design.operations,
  rules: rulesOf(design),
  on: new Set(
    rulesOf(design)
      .filter(({ id }) => design.rules.includes(id))
      .filter(({ needs }) => needs === undefined || provides(scope, needs))
      .map(({ id }) => id),
  ),
  initially: of.initially ?? [],
  claims: claimsIn(design, scope),
});

export const numbered = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, k) => `${prefix}${String(k + 1)}`);

/** Objects dealt to the VMs in turn, each with its VM. */
export const dealt = (
  prefix: string,
  vms: number,
  n: number,
): readonly (readonly [object: string, vm: string])[] =>
  numbered(prefix, n).map((object, k) => [
    object,
    `VM${String((k % vms) + 1)}`,
  ]);
