import {
  asking,
  kvmMdev,
  kvmNeighbours,
  neighbours,
  racedAsking,
  racedBeside,
  racedMdev,
  twoMdevs,
} from './scopes.js';
import {
  cancelAtUnbind,
  checkDevice,
  giveQuotaBack,
  holdAtResponse,
  keepSetAtUnregister,
  listPerDevice,
  mended,
  refusePending,
  withholdPortal,
} from './mends.js';
import {
  defineSeries,
  racedBreaks,
  racedNeeds,
  v4FixedRules,
} from './series.js';

const scopes = [
  twoMdevs,
  neighbours,
  racedMdev,
  kvmMdev,
  kvmNeighbours,
  asking,
];

const mends = [
  cancelAtUnbind,
  refusePending,
  listPerDevice,
  withholdPortal,
  checkDevice,
  keepSetAtUnregister,
  giveQuotaBack,
  holdAtResponse,
];

const rules = [...v4FixedRules, 'vdcm-reacts'];

export const v4Idxd = defineSeries({
  name: 'v4-idxd',
  source: 'V4-11, V4-14, VDCM, CODE',
  summary:
    "v4-fixed with VT-d's bind and unbind per device, the VDCM's look-up in " +
    "the set of current->mm at load, and KVM's translation for shared work " +
    'queues. The mdev driver keeps no list; it stops its queue on UNBIND. ' +
    'Where the sources are silent: VDCM hears the UNBIND of its set, and the ' +
    'portal is mapped before KVM translates, as RFC2 warns.',
  rules,
  mends,
  mendedBy: 'v4-idxd-mended',
  breaks: [
    ...racedBreaks,
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-put',
    'response-own',
    'pending-gains-nothing',
    'enqcmd-own-number',
    'free-completes',
    'set-outlives-its-file',
    'capacity-comes-back',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'inter-vm-dma': 'two VMs, one with two threads',
    'intra-vm-dma': 'an mdev that is raced or has a neighbour',
    'set-outlives-its-file': 'a KVM',
  },
  hunts: [
    { claim: 'inter-vm-dma', scope: racedBeside },
    { claim: 'foreign-put', scope: racedBeside },
  ],
  scopes,
});

export const v4IdxdMended = defineSeries({
  name: 'v4-idxd-mended',
  source: 'v4-idxd, changed until the claims hold',
  summary:
    'v4-idxd in which the last unbind cancels the queued teardown, ' +
    'ioasid_find_by_spid refuses a pending id, each mdev driver is told of ' +
    'its own binds and unbinds and checks its list at load and at its shared ' +
    'queue, the portal waits for translation, unregistering leaves the set ' +
    'alone, quota comes back and a page response holds a reference. Nobody ' +
    'has posted it.',
  rules: mended(rules, mends),
  breaks: [],
  scopes: [...scopes, racedBeside, racedAsking],
});

/** The mail's addition, from the events as they are. */
const listRules = [...rules, 'vdcm-lists', 'list-at-load'];

export const v4WithList = defineSeries({
  name: 'v4-with-list',
  source: 'SEED, V4-11, V4-14, VDCM, CODE',
  summary:
    'v4-idxd plus what the mail adds: each mdev driver builds its own list ' +
    'from BIND and UNBIND and checks it at load. V4 publishes these events to ' +
    'the whole set, with no device in them, at the first and the last device ' +
    'only; a shared work queue never asks the mdev driver.',
  rules: listRules,
  mends,
  mendedBy: 'v4-idxd-mended',
  breaks: [
    ...racedBreaks,
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-put',
    'response-own',
    'pending-gains-nothing',
    'enqcmd-own-number',
    'free-completes',
    'set-outlives-its-file',
    'capacity-comes-back',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'inter-vm-dma': 'two VMs, one with two threads',
    'intra-vm-dma': 'an mdev that is raced or has a neighbour',
    // With two threads the list keeps the queue empty (racedMdev).
    'free-completes': 'two devices of one VM',
    'set-outlives-its-file': 'a KVM',
  },
  hunts: [
    { claim: 'inter-vm-dma', scope: racedBeside },
    { claim: 'foreign-put', scope: racedBeside },
  ],
  // Two mdevs without a KVM add nothing to two with one.
  scopes: scopes.filter((scope) => scope !== neighbours),
});
