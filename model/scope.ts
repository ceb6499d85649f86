/** How many objects of each sort a run has. */
import { MAX_IDS } from './statecharts/ioasidSet.js';
import { MAX_REFERENCES } from './statecharts/ioasid.js';
import { hint } from '../checker/language/suggest.js';

export interface Scope {
  /** Virtual machines, each with its own VMM process and ioasid_set. 1..4 */
  readonly vms: number;
  /** PASIDs in the pool. 1..8 */
  readonly ioasids: number;
  /** Mediated devices on one shared function, per VM. */
  readonly mdevs: readonly number[];
  /** Virtual functions assigned whole, per VM. */
  readonly vfs: readonly number[];
  /** Threads that may be inside an operation at once, per VM. */
  readonly threads: readonly number[];
  /** PASIDs a VM may own at a time. 1..8 */
  readonly quota: number;
  /** What only some designs have, each 0..8; see `Design.scopeKeys`. */
  readonly more?: More;
}

/** Keys that turn something on: 1 if it is. */
const SWITCHES = {
  exits: '1 if processes exit and their mm pointer may be used again',
  cgroups: '1 if ids are charged to the cgroups of processes',
  locks: '1 if a call may be cut between two locks',
  passes: '1 if an open /dev/ioasid may be passed to another process',
  adjusts: '1 if the quota of a set may be adjusted',
  prqs: '1 if devices make page requests and guests answer them',
  memory: '1 if memory may run out',
  allocators: '1 if a custom allocator may be registered',
} as const;

/** Dimensions beside the six that every design has. */
export const MORE_KEYS = {
  sets: 'ioasid_sets that can be made in a run, one after another',
  spids: 'guest PASIDs (set-private ids) a VM can name',
  kvms: 'VMs whose KVM listens and translates',
  ...SWITCHES,
  fds: 'files (/dev/ioasid or iommufd contexts) a run has',
  hwpts: 'page tables (HWPT) a context can have',
  virtIds: 'ids a guest has for its devices (virt_id of a vDEVICE)',
} as const;

export type MoreKey = keyof typeof MORE_KEYS;

/** Two of such a key are no more than one. */
export const isSwitch = (key: string): boolean => Object.hasOwn(SWITCHES, key);

/** Whether a scope has any of what the key counts. */
export const has = (
  { more = {} }: Pick<Scope, 'more'>,
  key: MoreKey,
): boolean => (more[key] ?? 0) > 0;

export type More = Readonly<Partial<Record<MoreKey, number>>>;

/** A scope that cannot be run; the message says why and what to try. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}

/** The mail's situation: two mdevs in one VM, one in the other, all on one
 * function. */
export const reviewScope: Scope = {
  vms: 2,
  ioasids: 2,
  mdevs: [2, 1],
  vfs: [0, 0],
  threads: [1, 1],
  quota: 2,
};

const COMMON = ['vms', 'ioasids', 'mdevs', 'vfs', 'threads', 'quota'] as const;

const isMoreKey = (text: string): text is MoreKey =>
  Object.hasOwn(MORE_KEYS, text);

const MORE = Object.keys(MORE_KEYS).filter(isMoreKey);

const KEYS = [...COMMON, ...MORE];
type Key = (typeof KEYS)[number];

const isKey = (text: string): text is Key =>
  (KEYS as readonly string[]).includes(text);

const MAX_MORE = 8;

const MAX_VMS = 4;
const MAX_DEVICES = 8;
const MAX_THREADS = 4;

const EXAMPLE = 'vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2';

/** The scope as `parseScope` reads it, per-VM lists written out. */
export function formatScope(scope: Scope): string {
  return [
    `vms=${scope.vms}`,
    `ioasids=${scope.ioasids}`,
    `mdevs=${formatDevices(scope.mdevs)}`,
    `vfs=${formatDevices(scope.vfs)}`,
    `threads=${formatThreads(scope.threads)}`,
    `quota=${scope.quota}`,
    ...MORE.flatMap((key) => {
      const value = scope.more?.[key];
      return value === undefined ? [] : [`${key}=${value}`];
    }),
  ].join(',');
}

function formatDevices(list: readonly number[]): string {
  return total(list) === 0 ? '0' : list.join('+');
}

function formatThreads(list: readonly number[]): string {
  return new Set(list).size === 1 ? String(list[0]) : list.join('+');
}

/** Over all VMs. */
export const total = (list: readonly number[]): number =>
  list.reduce((sum, n) => sum + n, 0);

/**
 * Reads `vms=2,ioasids=2,mdevs=3,vfs=0,threads=1,quota=2`. Keys left out
 * are taken from `base`. A single number of mdevs or vfs is dealt to the VMs
 * in turn, of threads it is for each VM; `2+1` says it VM by VM.
 *
 * @throws {ScopeError} if a key or number makes no sense
 */
export function parseScope(text: string, base: Scope = reviewScope): Scope {
  const given = split(text);
  const number = (key: Key, otherwise: number): number => {
    const value = given.get(key);
    return value === undefined ? otherwise : wholeNumber(key, value);
  };
  const vms = number('vms', base.vms);
  atMost('vms', vms, 1, MAX_VMS);
  const devices = (key: 'mdevs' | 'vfs'): readonly number[] => {
    const value = given.get(key);
    if (value !== undefined) return perVm(key, value, vms, deal);
    return base[key].length === vms ? base[key] : deal(total(base[key]), vms);
  };
  const threads = given.get('threads');
  const scope: Scope = {
    vms,
    ioasids: number('ioasids', base.ioasids),
    mdevs: devices('mdevs'),
    vfs: devices('vfs'),
    threads:
      threads !== undefined
        ? perVm('threads', threads, vms, each)
        : base.threads.length === vms
          ? base.threads
          : each(base.threads[0] ?? 1, vms),
    quota: number('quota', base.quota),
    ...moreOf(given, base.more),
  };
  checkScope(scope);
  return scope;
}

function moreOf(
  given: ReadonlyMap<Key, string>,
  base: More = {},
): { readonly more?: More } {
  const more: More = {
    ...base,
    ...Object.fromEntries(
      [...given]
        .filter(([key]) => isMoreKey(key))
        .map(([key, value]) => [key, wholeNumber(key, value)]),
    ),
  };
  return Object.keys(more).length === 0 ? {} : { more };
}

function split(text: string): ReadonlyMap<Key, string> {
  const given = new Map<Key, string>();
  for (const part of text.split(',')) {
    const [key = '', value, ...rest] = part.split('=').map((s) => s.trim());
    if (value === undefined || value === '' || rest.length > 0)
      throw new ScopeError(
        `scope '${text}': '${part}' is not of the form key=number. ` +
          `Keys are ${KEYS.join(', ')}; for example ${EXAMPLE}`,
      );
    if (!isKey(key))
      throw new ScopeError(
        `scope '${text}': there is no '${key}'.${hint(key, KEYS)} ` +
          `Keys are ${KEYS.join(', ')}; for example ${EXAMPLE}`,
      );
    if (given.has(key))
      throw new ScopeError(
        `scope '${text}' says '${key}' twice; leave one of them out`,
      );
    given.set(key, value);
  }
  return given;
}

function wholeNumber(key: string, text: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new ScopeError(
      `scope: ${key}=${text} is not a whole number from 0 to 9999. Write ` +
        `digits only; for example ${EXAMPLE}`,
    );
  return Number(text);
}

/** Round robin: 3 on two VMs is 2+1. */
function deal(n: number, vms: number): readonly number[] {
  return Array.from({ length: vms }, (_, vm) =>
    Math.floor((n + vms - 1 - vm) / vms),
  );
}

function each(n: number, vms: number): readonly number[] {
  return Array.from({ length: vms }, () => n);
}

function perVm(
  key: string,
  text: string,
  vms: number,
  single: (n: number, vms: number) => readonly number[],
): readonly number[] {
  const numbers = text.split('+').map((part) => wholeNumber(key, part));
  if (numbers.length === 1) return single(numbers[0] ?? 0, vms);
  if (numbers.length !== vms)
    throw new ScopeError(
      `scope: ${key}=${text} speaks of ${numbers.length} VMs, but ` +
        `vms=${vms}. Give one number for each VM, or a single one.`,
    );
  return numbers;
}

function atMost(key: string, n: number, least: number, most: number): void {
  if (n < least || n > most)
    throw new ScopeError(
      `scope: ${key}=${n} is out of range ${least}..${most}. ` +
        `${n < least ? 'A run without any shows nothing.' : 'Larger runs do not end.'} ` +
        `For example ${EXAMPLE}`,
    );
}

/**
 * @throws {ScopeError} if a number is out of range
 */
export function checkScope(scope: Scope): void {
  atMost('vms', scope.vms, 1, MAX_VMS);
  atMost('ioasids', scope.ioasids, 1, MAX_IDS);
  atMost('quota', scope.quota, 1, MAX_IDS);
  atMost('mdevs', total(scope.mdevs), 0, MAX_DEVICES);
  atMost('vfs', total(scope.vfs), 0, MAX_DEVICES);
  atMost('mdevs + vfs', total(scope.mdevs) + total(scope.vfs), 1, MAX_DEVICES);
  for (const n of scope.threads) atMost('threads', n, 1, MAX_THREADS);
  for (const [key, n] of Object.entries(scope.more ?? {}))
    atMost(key, n, 0, MAX_MORE);
}

/**
 * @throws {ScopeError} if the scope has a dimension that `known` lacks
 */
export function checkMore(
  { more = {} }: Scope,
  name: string,
  known: readonly MoreKey[] = [],
): void {
  const strange = Object.keys(more)
    .filter(isMoreKey)
    .find((key) => !known.includes(key));
  if (strange !== undefined)
    throw new ScopeError(
      `scope: design ${name} has no '${strange}' (${MORE_KEYS[strange]}). ` +
        `Leave it out; its keys are ${[...COMMON, ...known].join(', ')}`,
    );
}

/**
 * @throws {ScopeError} if the chart's reference counter could saturate, which
 * would make a verdict worthless
 */
export function checkReferences(scope: Scope): void {
  const worst = worstReferences(scope);
  if (worst > MAX_REFERENCES)
    throw new ScopeError(
      `scope ${formatScope(scope)}: one PASID could have ${worst} ` +
        `references, the model counts to ${MAX_REFERENCES}. Take fewer ` +
        `devices, VMs or threads.`,
    );
}

/**
 * The most references one PASID can have when every holder holds one: the
 * core, KVM for each VM, each operation in progress, and either the IOMMU
 * driver and each mdev's queue or, in device-allow, each device.
 */
export function worstReferences(scope: Scope): number {
  const mdevs = total(scope.mdevs);
  return (
    1 +
    scope.vms +
    total(scope.threads) +
    Math.max(1 + mdevs, mdevs + total(scope.vfs))
  );
}
