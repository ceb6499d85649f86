/** The last put: the number goes back to the pool. */
import { is } from '../../../checker/language/formula.js';
import type { Term } from '../../../checker/language/formula.js';
import { forEach, send, when } from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import {
  binding,
  dma,
  ioasid,
  ioasidSet,
  kvmReference,
  listing,
  pasidTableEntry,
} from '../addresses.js';

/**
 * If the latest put or free of `p` was the last: uncharge the owner's set,
 * return the number, and tell every component that may still know `p` that
 * this life is over (a ghost; no kernel code does so).
 */
export const reclaim = (p: Term): Step =>
  when(is(ioasid(p), 'released'), [
    forEach('v', 'vm', is(ioasid(p), undefined, { owner: 'v' }), [
      send(ioasidSet('v'), 'UNCHARGE'),
    ]),
    forEach('v', 'vm', undefined, [send(kvmReference('v', p), 'LIFE_ENDED')]),
    forEach('e', 'device', undefined, [
      send(binding('e', p), 'LIFE_ENDED'),
      send(dma('e', p), 'LIFE_ENDED'),
    ]),
    forEach('behind', 'function', undefined, [
      send(pasidTableEntry('behind', p), 'LIFE_ENDED'),
    ]),
    forEach('each', 'mdev', undefined, [
      send(listing('each', p), 'LIFE_ENDED'),
    ]),
    send(ioasid(p), 'RECLAIM'),
  ]);

/** ioasid_put. */
export const put = (p: Term): readonly Step[] => [
  send(ioasid(p), 'PUT'),
  reclaim(p),
];
