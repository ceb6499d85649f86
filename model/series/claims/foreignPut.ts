import type { NeverClaim } from '../../../checker/language/claim.js';
import { is, lit } from '../../../checker/language/formula.js';
import { holding } from '../../core/operations/fragments/addresses.js';

export const foreignPut: NeverClaim = {
  kind: 'never',
  name: 'foreign-put',
  says:
    'Nobody who acts for one VM puts a reference of an id that belongs to ' +
    'another VM by then.',
  source: 'R27, section 2 ioasid_put: a NULL set skips the check',
  notCovered: 'the deferred teardown, which acts for no VM',
  objects: { u: 'user', p: 'ioasid' },
  such: is(holding('u', 'p'), undefined, { foreign: lit(true) }),
};
