/**
 * What stands around the core: devices, tables, processes. A core alone has
 * none of these objects, so that its scripts do nothing to them.
 */
import { same } from '../../../../checker/language/formula.js';
import type { Address, Term } from '../../../../checker/language/formula.js';
import {
  binding,
  dma,
  listing,
  pasidTableEntry,
} from '../../../operations/addresses.js';
import { forEach, send } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';

const at =
  (chart: string) =>
  (...of: readonly Term[]): Address => ({ chart, of });

export const kvmTable = at('kvmTable');
export const kvmSlot = at('kvmSlot');
export const process = at('process');
export const charge = at('charge');
export const currentTask = at('currentTask')();

/** This life of the number is over; a ghost, no kernel code says so. */
export const lifeEnded = (p: Term): readonly Step[] => [
  forEach('e', 'device', undefined, [
    send(binding('e', p), 'LIFE_ENDED'),
    send(dma('e', p), 'LIFE_ENDED'),
    forEach('queue', 'vdcm', same('queue', 'e'), [
      send(listing('queue', p), 'LIFE_ENDED'),
    ]),
  ]),
  forEach('f', 'function', undefined, [
    send(pasidTableEntry('f', p), 'LIFE_ENDED'),
  ]),
];
