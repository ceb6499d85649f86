/**
 * The reference protocol of issue 3: small enough that any tool can state it,
 * with distinct states and transitions that five independent tools agree on.
 */
import type { RuleId } from '../../checker/language/operation.js';
import type { System } from '../../checker/language/system.js';
import type { Design } from '../../model/design.js';
import { total } from '../../model/scope.js';
import type { Scope } from '../../model/scope.js';
import { referenceCharts } from './charts.js';
import { referenceClaims } from './claims.js';
import { referenceOperations } from './operations.js';
import { referenceRules } from './rules.js';

/** (V,P,D,Q) of the issue, device d belonging to VM d mod V. */
export function referenceScope(
  vms: number,
  ioasids: number,
  mdevs: number,
  quota: number,
): Scope {
  return {
    vms,
    ioasids,
    mdevs: Array.from({ length: vms }, (_, vm) =>
      Math.floor((mdevs + vms - 1 - vm) / vms),
    ),
    vfs: Array.from({ length: vms }, () => 0),
    threads: Array.from({ length: vms }, () => 1),
    quota,
  };
}

const numbered = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `${prefix}${String(i + 1)}`);

/**
 * Deals the devices out in turns: the n-th device goes to the next VM that
 * still lacks one, so an even split is the "d mod V".
 */
function dealDevices(scope: Scope): Readonly<Record<string, string>> {
  const left = Array.from(
    { length: scope.vms },
    (_, vm) => scope.mdevs[vm] ?? 0,
  );
  const vmOf: Record<string, string> = {};
  for (let n = 1; left.some((more) => more > 0);)
    for (const [vm, more] of left.entries()) {
      if (more === 0) continue;
      left[vm] = more - 1;
      vmOf[`mdev${String(n++)}`] = `VM${String(vm + 1)}`;
    }
  return vmOf;
}

/** A single number if dealt in turn, as a scope's text is read; else `3+1`. */
function devicesOf({ vms, mdevs }: Scope): string {
  const all = total(mdevs);
  const inTurn = referenceScope(vms, 1, all, 1).mdevs;
  return mdevs.every((n, vm) => n === inTurn[vm])
    ? String(all)
    : mdevs.join('+');
}

/**
 * @param scope its vfs and threads play no part
 * @param off rules of `referenceRules` to switch off, for broken variants
 * @throws if `off` names a rule the protocol does not have
 */
export function referenceSystem(
  scope: Scope,
  off: readonly RuleId[] = [],
): System {
  const known = referenceRules.map((rule) => rule.id);
  for (const rule of off)
    if (!known.includes(rule))
      throw new Error(
        `the reference protocol has no rule '${rule}' to switch off, ` +
          `perhaps misspelt; it has ${known.join(', ')}. Pick one of these.`,
      );
  const vmOf = dealDevices(scope);
  return {
    name: ['reference', ...off.map((rule) => `without-${rule}`)].join('-'),
    scope:
      `vms=${String(scope.vms)},ioasids=${String(scope.ioasids)},` +
      `mdevs=${devicesOf(scope)},quota=${String(scope.quota)}`,
    universe: {
      sorts: {
        vm: numbered('VM', scope.vms),
        ioasid: numbered('p', scope.ioasids),
        mdev: Object.keys(vmOf),
        thread: [],
      },
      unions: {},
      relations: { vmOf },
    },
    threads: 'thread',
    charts: referenceCharts,
    operations: referenceOperations(scope.quota),
    rules: referenceRules,
    on: new Set(known.filter((rule) => !off.includes(rule))),
    initially: [],
    claims: referenceClaims,
  };
}

/** The design `reference`. */
export const reference: Design = {
  name: 'reference',
  source: 'issue 3, "The reference protocol"',
  summary:
    'The protocol every checker in the comparison states: PASIDs with an ' +
    'owner and a quota, a list per device, one queue and one DMA a device, ' +
    'one atomic section an action.',
  charts: referenceCharts,
  operations: referenceOperations(2),
  rules: referenceRules.map((rule) => rule.id),
  claims: referenceClaims,
  expect: {
    'foreign-flight': 'never',
    'loaded-unlisted': 'never',
    'free-listed': 'never',
    'two-vms-in-flight': 'sometimes',
    'pending-in-flight': 'sometimes',
  },
  scopes: [referenceScope(2, 3, 2, 2)],
  // Its scripts depend on the scope.
  build: ({ rules }, scope) =>
    referenceSystem(
      scope,
      referenceRules.map(({ id }) => id).filter((id) => !rules.includes(id)),
    ),
};
