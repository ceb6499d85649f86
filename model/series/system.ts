/** The core with its users in a scope: VMMs, IOMMU driver, mdev drivers, KVM,
 * and the devices themselves. */
import type { System } from '../../checker/language/system.js';
import { lit } from '../../checker/language/formula.js';
import { send } from '../../checker/language/operation.js';
import type { Operation } from '../../checker/language/operation.js';
import type { CoreScope } from '../core/core.js';
import { coreOf, NOTHING } from '../core/core.js';
import {
  capacity,
  subscriber,
} from '../core/operations/fragments/addresses.js';
import { v4Fixed } from '../core/rules.js';
import type { Design } from '../design.js';
import { provides } from '../needs.js';
import { mdev, vmOf } from '../operations/addresses.js';
import { rulesOf } from '../rules.js';
import { formatScope, ScopeError } from '../scope.js';
import type { Scope } from '../scope.js';
import { claimsIn, universeOf } from '../system.js';
import { operationsIn } from './operations/index.js';
import { charts } from './statecharts/index.js';

/** The core's subscribers and queues have places for as many. */
const MAX_VMS = 2;
const MAX_CAPACITY = 12;

/** Rules of calls that these users make with NULL or their own set only, or
 * do not make. */
const UNASKED: readonly string[] = [
  'own-set-at-get',
  'own-set-at-put',
  'own-set-at-find',
  'within-total',
];

/** `Design.build` of the series. */
export function seriesSystem(design: Design, scope: Scope): System {
  checkSeries(scope);
  const {
    vm: mms = [],
    thread: threads = [],
    ...own
  } = universeOf(scope).sorts;
  const { relations } = universeOf(scope);
  const {
    sets = scope.vms,
    spids = 1,
    kvms = 0,
    locks = 0,
    allocators = 0,
    memory = 0,
  } = scope.more ?? {};
  const kvmNames = numbered('kvm', kvms);
  const objects: CoreScope = {
    ioasids: numbered('p', scope.ioasids),
    sets: numbered('s', sets),
    mms,
    spids: numbered('g', spids),
    data: ['svm'],
    records: kvms,
    threads,
    kvms: kvmNames,
  };
  const known = new Set([
    ...design.rules,
    ...(design.mends ?? []).flatMap(({ on }) => on),
  ]);
  const { system } = coreOf(v4Fixed, objects);
  // Base sorts of the core that are unions here.
  const coreSorts = Object.fromEntries(
    Object.entries(system.universe.sorts).filter(
      ([sort]) => sort !== 'vdcm' && sort !== 'device',
    ),
  );
  const workers = coreSorts['worker'] ?? [];
  const forAll = (object: string): Readonly<Record<string, string>> =>
    Object.fromEntries(threads.map((thread) => [thread, object]));
  return {
    name: design.name,
    scope: formatScope(scope),
    universe: {
      sorts: {
        ...coreSorts,
        mdev: own['mdev'] ?? [],
        vf: own['vf'] ?? [],
        function: own['function'] ?? [],
        allocator: allocators > 0 ? ['virtual-command'] : [],
        memoryPool: memory > 0 ? ['kmalloc'] : [],
        pasidMutex: ['pasid_mutex'],
        allocatorLock: locks > 0 ? ['ioasid_allocator_lock'] : [],
        nbLock: locks > 0 ? ['ioasid_nb_lock'] : [],
      },
      unions: {
        ...system.universe.unions,
        vm: ['mm'],
        device: ['mdev', 'vf'],
        vdcm: ['mdev'],
        lock: ['pasidMutex', 'allocatorLock', 'nbLock'],
        subscriber: ['iommu', 'kvm', 'mdev'],
        user: ['iommu', 'kvm', 'mdev', 'thread'],
      },
      relations: {
        ...system.universe.relations,
        ...relations,
        mmOf: Object.fromEntries(
          threads.map((thread) => [thread, relations['vmOf']?.[thread] ?? '']),
        ),
        kvmOf: paired(mms, kvmNames),
        mmOfKvm: paired(kvmNames, mms),
        // The mdev drivers of one VM are called in the order in which they
        // came to its chain.
        chainBefore: chainedByVm(own['mdev'] ?? [], relations['vmOf'] ?? {}),
        iommuOf: forAll('iommu'),
        noSet: forAll(NOTHING.set),
        noData: forAll(NOTHING.data),
        mmType: forAll('IOASID_SET_TYPE_MM'),
        lowest: forAll(objects.ioasids[0] ?? ''),
        highest: forAll(objects.ioasids.at(-1) ?? ''),
        driverData: forAll('svm'),
        withGet: forAll('yes'),
        pasidMutex: {
          ...forAll('pasid_mutex'),
          ...Object.fromEntries(
            workers.map((worker) => [worker, 'pasid_mutex']),
          ),
        },
        ...(locks > 0
          ? {
              allocatorLock: {
                ...forAll('ioasid_allocator_lock'),
                ...Object.fromEntries(
                  [...workers, ...(own['mdev'] ?? [])].map((worker) => [
                    worker,
                    'ioasid_allocator_lock',
                  ]),
                ),
              },
              nbLock: forAll('ioasid_nb_lock'),
            }
          : {}),
      },
    },
    threads: 'thread',
    charts,
    operations: operationsIn(scope).filter(({ name }) =>
      design.operations.some((operation) => operation.name === name),
    ),
    // A guard that no rule names would be on.
    rules: rulesOf(design).filter(
      ({ kind, id, needs }) =>
        kind === 'guard' ||
        (known.has(id) && (needs === undefined || provides(scope, needs))),
    ),
    on: new Set(
      design.rules.filter((id) => {
        const needs =
          design.ruleNeeds?.[id] ??
          rulesOf(design).find((rule) => rule.id === id)?.needs;
        return (
          !UNASKED.includes(id) &&
          (needs === undefined || provides(scope, needs))
        );
      }),
    ),
    otherRules: rulesOf(design).map(({ id }) => id),
    initially: [
      {
        objects: {},
        send: send(capacity, 'INSTALL', { n: lit(sets * scope.quota) }),
      },
      {
        objects: { driver: 'iommu' },
        send: send(subscriber('driver'), 'JOIN', { set: lit(null) }),
      },
      {
        objects: { m: 'mdev' },
        send: send(mdev('m'), 'ASSIGN', { to: vmOf('m') }),
      },
    ],
    claims: claimsIn(design, scope),
  };
}

/** All operations of a design of the series, whatever the scope. */
export const seriesOperations: readonly Operation[] = operationsIn(null);

function checkSeries(scope: Scope): void {
  const { sets = scope.vms, kvms = 0 } = scope.more ?? {};
  const problem =
    scope.vms > MAX_VMS
      ? `vms=${String(scope.vms)}: the series is modelled for ${String(MAX_VMS)}`
      : kvms !== 0 && kvms !== scope.vms
        ? `kvms=${String(kvms)}: give every VM a KVM, or none`
        : sets < 1 || sets * scope.quota > MAX_CAPACITY
          ? `sets=${String(sets)}, quota=${String(scope.quota)}: the pool has ` +
            `a capacity of sets times quota, 1 to ${String(MAX_CAPACITY)}`
          : null;
  if (problem !== null)
    throw new ScopeError(
      `scope ${formatScope(scope)}: ${problem}. Take a smaller number.`,
    );
}

const numbered = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, k) => `${prefix}${String(k + 1)}`);

/** The first with the first, and so on while there are two. */
const paired = (
  from: readonly string[],
  to: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    from.flatMap((object, n) => {
      const other = to[n];
      return other === undefined ? [] : [[object, other] as const];
    }),
  );

/** Each mdev with the next one of its VM. */
const chainedByVm = (
  mdevs: readonly string[],
  vmOf: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mdevs.flatMap((mdev, n) => {
      const after = mdevs.slice(n + 1).find((one) => vmOf[one] === vmOf[mdev]);
      return after === undefined ? [] : [[mdev, after] as const];
    }),
  );
