/** What is left of a device whose access is gone. */
import { is } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import {
  forEach,
  send,
  when,
} from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { attachment, iommufdDevice, vdevice } from '../../addresses.js';
import { detached, drain, flush } from './detaching.js';

const ofDetaching = (d: Term, steps: readonly Step[]): Step =>
  forEach('p', 'ioasid', is(attachment(d, 'p'), 'detaching'), steps);

/** Every entry that was cleared is flushed. */
export const clearedOf = (d: Term): readonly Step[] => [
  ofDetaching(d, [flush(d, 'p')]),
];

/** Nothing is under way, so references and DMA ownership go. */
export const finishedOf = (d: Term): readonly Step[] => [
  forEach('p', 'ioasid', undefined, drain(d, 'p')),
  ofDetaching(d, detached(d, 'p')),
  when(is(vdevice(d), 'live'), [send(vdevice(d), 'DESTROY')]),
  send(iommufdDevice(d), 'UNBOUND'),
];
