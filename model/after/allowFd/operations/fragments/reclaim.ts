/** The last put: the number goes back, and perhaps its FD. */
import {
  all,
  exists,
  is,
  not,
} from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import {
  forEach,
  send,
  when,
} from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import {
  binding,
  dma,
  ioasid,
  listing,
  pasidTableEntry,
} from '../../../../operations/addresses.js';
import { holding, ioasidFd } from '../../addresses.js';

/** An FD without descriptors ends with its last id. */
export const endFile = (f: Term): Step =>
  when(
    all(
      is(ioasidFd(f), 'releasing'),
      not(exists('left', 'ioasid', is(ioasid('left'), undefined, { fd: f }))),
    ),
    [
      send(ioasidFd(f), 'RELEASED'),
      forEach('v', 'vm', undefined, [send(holding('v', f), 'FILE_GONE')]),
    ],
  );

/**
 * If the latest put or free of `p` was the last, the number is returned.
 * LIFE_ENDED is a ghost; no kernel code sends it.
 */
export const reclaim = (p: Term): Step =>
  when(is(ioasid(p), 'released'), [
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
    forEach('of', 'fd', is(ioasid(p), undefined, { fd: 'of' }), [
      send(ioasid(p), 'RECLAIM'),
      endFile('of'),
    ]),
  ]);

export const put = (p: Term): readonly Step[] => [
  send(ioasid(p), 'PUT'),
  reclaim(p),
];

/** The FD lets go of an id. */
export const free = (f: Term, p: Term): readonly Step[] => [
  send(ioasid(p), 'FREE', { fd: f }, 'ENOENT'),
  reclaim(p),
];
