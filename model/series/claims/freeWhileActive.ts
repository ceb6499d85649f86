import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, any, exists, is } from '../../../checker/language/formula.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';
import {
  binding,
  dma,
  listing,
  pasidTableEntry,
} from '../../operations/addresses.js';

export const freeWhileActive: NeverClaim = {
  kind: 'never',
  name: 'free-while-active',
  says:
    'A number is never in the pool while a device, a queue, a PASID-table ' +
    'entry or a DMA translated with it still refers to it.',
  source: 'R16, SEED quoting DOC-V4, section 3',
  notCovered:
    'references without hardware behind them, which is free-while-held; ' +
    "KVM's table, which is told-is-gone",
  objects: { p: 'ioasid' },
  such: all(
    is(ioasid('p'), 'free'),
    any(
      exists(
        'd',
        'device',
        any(
          is(binding('d', 'p'), ['bound', 'unbinding']),
          is(dma('d', 'p'), 'translated'),
        ),
      ),
      exists('m', 'mdev', is(listing('m', 'p'), ['loaded', 'draining'])),
      exists('f', 'function', is(pasidTableEntry('f', 'p'), 'present')),
    ),
  ),
};
