import type {
  NeverClaim,
  SometimesClaim,
} from '../../../checker/language/claim.js';
import {
  all,
  exists,
  is,
  not,
  same,
} from '../../../checker/language/formula.js';
import { ioasidFd } from '../../core/operations/fragments/addresses.js';
import { foreignFree } from './foreignFree.js';

export const freedByOwner: NeverClaim = {
  kind: 'never',
  name: 'freed-by-owner',
  says:
    'No process frees an id of a set whose token is another process, through ' +
    'a file it was passed or otherwise.',
  source: 'R2, R13, R24; section 5e',
  notCovered: 'rights passed on purpose: allow-fd is built on them',
  // The same happening; what differs is whether rights may have travelled.
  objects: foreignFree.objects,
  such: foreignFree.such,
};

export const fileShared: SometimesClaim = {
  kind: 'sometimes',
  name: 'file-shared',
  says: 'Two processes have the file of one set open.',
  source: 'R13, section 5e',
  objects: { m: 'mm', s: 'set' },
  such: all(
    is(ioasidFd('m'), 'open', { set: 's' }),
    exists(
      'other',
      'mm',
      all(not(same('other', 'm')), is(ioasidFd('other'), 'open', { set: 's' })),
    ),
  ),
};
