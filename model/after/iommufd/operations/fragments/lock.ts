/** igroup->lock, held over a replace or a detach. */
import { exists, is, not } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import { waitFor } from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { attachment } from '../../addresses.js';

/** The lock of device `d` is free. */
export const lock = (d: Term): Step =>
  waitFor(
    not(
      exists(
        'locked',
        'ioasid',
        is(attachment(d, 'locked'), ['replacing', 'detaching']),
      ),
    ),
  );
