/** The last reference is gone: ioasid_do_free_locked. */
import { all, is } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
  when,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { ioasid, ioasidSet, privateData, privateId } from './addresses.js';
import { lifeEnded } from './around.js';
import { unchargeOwner, unchargeRunner } from './charges.js';
import { destroySet } from './destroySet.js';
import { isEmpty } from './sets.js';

/** If `p` has just lost its last reference: back to the pool, silently. */
export const reclaim = (p: Term): Step =>
  when(is(ioasid(p), 'released'), [
    send(privateId(p), 'DETACH'),
    send(privateData(p), 'DETACH'),
    ...lifeEnded(p),
    under('uncharge-runner', unchargeRunner),
    forEach('owner', 'set', is(ioasid(p), undefined, { set: 'owner' }), [
      under('uncharge-owner', unchargeOwner('owner')),
      send(ioasid(p), 'RECLAIM'),
      send(ioasidSet('owner'), 'UNCHARGE'),
      under(
        'set-vanishes-with-last-id',
        when(
          all(is(ioasidSet('owner'), 'live'), isEmpty('owner')),
          destroySet('owner'),
        ),
      ),
      when(
        all(is(ioasidSet('owner'), 'dying'), isEmpty('owner')),
        destroySet('owner'),
      ),
    ]),
  ]);
