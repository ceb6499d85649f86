import {
  all,
  exists,
  is,
  not,
  running,
  same,
} from '../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  waitFor,
  when,
} from '../../checker/language/operation.js';
import type { Operation, Step } from '../../checker/language/operation.js';
import {
  binding,
  functionOf,
  ioasid,
  ioasidSet,
  kvmReference,
  listing,
  vmOf,
} from './addresses.js';
import { ownDevice, thread } from './fragments/call.js';
import { drain } from './fragments/drain.js';
import { flush } from './fragments/flush.js';
import { clearEntry } from './fragments/grant.js';
import type { EndBinding } from './fragments/grant.js';
import { finishQueue, stopQueue } from './fragments/queue.js';
import { put, reclaim } from './fragments/reclaim.js';

const ofDevices = (steps: readonly Step[]): Step =>
  forEach('d', 'device', ownDevice('d'), [
    forEach('p', 'ioasid', undefined, steps),
  ]);

const ofMdevs = (steps: readonly Step[]): Step =>
  forEach('m', 'mdev', ownDevice('m'), [
    forEach('p', 'ioasid', undefined, steps),
  ]);

const nobodyElseRuns = not(
  exists(
    'u',
    'thread',
    all(same(vmOf('u'), vmOf('t')), not(same('u', 't')), running('u')),
  ),
);

/** exit_mm: the IOMMU driver's release callback, then its invalidations. */
const releaseSpace: readonly Step[] = [
  ofDevices([
    when(is(binding('d', 'p'), 'bound'), [send(binding('d', 'p'), 'CLAIM')]),
  ]),
  ofDevices([
    when(is(binding('d', 'p'), 'unbinding'), [
      clearEntry('d', 'p'),
      flush(functionOf('d'), 'p'),
    ]),
  ]),
];

/** exit_files: the devices' FDs go, their queues stop. */
const stopDevices: readonly Step[] = [
  ofMdevs([
    send(listing('m', 'p'), 'UNLIST'),
    when(is(listing('m', 'p'), 'loaded'), stopQueue('m', 'p')),
  ]),
];

/** The rest: drains, puts, and the FD of /dev/ioasid. */
const closeAll = (endBinding: EndBinding): readonly Step[] => [
  ofDevices(drain('d', 'p')),
  ofMdevs([finishQueue('m', 'p')]),
  ofDevices([when(is(binding('d', 'p'), 'unbinding'), endBinding('d', 'p'))]),
  forEach('p', 'ioasid', undefined, [
    when(is(kvmReference(vmOf('t'), 'p'), 'held'), [
      send(kvmReference(vmOf('t'), 'p'), 'RELEASE'),
      ...put('p'),
    ]),
    when(is(ioasid('p'), ['idle', 'active'], { owner: vmOf('t') }), [
      send(ioasid('p'), 'FREE', { by: vmOf('t') }),
      reclaim('p'),
    ]),
  ]),
  send(ioasidSet(vmOf('t')), 'EXITED'),
];

/**
 * @param endBinding what ends a device's use of a PASID in this design
 */
export const vmExit = (endBinding: EndBinding): Operation =>
  defineOperation({
    name: 'vmExit',
    meaning:
      'The VMM process is killed and a new one may start later. exit_mm comes ' +
      'before exit_files: entries are gone and flushed before the queues stop, ' +
      'faults in between are tolerated. Begins once no other thread of the VM ' +
      'is inside a call; after that only the drain is waited for.',
    source: 'section 2 VM exit, DOC-V2, DOC-V4p, USER',
    agent: thread,
    params: {},
    sections: [
      section('exit_mm', 'mmu_notifier release, entries cleared and flushed', [
        waitFor(nobodyElseRuns),
        send(ioasidSet(vmOf('t')), 'DIE', {}, 'ESRCH'),
        ...releaseSpace,
      ]),
      section('exit_files', 'vfio release: queues stopped', stopDevices),
      section('close', 'drain, puts, ioasid_free_all_in_set, set_free', [
        ...closeAll(endBinding),
      ]),
    ],
  });
