/** The SPID of an id goes, its subscribers told first. */
import { is, lit, not, all } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import { send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { ioasid, privateId } from './addresses.js';
import { notifySet, withOwner } from './notify.js';

/** ioasid_detach_spid: UNBIND still carries the SPID. */
export const detachSpid = (p: Term): Step =>
  when(
    all(
      not(is(ioasid(p), 'free')),
      not(is(privateId(p), undefined, { spid: lit(null) })),
    ),
    [
      withOwner(p, 'of', notifySet('UNBIND', p, 'of')),
      send(privateId(p), 'DETACH'),
    ],
  );
