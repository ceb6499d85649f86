import type {
  NeverClaim,
  SometimesClaim,
} from '../../../checker/language/claim.js';
import { all, is } from '../../../checker/language/formula.js';
import {
  allocator,
  numberSource,
} from '../../core/operations/fragments/around.js';

export const oneNumberSpace: NeverClaim = {
  kind: 'never',
  name: 'one-number-space',
  says:
    'While numbers come from the host, none that the kernel made up itself ' +
    'is alive.',
  source: 'R35, section 1 other entities',
  objects: { a: 'allocator', p: 'ioasid' },
  such: all(is(allocator('a'), 'custom'), is(numberSource('p'), 'default')),
};

export const hostNumber: SometimesClaim = {
  kind: 'sometimes',
  name: 'number-of-the-host',
  says: 'A number the host handed out is alive.',
  source: 'R35',
  objects: { p: 'ioasid' },
  such: is(numberSource('p'), 'custom'),
};
