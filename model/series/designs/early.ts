import { parseScope } from '../../scope.js';
import {
  adjusts,
  adjustsAlone,
  kvmMdev,
  neighbours,
  racedMdev,
  twoMdevs,
} from './scopes.js';
import {
  cancelAtUnbind,
  checkDevice,
  checkMm,
  listPerDevice,
  refusePending,
  setOutlivesIds,
  withholdPortal,
} from './mends.js';
import { claims } from '../claims/index.js';
import { seriesOperations } from '../system.js';
import {
  defineSeries,
  racedBreaks,
  racedNeeds,
  scopeKeys,
  v4FixedRules,
  without,
} from './series.js';

/** Where nobody asks for the owner, one PASID is enough to get lost in. */
const twoVmsOneId = parseScope('ioasids=1', twoMdevs);

const scopes = [twoVmsOneId, neighbours, racedMdev, kvmMdev, adjusts];

/** Quotas that can be adjusted, which V4 gave up. */
const early = {
  operations: seriesOperations,
  scopeKeys: [...scopeKeys, 'adjusts'],
  // Sets give their quota back at once; elsewhere the pool is never short.
  ruleNeeds: { capacity: 'quotas that two VMs adjust' },
} as const;

const mends = [
  checkMm,
  setOutlivesIds,
  cancelAtUnbind,
  refusePending,
  listPerDevice,
  withholdPortal,
  checkDevice,
];

/** V2 and V3: sets are counted, quota comes back, FREE goes to everybody. */
const counted = [
  ...without(
    v4FixedRules,
    'free-pending-set',
    'set-goes-with-unregister',
    'own-mm-at-get-if-owned',
  ),
  'count-at-adjust',
  'capacity-at-adjust',
  'quota-comes-back',
  'set-dies-at-last-put',
  'kvm-hears-free',
  'vdcm-hears-free',
  'vdcm-reacts',
];

export const v3 = defineSeries({
  ...early,
  name: 'v3',
  source: 'V3-10, V3-13, V3 05/14',
  summary:
    'September 2020. Sets have a reference count, and the last put frees ' +
    'their ids and destroys them; FREE goes to KVM and VDCM too. Bind and ' +
    'unbind look a PASID up with a NULL set, as the posted code does, so ' +
    'nobody asks whose it is.',
  rules: counted,
  mends,
  mendedBy: 'v4-idxd-mended',
  breaks: [
    ...racedBreaks,
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-put',
    'pending-gains-nothing',
    'enqcmd-own-number',
    'free-completes',
    'no-id-outlives-its-set',
    'no-set-used-after-free',
    'set-count-balances',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'inter-vm-dma': 'devices of two VMs',
    'foreign-put': 'two VMs',
    'intra-vm-dma': 'an mdev that is raced or has a neighbour',
  },
  // Once a foreign id is bound nothing stays bounded.
  hunts: [
    { claim: 'inter-vm-dma', scope: twoVmsOneId },
    { claim: 'foreign-put', scope: twoVmsOneId },
  ],
  scopes: [neighbours, racedMdev, kvmMdev, adjustsAlone],
});

export const v2 = defineSeries({
  ...early,
  name: 'v2',
  source: 'DOC-V2, section 3',
  summary:
    'August 2020, read by its document where V3 is read by its code: the ' +
    'IOMMU asks for the owner at bind (R1), and nothing finds an id once it ' +
    'was freed. Sets are counted as in V3, FREE goes to everybody.',
  rules: [...counted, 'own-mm-at-get-if-owned', 'no-take-while-pending'],
  mends,
  mendedBy: 'v4-idxd-mended',
  breaks: [
    ...racedBreaks,
    'intra-vm-dma',
    'foreign-put',
    'enqcmd-own-number',
    'free-completes',
    'no-id-outlives-its-set',
    'no-set-used-after-free',
    'set-count-balances',
  ],
  witnessNeeds: {
    ...racedNeeds,
    'foreign-put': 'two VMs',
    'intra-vm-dma': 'an mdev that is raced or has a neighbour',
    'free-completes': 'two threads of one VM',
  },
  scopes,
});

export const v1 = defineSeries({
  ...early,
  name: 'v1',
  source: 'section 1 notifier chains, V1-5, V1-8',
  summary:
    'Spring 2020, as far as the sources reach: the chain may block, so that ' +
    'every handler does all of its work inside ioasid_free and nothing is ' +
    'deferred; nobody asks for the owner at bind. Otherwise as V3.',
  rules: [...without(counted, 'iommu-reacts'), 'iommu-tears-down-at-once'],
  mends,
  mendedBy: 'v4-idxd-mended',
  breaks: [
    'inter-vm-dma',
    'intra-vm-dma',
    'foreign-put',
    'enqcmd-own-number',
    'free-completes',
    'no-id-outlives-its-set',
    'no-set-used-after-free',
    'set-count-balances',
  ],
  witnessNeeds: {
    'inter-vm-dma': 'devices of two VMs',
    'intra-vm-dma': 'two devices, of one VM or two',
    'free-completes': 'two threads of one VM',
  },
  operations: seriesOperations.filter(
    ({ name }) => !['tearDown', 'cleanUp'].includes(name),
  ),
  claims: claims.filter(
    ({ name }) =>
      !['free-while-bound-goes-pending', 'pending-with-iommu-only'].includes(
        name,
      ),
  ),
  scopes,
});
