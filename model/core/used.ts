/** The core with its users: VMMs, IOMMU driver, mdev driver and KVM. */
import type { System } from '../../checker/language/system.js';
import { lit } from '../../checker/language/formula.js';
import { send } from '../../checker/language/operation.js';
import { claims } from './claims/index.js';
import type { CoreScope } from './core.js';
import { coreOf, NOTHING } from './core.js';
import { capacity, subscriber } from './operations/fragments/addresses.js';
import { reactions } from './rules.js';
import type { Variant } from './rules.js';
import { allocId } from './users/allocId.js';
import { bind } from './users/bind.js';
import { cleanUp } from './users/cleanUp.js';
import { close } from './users/close.js';
import { freeId } from './users/freeId.js';
import { kvmExit } from './users/kvmExit.js';
import { load } from './users/load.js';
import { open } from './users/open.js';
import { registerKvm } from './users/registerKvm.js';
import { unbind } from './users/unbind.js';
import { unload } from './users/unload.js';

export interface UsedScope {
  /** Threads per VM; there are two VMs at most. */
  readonly threads: readonly number[];
  readonly ioasids: number;
  /** Sets that can be made in one run: a pointer never names a second one. */
  readonly sets: number;
  readonly spids: number;
  readonly quota: number;
  readonly capacity: number;
  /** Whether KVMs listen and hold references. */
  readonly kvm: boolean;
}

const MMS = ['A', 'B'] as const;

/** Rules of calls that these users make with NULL or their own set only, or
 * do not make. */
const UNASKED: readonly string[] = [
  'own-set-at-get',
  'own-set-at-put',
  'own-set-at-find',
  'within-total',
];

/** @throws if there are more VMs than KVMs and mdev drivers to serve them */
export function usedCore(variant: Variant, scope: UsedScope): System {
  if (scope.threads.length > MMS.length)
    throw new Error(
      `${String(scope.threads.length)} VMs asked for; the core's subscribers ` +
        `are those of ${String(MMS.length)}. Give fewer thread counts.`,
    );
  const mms = MMS.slice(0, scope.threads.length);
  const threadsOf = mms.flatMap((mm, n) =>
    numbered(`${mm}.t`, scope.threads[n] ?? 0).map((t) => [t, mm] as const),
  );
  const objects: CoreScope = {
    ioasids: numbered('p', scope.ioasids),
    sets: numbered('s', scope.sets),
    mms,
    spids: numbered('g', scope.spids),
    data: ['svm'],
    records: mms.length,
    threads: threadsOf.map(([thread]) => thread),
  };
  const { system } = coreOf(variant, objects);
  const forAll = (object: string): Readonly<Record<string, string>> =>
    Object.fromEntries(objects.threads.map((thread) => [thread, object]));
  return {
    ...system,
    name: variant.name,
    on: new Set([
      ...variant.rules.filter((rule) => !UNASKED.includes(rule)),
      ...reactions,
      // Posted as V4-11; the recorded v4 tree lacks the call.
      'own-mm-at-get-if-owned',
    ]),
    scope: Object.entries(scope)
      .map(([name, value]) => `${name}=${[value].flat().map(String).join('+')}`)
      .join(','),
    universe: {
      ...system.universe,
      relations: {
        ...system.universe.relations,
        mmOf: Object.fromEntries(threadsOf),
        kvmOf: Object.fromEntries(mms.map((mm) => [mm, `kvm${mm}`])),
        vdcmOf: Object.fromEntries(mms.map((mm) => [mm, `vdcm${mm}`])),
        iommuOf: forAll('iommu'),
        noSet: forAll(NOTHING.set),
        noData: forAll(NOTHING.data),
        mmType: forAll('IOASID_SET_TYPE_MM'),
        lowest: forAll(objects.ioasids[0] ?? ''),
        highest: forAll(objects.ioasids.at(-1) ?? ''),
        driverData: forAll('svm'),
        withGet: forAll('yes'),
      },
    },
    operations: [
      open(scope.quota),
      close,
      ...(scope.kvm ? [registerKvm, kvmExit] : []),
      allocId,
      freeId,
      bind,
      unbind,
      load,
      unload,
      cleanUp,
    ],
    initially: [
      {
        objects: {},
        send: send(capacity, 'INSTALL', { n: lit(scope.capacity) }),
      },
      {
        objects: { driver: 'iommu' },
        send: send(subscriber('driver'), 'JOIN', { set: lit(null) }),
      },
    ],
    claims,
  };
}

const numbered = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, k) => `${prefix}${String(k + 1)}`);
