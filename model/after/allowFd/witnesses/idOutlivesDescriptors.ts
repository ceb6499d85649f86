import type { SometimesClaim } from '../../../../checker/language/claim.js';
import { all, is } from '../../../../checker/language/formula.js';
import { isBound } from '../../../../invariants/users.js';
import { ioasidFd } from '../addresses.js';

export const idOutlivesDescriptors: SometimesClaim = {
  kind: 'sometimes',
  name: 'id-outlives-descriptors',
  says: 'Nobody has a descriptor of an FD, and a device holds an id of it.',
  source: 'R12, R26',
  objects: { f: 'fd', d: 'device', p: 'ioasid' },
  such: all(is(ioasidFd('f'), 'releasing'), isBound('d', 'p')),
};
