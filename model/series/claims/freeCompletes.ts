import type { EventuallyClaim } from '../../../checker/language/claim.js';
import { is } from '../../../checker/language/formula.js';
import { ioasid } from '../../core/operations/fragments/addresses.js';

export const freeCompletes: EventuallyClaim = {
  kind: 'eventually',
  name: 'free-completes',
  says:
    'Once freed, a number comes back to the pool, whatever its guest does or ' +
    'leaves undone, as long as workers, devices and calls begun go on.',
  source: 'R14, section 3',
  notCovered:
    'several PASIDs at once: locks are handed over in turn in the kernel, ' +
    'which weak fairness does not say',
  objects: { p: 'ioasid' },
  such: is(ioasid('p'), 'freePending'),
  until: is(ioasid('p'), 'free'),
  fair: ['host', 'device', 'thread'],
  each: ['dmaTranslate', 'dmaFault', 'dmaLand'],
};
