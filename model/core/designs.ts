/**
 * The core under its users, judged: what each state of the code is expected
 * to do in its review scopes.
 */
import type { Expectation } from '../design.js';
import type { UsedScope } from './used.js';
import type { Variant } from './rules.js';
import { v4, v4Fixed, v4Mended } from './rules.js';

export interface CoreDesign {
  readonly variant: Variant;
  /** One paragraph: what it is and what breaks. */
  readonly summary: string;
  readonly reviews: readonly {
    readonly scope: UsedScope;
    /** The claim to look for, where the search of the whole is too long; the
     * others are not judged then. */
    readonly until?: string;
    /** By claim; a claim not named here is expected to be `never`, or
     * `always` if it is a recoverable one. */
    readonly expect: Readonly<Record<string, Expectation>>;
  }[];
}

/** Two VMs with a thread each: no call of a VM overlaps another of its own. */
const twoVms: UsedScope = {
  threads: [1, 1],
  ioasids: 2,
  sets: 3,
  spids: 1,
  quota: 1,
  capacity: 2,
  kvm: true,
};

/** One VM that calls from two threads at once. */
const twoThreads: UsedScope = {
  threads: [2],
  ioasids: 1,
  sets: 2,
  spids: 1,
  quota: 1,
  capacity: 2,
  kvm: true,
};

/** The same beside another VM that takes over its only number. */
const neighbour: UsedScope = { ...twoThreads, threads: [2, 1], kvm: false };

const witnesses = {
  'kvm-holds': 'sometimes',
  'bound-and-loaded': 'sometimes',
  'pending-with-iommu-only': 'sometimes',
} as const;

const twoVmsReached = { ...witnesses, 'two-vms-bound': 'sometimes' } as const;

/** Alike in both states of the code. */
const broken = {
  'pending-gains-nothing': 'sometimes',
  'set-outlives-its-file': 'sometimes',
  'capacity-comes-back': 'sometimes',
} as const;

/** What needs no KVM. */
const withoutKvm = {
  'bound-and-loaded': 'sometimes',
  'pending-with-iommu-only': 'sometimes',
} as const;

/** Needs an unbind that overlaps a free. */
const raced = {
  'free-while-held': 'sometimes',
  'references-balance': 'sometimes',
} as const;

export const coreDesigns: readonly CoreDesign[] = [
  {
    variant: v4,
    summary:
      'The core without its later fixes, used by /dev/ioasid, the IOMMU ' +
      'driver (V4-11, V4-14), an mdev driver and KVM. A set has no reference ' +
      'count, so an open file is left with a set that vanished with its last ' +
      'id; find_by_spid hands out references on pending ids; a quota is ' +
      'never given back; and the deferred teardown puts by number, so that ' +
      'an unbind under way when the id is freed costs somebody a reference.',
    reviews: [
      { scope: twoVms, expect: { ...twoVmsReached, ...broken } },
      { scope: twoThreads, expect: { ...witnesses, ...broken, ...raced } },
    ],
  },
  {
    variant: v4Fixed,
    summary:
      'The same core with its later fixes. A set outlives its last id unless ' +
      'its owner gave it up, but unregistering a block of an empty set still ' +
      'destroys it under an open file. The rest is as in v4. Once a reference ' +
      'is stolen, an unbind still under way puts one of whoever got the ' +
      'number next, another VM included.',
    reviews: [
      { scope: twoVms, expect: { ...twoVmsReached, ...broken } },
      { scope: twoThreads, expect: { ...witnesses, ...broken, ...raced } },
      // Too large to finish; it ends at the first offence.
      {
        scope: neighbour,
        until: 'foreign-put',
        expect: { 'foreign-put': 'sometimes' },
      },
    ],
  },
  {
    variant: v4Mended,
    summary:
      'v4-fixed in which unregistering leaves the set alone, find_by_spid ' +
      'refuses a pending id, a destroyed set gives its quota back and an ' +
      'unbind cancels the teardown queued for its id. Every claim holds in ' +
      'each scope; nobody has posted it.',
    reviews: [
      // Every close gives its quota back, so pointers are what bounds a run.
      { scope: { ...twoVms, sets: 2 }, expect: twoVmsReached },
      { scope: twoThreads, expect: witnesses },
      { scope: neighbour, expect: withoutKvm },
    ],
  },
];
