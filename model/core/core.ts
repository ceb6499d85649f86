/** The core API layer in a scope: a system whose operations are its calls. */
import type { RuleId } from '../../checker/language/operation.js';
import type { System, Universe } from '../../checker/language/system.js';
import type { CoreCall } from './call.js';
import { calls } from './operations/index.js';
import { lookups } from './operations/fragments/first.js';
import { rules } from './rules.js';
import type { Variant } from './rules.js';
import { charts } from './statecharts/index.js';

/** The objects a core is looked at with; names must differ across sorts. */
export interface CoreScope {
  readonly ioasids: readonly string[];
  /** Set pointers, in the order in which set_alloc returns them. */
  readonly sets: readonly string[];
  readonly mms: readonly string[];
  readonly spids: readonly string[];
  readonly data: readonly string[];
  readonly records: number;
  readonly threads: readonly string[];
  /** Blocks on set chains, by priority; as recorded unless given. */
  readonly kvms?: readonly string[];
  readonly vdcms?: readonly string[];
}

/** What stands for NULL and its like as an argument. */
export const NOTHING = {
  set: 'NULL-set',
  token: 'NULL-token',
  data: 'NULL-data',
  spid: 'INVALID_IOASID',
} as const;

export interface Core {
  readonly calls: readonly CoreCall[];
  readonly system: System;
}

/**
 * @param more rules beside the variant's, such as what handlers do
 */
export function coreOf(
  variant: Variant,
  scope: CoreScope,
  more: readonly string[] = [],
): Core {
  const has = calls.filter((call) => !variant.lacks.includes(call.name));
  return {
    calls: has,
    system: {
      name: variant.name,
      scope: `ioasids=${String(scope.ioasids.length)},sets=${String(scope.sets.length)}`,
      universe: universeOf(scope),
      threads: 'thread',
      charts,
      operations: has,
      rules,
      on: new Set([...variant.rules, ...more]),
      otherRules,
      initially: [],
      claims: [],
    },
  };
}

/** The ids that the calls carry; those that are no rule of the core's are of
 * designs around it. */
function rulesIn(part: unknown): readonly RuleId[] {
  if (typeof part !== 'object' || part === null) return [];
  const own =
    'rule' in part && typeof part.rule === 'string' ? [part.rule] : [];
  return [...new Set([...own, ...Object.values(part).flatMap(rulesIn)])];
}

const otherRules = rulesIn(calls).filter(
  (id) => !rules.some((rule) => rule.id === id),
);

function universeOf(scope: CoreScope): Universe {
  // Plain numbers, so that a script can compare one with a counter.
  const indexes = scope.sets.map((_, n) => String(n));
  const records = Array.from(
    { length: scope.records },
    (_, n) => `record${String(n)}`,
  );
  return {
    sorts: {
      ioasid: scope.ioasids,
      set: scope.sets,
      nullSet: [NOTHING.set],
      mm: scope.mms,
      nullToken: [NOTHING.token],
      spid: scope.spids,
      invalidSpid: [NOTHING.spid],
      data: scope.data,
      nullData: [NOTHING.data],
      typeMm: ['IOASID_SET_TYPE_MM'],
      typeNull: ['IOASID_SET_TYPE_NULL'],
      typeAbove: ['type-above'],
      typeBelow: ['type-below'],
      noGetter: ['no-getter'],
      refusingGetter: ['refusing-getter'],
      yes: ['yes'],
      no: ['no'],
      index: indexes,
      record: records,
      iommu: ['iommu'],
      kvm: scope.kvms ?? ['kvmA', 'kvmB'],
      vdcm: scope.vdcms ?? ['vdcmA', 'vdcmB'],
      // What stands around a core; a core alone has none of it.
      device: [],
      function: [],
      allocator: [],
      worker: ['iommu-work'],
      lookup: lookups,
      thread: scope.threads,
    },
    unions: {
      setArgument: ['set', 'nullSet'],
      tokenArgument: ['mm', 'nullToken'],
      spidArgument: ['spid', 'invalidSpid'],
      dataArgument: ['data', 'nullData'],
      setType: ['typeMm', 'typeNull', 'typeAbove', 'typeBelow'],
      getter: ['noGetter', 'refusingGetter'],
      choice: ['yes', 'no'],
      subscriber: ['iommu', 'kvm', 'vdcm'],
      reactor: ['iommu', 'kvm', 'worker'],
      user: ['iommu', 'kvm', 'vdcm', 'thread'],
    },
    relations: {
      // Searches take the first that fits, so that these are not
      // interchangeable: no renaming may change what comes after what.
      next: {
        ...chained(scope.ioasids),
        ...chained(scope.sets),
        ...chained(indexes),
        ...chained(records),
      },
      ...Object.fromEntries(
        lookups.map((lookup) => [
          lookup,
          Object.fromEntries(scope.threads.map((thread) => [thread, lookup])),
        ]),
      ),
    },
  };
}

const chained = (
  objects: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    objects.slice(1).map((object, n) => [objects[n] ?? '', object]),
  );
