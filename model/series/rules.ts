/** The rules of the series: the core's, and those of who is around it. */
import type { GuardRule, SectionRule } from '../../checker/language/rule.js';
import { rules as coreRules } from '../core/rules.js';
import type { Need } from '../needs.js';
import type { ModelRule } from '../rules.js';
import { ruleNamed } from '../rules.js';

const part = (
  id: string,
  claim: string,
  enforcer: string,
  source: string,
  more: { readonly topic?: ModelRule['topic']; readonly needs?: Need } = {},
): ModelRule & SectionRule => ({
  kind: 'section',
  topic: more.topic ?? 'lifetime',
  id,
  claim,
  enforcer,
  source,
  ...(more.needs === undefined ? {} : { needs: more.needs }),
});

const around: readonly ModelRule[] = [
  part(
    'kvm-translates',
    'KVM keeps a table from guest to host PASID by BIND and UNBIND.',
    'KVM',
    'R28, DOC-V2, section 1',
    { needs: 'a KVM' },
  ),
  part(
    'portal-after-translation',
    'The ENQCMD portal is not reachable before KVM translates.',
    'KVM and vfio',
    'R28, RFC2 1.4.2; no posted version has it',
    { topic: 'ownership', needs: 'a KVM and an mdev' },
  ),
  part(
    'device-checked-at-enqcmd',
    'A shared queue takes only what is bound to its own device.',
    'mdev driver, per-device translation',
    'R9, R6; no posted version has it',
    { topic: 'ownership', needs: 'a KVM and an mdev' },
  ),
  part(
    'vdcm-reacts',
    'An mdev driver that hears UNBIND stops its queue, drains it and puts.',
    'mdev driver',
    'R17, R18, section 3 V4 table: BIND and UNBIND to KVM and VDCM',
    { needs: 'an mdev' },
  ),
  part(
    'vdcm-lists',
    "Each mdev driver keeps its list by the BIND and UNBIND of its VM's set, " +
      'which name no device and come with the first and the last one only.',
    'mdev driver',
    'R5, SEED; R19 and the payload of section 1',
    { topic: 'ownership', needs: 'an mdev' },
  ),
  part(
    'event-per-device',
    'The driver of each mdev is told of its own bind and unbind, one by one.',
    'IOMMU driver and mdev driver',
    'R5, R10; what the list of SEED needs, in no posted version',
    { topic: 'ownership', needs: 'an mdev' },
  ),
  part(
    'load-looks-again',
    'Before the queue is programmed the guest PASID is looked up again.',
    'mdev driver',
    'R5, R16; in no posted version',
    { needs: 'two threads of one VM with an mdev' },
  ),
  part(
    'set-dies-at-last-put',
    'A set is destroyed with its last reference, whatever ids are pending.',
    'core (V2, V3)',
    'section 2 ioasid_set_put',
  ),
  part(
    'kvm-hears-free',
    'KVM drops its entry and its reference when the id is freed.',
    'KVM (V2 design)',
    'section 3: FREE to KVM, VDCM, IOMMU',
    { needs: 'a KVM' },
  ),
  part(
    'vdcm-hears-free',
    'An mdev driver stops its queue when the id is freed.',
    'mdev driver (V2 design)',
    'section 3: FREE to KVM, VDCM, IOMMU',
    { needs: 'an mdev' },
  ),
  part(
    'iommu-tears-down-at-once',
    'The FREE handler does the whole teardown inside ioasid_free.',
    'IOMMU driver (V1, a chain that may block)',
    'section 1 notifier chains: V1 was blocking',
  ),
  part(
    'charge-at-alloc',
    "An id is charged to the current process's cgroup, whose set it must be.",
    'core',
    'R36, section 9',
    { needs: 'charged cgroups' },
  ),
  part(
    'uncharge-runner',
    'At reclaim whoever runs it is uncharged.',
    'core',
    'section 9',
    { needs: 'charged cgroups' },
  ),
  part(
    'uncharge-owner',
    'At reclaim whoever was charged is uncharged.',
    'core; in no posted version',
    'R36',
    { needs: 'charged cgroups' },
  ),
  part(
    'set-counts-mm',
    'A set holds a count on the mm its token names.',
    'core; in no posted version',
    'R24, R13',
    { needs: 'processes that exit' },
  ),
  part(
    'one-lock',
    'One lock guards sets, ids and the list of mm notifiers.',
    'core (v4-fixed)',
    'section 9',
    { needs: 'calls cut between two locks' },
  ),
  part(
    'own-mm-at-ioctl',
    'An ioctl is refused to a process whose mm the set does not name.',
    '/dev/ioasid; in no posted version',
    'R2, R13, R24',
    { topic: 'ownership', needs: 'files that are passed' },
  ),
  part(
    'own-set-at-response',
    'A page response is refused for a PASID of another set.',
    'IOMMU uAPI (host_pasid_set)',
    'section 2 page requests, V3 05/14',
    { topic: 'ownership', needs: 'page requests of two VMs' },
  ),
  part(
    'reference-at-response',
    'A page response holds a reference from its look-up to its end.',
    'IOMMU uAPI; in no posted version',
    'R12, R16, section 5f',
    { needs: 'page requests of two VMs' },
  ),
  part(
    'answer-at-teardown',
    'What waits for a page when an entry goes is answered as invalid.',
    'IOMMU driver (intel_svm_drain_prq)',
    'section 2 page requests, section 3 V4-14',
    { needs: 'page requests' },
  ),
  part(
    'undo-at-bind',
    'A bind that fails takes back what it has attached.',
    'IOMMU driver',
    'section 2 bind_gpasid',
    { needs: 'memory that runs out' },
  ),
  part(
    'one-number-space',
    'No custom allocator while a number of the default one is alive.',
    'core',
    'section 1 other entities (EAGAIN), R35',
    { needs: 'a custom allocator' },
  ),
];

const guards: readonly (ModelRule & GuardRule)[] = [
  {
    kind: 'guard',
    topic: 'lifetime',
    id: 'count-at-adjust',
    chart: 'ioasidSet',
    guard: 'notBelowCount',
    errno: 'EINVAL',
    claim: 'A quota is not lowered below what its set holds.',
    enforcer: 'core (V2, V3)',
    source: 'section 2 ioasid_adjust_set, R25',
    needs: 'quotas that are adjusted',
  },
  {
    kind: 'guard',
    topic: 'lifetime',
    id: 'capacity-at-adjust',
    chart: 'capacity',
    guard: 'enoughToGrow',
    errno: 'ENOSPC',
    claim: 'A quota grows by no more than is available.',
    enforcer: 'core (V2, V3)',
    source: 'section 2 ioasid_adjust_set, R25',
    needs: 'quotas that are adjusted',
  },
];

/** What a scope must have for a rule of the core to be asked. */
const needs: Readonly<Record<string, Need>> = {
  'own-set-at-free': 'two VMs',
  'own-mm-at-get-if-owned': 'two VMs',
  'set-goes-with-unregister': 'a KVM',
  'pending-record-names-block': 'a KVM',
  'kvm-reacts': 'a KVM',
  'no-take-while-pending': 'an mdev',
  'unbind-cancels-work': 'two threads of one VM, or a file that is passed',
  'list-at-load': 'an mdev that is raced or has a neighbour',
};

export const rules: readonly ModelRule[] = [
  ...coreRules,
  ...guards,
  ...around,
  ...['list-at-load', 'table-per-function', 'flush', 'drain'].map(ruleNamed),
].map((rule) => {
  const need = needs[rule.id];
  return need === undefined ? rule : { ...rule, needs: need };
});
