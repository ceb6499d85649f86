import { parseScope } from '../../scope.js';
import {
  allocators,
  cgroups,
  exits,
  kvmFunction,
  locks,
  memory,
  passes,
  racedBesideFunctions,
  racedFunction,
  twoFunctions,
} from './scopes.js';
import {
  cancelAtUnbind,
  checkMmAtIoctl,
  countMm,
  giveQuotaBack,
  keepSetAtUnregister,
  keepSetWithoutIds,
  mended,
  oneLock,
  storeRecord,
  unchargeOwner,
} from './mends.js';
import {
  defineSeries,
  racedBreaks,
  racedNeeds,
  v4FixedRules,
  v4Rules,
} from './series.js';

const scopes = [
  twoFunctions,
  racedFunction,
  kvmFunction,
  exits,
  cgroups,
  locks,
  passes,
  memory,
  allocators,
];

/** Small enough to be searched with each rule off. */
const probes = [
  { scope: parseScope('ioasids=1,sets=2', twoFunctions), shows: 'two VMs' },
  { scope: racedFunction, shows: 'two threads of one VM' },
  { scope: parseScope('sets=1', kvmFunction), shows: 'a KVM that listens' },
  { scope: exits, shows: 'a process that ends' },
  { scope: memory, shows: 'memory that runs out' },
  { scope: allocators, shows: 'numbers of a host' },
];

const fixedMends = [
  cancelAtUnbind,
  keepSetAtUnregister,
  giveQuotaBack,
  countMm,
  unchargeOwner,
  checkMmAtIoctl,
];

export const v4 = defineSeries({
  name: 'v4',
  source: 'the series without later fixes (section 9), V4-11, V4-14',
  summary:
    'The core as posted in February 2021, before its later fixes, under ' +
    '/dev/ioasid, the VT-d driver and KVM, with functions assigned whole. A ' +
    'set has no reference count and vanishes with its last id; a notifier ' +
    'registered before its set is never called; two locks are taken in an ' +
    'order that depends on the caller.',
  rules: v4Rules,
  probes,
  mends: [storeRecord, oneLock, keepSetWithoutIds, ...fixedMends],
  mendedBy: 'v4-fixed',
  breaks: [
    ...racedBreaks,
    'intra-vm-dma',
    'foreign-put',
    'freed-by-owner',
    'bind-is-heard',
    'set-outlives-its-file',
    'token-names-one-process',
    'capacity-comes-back',
    'charge-comes-back',
    'no-deadlock',
    'pending-reclaimable',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'intra-vm-dma': 'two threads of one VM, or a file that is passed',
    'pending-reclaimable': 'calls cut between two locks',
  },
  scopes,
});

export const v4Fixed = defineSeries({
  name: 'v4-fixed',
  source: 'CODE: the series with its later fixes (section 9), V4-11, V4-14',
  summary:
    'The last state of the core, one lock and free_pending, under the same ' +
    'users. What is left comes from the deferred teardown, which acts by ' +
    'number and unconditionally, and from accounts that nobody gives back.',
  rules: v4FixedRules,
  probes,
  mends: fixedMends,
  mendedBy: 'v4-mended',
  breaks: [
    ...racedBreaks,
    'intra-vm-dma',
    'foreign-put',
    'freed-by-owner',
    'set-outlives-its-file',
    'token-names-one-process',
    'capacity-comes-back',
    'charge-comes-back',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'intra-vm-dma': 'two threads of one VM, or a file that is passed',
    'set-outlives-its-file': 'a KVM',
  },
  scopes,
});

export const v4Mended = defineSeries({
  name: 'v4-mended',
  source: 'v4-fixed, changed until the claims hold',
  summary:
    'v4-fixed in which the last unbind cancels the queued teardown, ' +
    'unregistering leaves the set alone, a destroyed set gives its quota ' +
    'back, a set counts its mm, reclaim uncharges who was charged and ' +
    '/dev/ioasid asks for the mm. Nobody has posted it.',
  rules: mended(v4FixedRules, fixedMends),
  breaks: [],
  // Quota comes back, so that a pool for one set a VM is enough to run out.
  scopes: [
    parseScope('sets=2', twoFunctions),
    parseScope('sets=1', racedFunction),
    parseScope('sets=1', kvmFunction),
    exits,
    cgroups,
    locks,
    passes,
    memory,
    allocators,
    racedBesideFunctions,
  ],
});
