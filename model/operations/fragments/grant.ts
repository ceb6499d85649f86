/** What makes a device's DMA with a PASID legitimate, and ends it. */
import { boundBehind, anotherDeviceOf, ifMdev } from './devices.js';
import { drain } from './drain.js';
import { finishQueue, stopQueue } from './queue.js';
import { put } from './reclaim.js';
import { is, not } from '../../../checker/language/formula.js';
import { send, under, when } from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import type { Term } from '../../../checker/language/formula.js';
import {
  binding,
  functionOf,
  listing,
  pasidTableEntry,
  vmOf,
} from '../addresses.js';

/** The IOMMU grants `p` to `d`, for the address space of its VM. */
export const grant = (d: Term, p: Term): Step =>
  send(pasidTableEntry(functionOf(d), p), 'INSTALL', { space: vmOf(d) });

/** An mdev's driver hears of it and puts `p` on the mdev's own list. */
export const list = (d: Term, p: Term): Step =>
  ifMdev(d, [send(listing('m', p), 'LIST')]);

/** The teardown is claimed, the list forgets `p` and the queue stops. */
export const claim = (d: Term, p: Term): readonly Step[] => [
  send(binding(d, p), 'CLAIM', {}, 'EINVAL'),
  ifMdev(d, [
    under('unlist-on-unbind', send(listing('m', p), 'UNLIST')),
    when(
      is(listing('m', p), 'loaded'),
      stopQueue('m', p).map((step) => under('stop-queue-on-unbind', step)),
    ),
  ]),
];

/** The entry goes, unless another device behind the function needs it. */
export const clearEntry = (d: Term, p: Term): Step =>
  when(not(boundBehind(functionOf(d), p)), [
    send(pasidTableEntry(functionOf(d), p), 'CLEAR'),
  ]);

/** How a device's place on the list and the reference behind it end. */
export type EndBinding = (d: Term, p: Term) => readonly Step[];

/** VT-d: one reference a PASID, dropped with the last device. */
export const endBindingOfLast: EndBinding = (d, p) => [
  send(binding(d, p), 'END_UNBIND'),
  when(
    not(anotherDeviceOf(d, p)),
    put(p).map((step) => under('bind-takes-reference', step)),
  ),
];

/** DEVICE_ALLOW: every device holds a reference of its own. */
export const endBindingOfEach: EndBinding = (d, p) => [
  send(binding(d, p), 'END_UNBIND'),
  ...put(p).map((step) => under('allow-takes-reference', step)),
];

/** After the drain: queue and device are done with `p`. */
export const finish = (
  d: Term,
  p: Term,
  endBinding: EndBinding,
): readonly Step[] => [
  ...drain(d, p),
  ifMdev(d, [finishQueue('m', p)]),
  ...endBinding(d, p),
];
