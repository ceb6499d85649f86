import {
  all,
  exists,
  is,
  not,
  running,
  same,
} from '../../../../checker/language/formula.js';
import {
  defineOperation,
  forEach,
  section,
  send,
  waitFor,
  when,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { thread } from '../../../operations/fragments/call.js';
import {
  attachment,
  fdOf,
  hwpt,
  iommufdCtx,
  iommufdDevice,
  viommu,
  vmOf,
} from '../addresses.js';
import { clear } from './fragments/detaching.js';
import { own } from './fragments/names.js';
import {
  destroyObject,
  endObject,
  leaveParent,
} from './fragments/objects.js';
import { clearedOf, finishedOf } from './fragments/unbinding.js';
import { destroyViommu } from './fragments/viommus.js';

const nobodyElseRuns = not(
  exists(
    'u',
    'thread',
    all(same(vmOf('u'), vmOf('t')), not(same('u', 't')), running('u')),
  ),
);

/** The devices bound to `f`, once their access is gone. */
const ofDevices = (steps: readonly Step[]): Step =>
  forEach(
    'd',
    'device',
    is(iommufdDevice('d'), 'unbinding', { fd: 'f' }),
    steps,
  );

/** The page tables of `f` in one of these states. */
const ofHwpts = (states: readonly string[], steps: readonly Step[]): Step =>
  forEach('h', 'hwpt', same(fdOf('h'), 'f'), [
    when(is(hwpt('h'), states), steps),
  ]);

export const fdClose = defineOperation({
  name: 'fdClose',
  meaning:
    'A VMM dies or closes everything: the device files first, then the ' +
    'context, whose objects go in the order of their references. Begins once ' +
    'no other thread of the VM is inside a call, as files are released after ' +
    'the last call on them; after that only the drain is waited for.',
  source: 'IOMMUFD, R14, R31',
  agent: thread,
  params: { f: 'fd' },
  where: own('f'),
  sections: [
    section('close devices', 'vfio_device_close, entries cleared', [
      waitFor(nobodyElseRuns),
      send(iommufdCtx('f'), 'CLOSE', {}, 'EBADF'),
      forEach('d', 'device', is(iommufdDevice('d'), 'bound', { fd: 'f' }), [
        send(iommufdDevice('d'), 'UNBIND'),
        forEach('p', 'ioasid', undefined, [
          when(is(attachment('d', 'p'), 'attached'), clear('d', 'p')),
        ]),
      ]),
    ]),
    section('flush', 'PASID-cache, IOTLB and dev-TLB invalidation', [
      ofDevices(clearedOf('d')),
    ]),
    section('unbind', 'drain, iommufd_device_unbind', [
      ofDevices(finishedOf('d')),
    ]),
    section('release', 'iommufd_fops_release', [
      when(is(viommu('f'), 'live'), destroyViommu('f')),
      // The core goes round until all are gone: none waits for a later one.
      ofHwpts(['nested'], leaveParent('h')),
      ofHwpts(['nested'], endObject('h')),
      ofHwpts(['plain', 'pasid', 'parent'], destroyObject('h')),
      send(iommufdCtx('f'), 'CLOSED'),
    ]),
  ],
});
