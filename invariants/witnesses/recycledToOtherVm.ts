import type { SometimesClaim } from '../../checker/language/claim.js';
import { is, lit } from '../../checker/language/formula.js';
import { ioasid } from '../../model/operations/addresses.js';

export const recycledToOtherVm: SometimesClaim = {
  kind: 'sometimes',
  name: 'recycled-to-other-vm',
  says: 'A number that one VM owned is handed out to another VM.',
  source: 'R16, section 3',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), undefined, { recycled: lit(true) }),
};
