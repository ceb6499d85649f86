import type { NeverClaim } from '../../../../checker/language/claim.js';
import { all, any, exists, is } from '../../../../checker/language/formula.js';
import { isBound, isLoaded } from '../../../../invariants/users.js';
import { dma, ioasid, pasidTableEntry } from '../../../operations/addresses.js';

export const freeWhileActive: NeverClaim = {
  kind: 'never',
  name: 'free-while-active',
  says:
    'A number is never in the pool while anything refers to it: a device it ' +
    'is allowed on, a work queue, an entry, what is cached of one, or a DMA ' +
    'that was translated with it.',
  source: 'R12, R16',
  objects: { p: 'ioasid' },
  such: all(
    is(ioasid('p'), 'free'),
    any(
      exists(
        'd',
        'device',
        any(isBound('d', 'p'), is(dma('d', 'p'), 'translated')),
      ),
      exists('m', 'mdev', isLoaded('m', 'p')),
      exists(
        'f',
        'function',
        is(pasidTableEntry('f', 'p'), [
          'present',
          'cleared',
          'presentOverCached',
        ]),
      ),
    ),
  ),
};
