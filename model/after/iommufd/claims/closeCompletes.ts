import type { RecoverableClaim } from '../../../../checker/language/claim.js';
import { is } from '../../../../checker/language/formula.js';
import { iommufdCtx } from '../addresses.js';

export const closeCompletes: RecoverableClaim = {
  kind: 'recoverable',
  name: 'close-completes',
  says:
    'From every state in which a context is being closed, a state can be ' +
    'reached in which it is closed and all its objects are gone.',
  source: 'R14, IOMMUFD',
  notCovered: 'a device whose drain never ends',
  objects: { f: 'fd' },
  such: is(iommufdCtx('f'), 'closing'),
  until: is(iommufdCtx('f'), 'closed'),
};
