/**
 * What stands around the core: devices, tables, processes. A core alone has
 * none of these objects, so that its scripts do nothing to them.
 */
import { is, same } from '../../../../checker/language/formula.js';
import type { Address, Term } from '../../../../checker/language/formula.js';
import {
  binding,
  dma,
  listing,
  pasidTableEntry,
} from '../../../operations/addresses.js';
import { forEach, send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';

const at =
  (chart: string) =>
  (...of: readonly Term[]): Address => ({ chart, of });

export const kvmTable = at('kvmTable');
export const kvmSlot = at('kvmSlot');
export const process = at('process');
export const charge = at('charge');
export const currentTask = at('currentTask')();
export const pageRequest = at('pageRequest');
export const allocator = at('allocator');
export const numberSource = at('numberSource');
export const memory = at('memory')();

/** The first allocation of a call would succeed. */
export const firstFits = is(memory, ['enough', 'low']);

/** So would a second one. */
export const secondFits = is(memory, 'enough');

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
    send(pageRequest('f', p), 'LIFE_ENDED'),
  ]),
  forEach('pool', 'allocator', undefined, [send(numberSource(p), 'RETURN')]),
];

/** Which allocator `p` has just come from. */
export const comesFrom = (p: Term): readonly Step[] => [
  forEach('pool', 'allocator', undefined, [
    when(
      is(allocator('pool'), 'custom'),
      [send(numberSource(p), 'FROM_CUSTOM')],
      [send(numberSource(p), 'FROM_DEFAULT')],
    ),
  ]),
];
