/** What handlers do with an event, where a design lets them do anything. */
import {
  exists,
  is,
  lit,
  not,
  same,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
  waitFor,
  when,
} from '../../../../checker/language/operation.js';
import type {
  ForEach,
  Step,
  When,
} from '../../../../checker/language/operation.js';
import {
  cleanupWork,
  ioasid,
  holding,
  privateData,
  privateId,
  reactor,
} from './addresses.js';
import {
  binding,
  dma,
  listing,
  mdev,
  pasidTableEntry,
} from '../../../operations/addresses.js';
import { kvmSlot, pageRequest } from './around.js';
import { queueWork } from './work.js';
import { reclaim } from './reclaim.js';

type Deed =
  | 'queue_work'
  | 'nothing'
  | 'detach_spid'
  | 'detach_data'
  | 'put'
  | 'get_locked'
  | 'put_locked';

/** `who` did something to `p`; `ret` is what it got back. */
export const did = (who: Term, deed: Deed, p: Term, ret = 'void'): Step =>
  send(reactor(who), 'DID', { do: lit(deed), id: p, ret: lit(ret) });

/** V4-14: with data to tear down the work is deferred, else nothing. */
export const iommuOnFree = (n: Term, p: Term): When =>
  when(
    is(privateData(p), undefined, { data: lit(null) }),
    [did(n, 'nothing', p)],
    [
      when(
        is(cleanupWork(p), 'idle'),
        [...queueWork(p), did(n, 'queue_work', p, 'true')],
        [did(n, 'queue_work', p, 'false')],
      ),
    ],
  );

/** KVM takes a reference for its translation table. */
export const kvmOnBind = (n: Term, p: Term, set: Term): When =>
  when(
    is(ioasid(p), 'freePending'),
    [did(n, 'get_locked', p, 'EBUSY')],
    [
      send(ioasid(p), 'GET', { set }),
      send(holding(n, p), 'HOLD'),
      did(n, 'get_locked', p, '0'),
    ],
  );

/** KVM drops a reference if it holds one. */
export const kvmOnUnbind = (n: Term, p: Term, set: Term): When =>
  when(
    is(holding(n, p), undefined, { held: lit(0) }),
    [],
    [
      send(holding(n, p), 'RELEASE'),
      send(ioasid(p), 'PUT', { set }),
      when(
        is(ioasid(p), 'released'),
        [reclaim(p), did(n, 'put_locked', p, 'true')],
        [did(n, 'put_locked', p, 'false')],
      ),
    ],
  );

/** KVM writes its translation table: guest PASID to host PASID. An id whose
 * free is pending is refused a reference and not entered. */
export const mapSlot = (n: Term, p: Term): ForEach =>
  forEach('mapped', 'spid', is(privateId(p), undefined, { spid: 'mapped' }), [
    when(is(ioasid(p), 'idle'), [send(kvmSlot(n, 'mapped'), 'MAP', { to: p })]),
  ]);

/** Whatever of the table led to `p` goes. */
export const unmapSlots = (n: Term, p: Term): ForEach =>
  forEach('mapped', 'spid', is(kvmSlot(n, 'mapped'), undefined, { to: p }), [
    send(kvmSlot(n, 'mapped'), 'UNMAP'),
  ]);

/** The mdev driver stops the queue in the handler; the drain and its put are
 * deferred (section 3: a handler does quick work only). */
export const vdcmStops = (n: Term, p: Term): When =>
  when(is(listing(n, p), 'loaded'), [
    send(listing(n, p), 'STOP'),
    send(mdev(n), 'CLEAR'),
  ]);

const isTranslated = (p: Term): Formula =>
  exists('e', 'device', is(dma('e', p), 'translated'));

/** A chain that may block: the handler does all of the teardown. */
export const iommuAtOnce = (n: Term, p: Term): readonly Step[] => [
  when(not(is(privateData(p), undefined, { data: lit(null) })), [
    under('drain', waitFor(not(isTranslated(p)))),
    ...tearDownAll(p),
    // The chain would wait for itself: no UNBIND from within (R22).
    send(privateId(p), 'DETACH'),
    send(privateData(p), 'DETACH'),
    when(not(is(holding(n, p), undefined, { held: lit(0) })), [
      send(holding(n, p), 'RELEASE'),
    ]),
    send(ioasid(p), 'PUT', { set: lit(null) }),
    reclaim(p),
  ]),
];

/** Every device leaves the list of `p`, every entry goes (V4-14). */
export const tearDownAll = (p: Term): readonly Step[] => [
  forEach('e', 'device', is(binding('e', p), ['bound', 'unbinding']), [
    forEach('m', 'vdcm', same('m', 'e'), [
      under('event-per-device', send(listing('m', p), 'UNLIST')),
      under('event-per-device', vdcmStops('m', p)),
    ]),
    send(binding('e', p), 'CLAIM'),
    send(binding('e', p), 'END_UNBIND'),
  ]),
  forEach('f', 'function', is(pasidTableEntry('f', p), 'present'), [
    send(pasidTableEntry('f', p), 'CLEAR'),
    under('flush', send(pasidTableEntry('f', p), 'FLUSH')),
    under('answer-at-teardown', send(pageRequest('f', p), 'ANSWER')),
  ]),
];
