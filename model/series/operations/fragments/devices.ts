/**
 * What the IOMMU driver does for one device, or for all, under pasid_mutex
 * (V4-11, V4-14).
 */
import {
  all,
  any,
  apply,
  exists,
  is,
  lit,
  not,
  same,
} from '../../../../checker/language/formula.js';
import type {
  Address,
  Formula,
  Operand,
  Term,
} from '../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
  waitFor,
  when,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { pageRequest } from '../../../core/operations/fragments/around.js';
import {
  binding,
  dma,
  functionOf,
  listing,
  pasidTableEntry,
} from '../../../operations/addresses.js';
import { boundBehind, ifMdev } from '../../../operations/fragments/devices.js';
import { flush } from '../../../operations/fragments/flush.js';
import { clearEntry } from '../../../operations/fragments/grant.js';
import { stopped } from './queue.js';

/** @param by the acting thread or worker */
export const pasidMutex = (by: Term): Address => ({
  chart: 'lock',
  of: [apply('pasidMutex', by)],
});

export const mutexIsFree = (by: Term): Formula => is(pasidMutex(by), 'free');

/** The worker has it; it runs one item at a time. */
export const workerHasMutex = (by: Term): Formula =>
  is(pasidMutex(by), 'held', { by: lit(null) });

export const lockMutex = (by: Term, holder: Operand): readonly Step[] => [
  waitFor(mutexIsFree(by)),
  send(pasidMutex(by), 'TAKE', { by: holder }),
];

export const unlockMutex = (by: Term): Step => send(pasidMutex(by), 'RELEASE');

/** Where events go device by device, the mdev's list and queue let go. */
export const tellOwnUnbind = (d: Term, p: Term): readonly Step[] => [
  ifMdev(d, [
    under('event-per-device', send(listing('m', p), 'UNLIST')),
    under(
      'event-per-device',
      when(is(listing('m', p), 'loaded'), stopped('m', p)),
    ),
  ]),
];

/** The device leaves the list of `p` and, if it was the last behind its
 * function, the entry goes with what is cached of it. */
export const tearDown = (d: Term, p: Term): readonly Step[] => [
  send(binding(d, p), 'CLAIM', {}, 'EINVAL'),
  clearEntry(d, p),
  when(not(boundBehind(functionOf(d), p)), [flush(functionOf(d), p)]),
];

/** What was translated by an entry that is gone has landed: the flush waits
 * for it, and intel_svm_drain_prq for page requests. An entry that another
 * mdev of the function still needs was not torn down, and is not waited for. */
export const drained = (p: Term, behind: Formula): Step =>
  under(
    'drain',
    waitFor(
      not(
        exists(
          'e',
          'device',
          all(
            behind,
            is(dma('e', p), 'translated'),
            not(is(pasidTableEntry(functionOf('e'), p), 'present')),
          ),
        ),
      ),
    ),
  );

/** Where events go device by device, each driver drains what its own queues
 * emitted before the number goes. */
export const drainedOwn = (p: Term): Step =>
  under(
    'event-per-device',
    waitFor(
      not(
        exists(
          'e',
          'device',
          all(is(binding('e', p), 'unbinding'), not(noneUnderWay('e', p))),
        ),
      ),
    ),
  );

export const behindFunctionOf = (d: Term): Formula =>
  same(functionOf('e'), functionOf(d));

export const anyDevice: Formula = all();

export const isBoundAnywhere = (p: Term): Formula =>
  exists('e', 'device', is(binding('e', p), 'bound'));

/** A landed DMA is history. */
export const forgetLanded = (d: Term, p: Term): Step =>
  when(is(dma(d, p), 'landed'), [send(dma(d, p), 'QUIESCE')]);

/** intel_svm_drain_prq: nobody waits any more for an answer under a number
 * whose entry is gone. */
export const answered = (f: Term, p: Term): Step =>
  under(
    'answer-at-teardown',
    when(not(is(pasidTableEntry(f, p), 'present')), [
      send(pageRequest(f, p), 'ANSWER'),
    ]),
  );

/** Every device that was torn down is off the list. */
export const endAll = (p: Term): Step =>
  forEach('e', 'device', is(binding('e', p), 'unbinding'), [
    forgetLanded('e', p),
    answered(functionOf('e'), p),
    send(binding('e', p), 'END_UNBIND'),
  ]);

/** Every device of `p`, and every entry. */
export const tearDownEach = (p: Term): readonly Step[] => [
  forEach('e', 'device', is(binding('e', p), 'bound'), [
    ...tellOwnUnbind('e', p),
    send(binding('e', p), 'CLAIM'),
  ]),
  forEach('f', 'function', is(pasidTableEntry('f', p), 'present'), [
    send(pasidTableEntry('f', p), 'CLEAR'),
    flush('f', p),
  ]),
];

export const noneUnderWay = (d: Term, p: Term): Formula =>
  not(any(is(dma(d, p), ['emitted', 'translated'])));
