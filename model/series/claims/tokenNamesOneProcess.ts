import type { NeverClaim } from '../../../checker/language/claim.js';
import { all, is, lit } from '../../../checker/language/formula.js';
import { ioasidSet } from '../../core/operations/fragments/addresses.js';
import { process } from '../../core/operations/fragments/around.js';
import { isSetOf } from '../../core/operations/fragments/sets.js';

export const tokenNamesOneProcess: NeverClaim = {
  kind: 'never',
  name: 'token-names-one-process',
  says:
    'No process finds, by its own mm, a set that was made for a process that ' +
    'is gone.',
  source: 'R24, R13; section 1 token is a plain pointer',
  objects: { m: 'mm', s: 'set' },
  such: all(
    is(process('m'), 'another'),
    isSetOf('s', 'm'),
    is(ioasidSet('s'), undefined, { orphan: lit(true) }),
  ),
};
