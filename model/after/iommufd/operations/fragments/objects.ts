/** References on page table objects, and the end of one. */
import { is } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
} from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { dma, hwpt, objectReference, tableEntry } from '../../addresses.js';

/** iommufd_get_object: from here on the call holds a reference. */
export const getObject: readonly Step[] = [
  send(hwpt('h'), 'GET', {}, 'ENOENT'),
  send(objectReference('t', 'h'), 'HOLD'),
];

/** iommufd_put_object on the failure path. */
export const undoGet: readonly Step[] = [
  send(objectReference('t', 'h'), 'RELEASE'),
  send(hwpt('h'), 'PUT'),
].map((step) => under('undo-on-failure', step));

/** The call's reference becomes the attachment's. */
export const keepObject: Step = send(objectReference('t', 'h'), 'RELEASE');

/** Its use of a parent ends. */
export const leaveParent = (h: Term): readonly Step[] => [
  forEach('above', 'hwpt', is(hwpt(h), 'nested', { parent: 'above' }), [
    send(hwpt('above'), 'PUT'),
  ]),
];

/**
 * The object goes. LIFE: whatever still points to it is marked (a ghost; no
 * kernel code does so).
 */
export const endObject = (h: Term): readonly Step[] => [
  send(hwpt(h), 'DESTROY', {}, 'ENOENT'),
  forEach('e', 'device', undefined, [
    forEach('q', 'ioasid', undefined, [
      send(tableEntry('e', 'q'), 'HWPT_GONE', { hwpt: h }),
      send(dma('e', 'q'), 'HWPT_GONE', { hwpt: h }),
    ]),
  ]),
];

/** The object goes, and its use of a parent. */
export const destroyObject = (h: Term): readonly Step[] => [
  ...leaveParent(h),
  ...endObject(h),
];
