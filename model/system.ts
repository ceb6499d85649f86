/** A design in a scope: everything a run needs. */
import { send } from '../checker/language/operation.js';
import { lit } from '../checker/language/formula.js';
import type {
  InitialMessage,
  System,
  Universe,
} from '../checker/language/system.js';
import type { Claim } from '../checker/language/claim.js';
import type { Design } from './design.js';
import { ioasidSet, mdev, vmOf } from './operations/addresses.js';
import { ruleNamed, rules } from './rules.js';
import { provides } from './needs.js';
import {
  checkMore,
  checkReferences,
  checkScope,
  formatScope,
  total,
} from './scope.js';
import type { Scope } from './scope.js';

/** The function all mdevs of a scope share. */
const SHARED_FUNCTION = 'fn1';

/**
 * @throws {ScopeError} if the scope cannot be run
 */
export function buildSystem(design: Design, scope: Scope): System {
  checkScope(scope);
  checkMore(scope, design.name, design.scopeKeys);
  // Traces and commands name the scope so that it can be asked for again.
  if (design.build !== undefined)
    return { ...design.build(design, scope), scope: formatScope(scope) };
  checkReferences(scope);
  const universe = universeOf(scope);
  return {
    name: design.name,
    scope: formatScope(scope),
    universe,
    threads: 'thread',
    charts: design.charts,
    operations: design.operations,
    rules,
    on: new Set(
      design.rules.filter((id) => {
        const { needs } = ruleNamed(id);
        return needs === undefined || provides(scope, needs);
      }),
    ),
    initially: initially(scope),
    claims: claimsIn(design, scope),
  };
}

/** The claims a scope has room for, in the design's order. */
export function claimsIn(design: Design, scope: Scope): readonly Claim[] {
  return design.claims.filter((claim) => {
    const need = design.witnessNeeds?.[claim.name];
    return need === undefined || provides(scope, need);
  });
}

/** The objects of a scope and what is fixed between them. */
export function universeOf(scope: Scope): Universe {
  const vms = numbered('VM', scope.vms);
  const mdevs = dealt('mdev', vms, scope.mdevs);
  const vfs = dealt('vf', vms, scope.vfs);
  const threads = vms.flatMap((vm, n) =>
    numbered(`${vm}.t`, scope.threads[n] ?? 0).map(
      (name) => [name, vm] as const,
    ),
  );
  return {
    sorts: {
      vm: vms,
      ioasid: numbered('p', scope.ioasids),
      mdev: mdevs.map(([name]) => name),
      vf: vfs.map(([name]) => name),
      function: functionsOf(scope),
      thread: threads.map(([name]) => name),
    },
    unions: { device: ['mdev', 'vf'] },
    relations: {
      vmOf: Object.fromEntries([...mdevs, ...vfs, ...threads]),
      functionOf: Object.fromEntries([
        ...mdevs.map(([name]) => [name, SHARED_FUNCTION] as const),
        ...vfs.map(([name]) => [name, `fn-${name}`] as const),
      ]),
    },
  };
}

function functionsOf(scope: Scope): readonly string[] {
  return [
    ...(total(scope.mdevs) > 0 ? [SHARED_FUNCTION] : []),
    ...numbered('fn-vf', total(scope.vfs)),
  ];
}

function numbered(prefix: string, n: number): readonly string[] {
  return Array.from({ length: n }, (_, k) => `${prefix}${k + 1}`);
}

/** Devices numbered through, each with its VM. */
function dealt(
  prefix: string,
  vms: readonly string[],
  perVm: readonly number[],
): readonly (readonly [device: string, vm: string])[] {
  return vms
    .flatMap((vm, n) => Array.from({ length: perVm[n] ?? 0 }, () => vm))
    .map((vm, n) => [`${prefix}${n + 1}`, vm]);
}

function initially(scope: Scope): readonly InitialMessage[] {
  return [
    {
      objects: { v: 'vm' },
      send: send(ioasidSet('v'), 'LIMIT', { quota: lit(scope.quota) }),
    },
    {
      objects: { m: 'mdev' },
      send: send(mdev('m'), 'ASSIGN', { to: vmOf('m') }),
    },
  ];
}
