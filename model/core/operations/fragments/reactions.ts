/** What handlers do with an event, where a design lets them do anything. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Term } from '../../../../checker/language/formula.js';
import { send, when } from '../../../../checker/language/operation.js';
import type { Step, When } from '../../../../checker/language/operation.js';
import {
  cleanupWork,
  ioasid,
  holding,
  privateData,
  reactor,
} from './addresses.js';
import { queueWork } from './work.js';
import { reclaim } from './reclaim.js';

type Deed =
  | 'queue_work'
  | 'nothing'
  | 'detach_spid'
  | 'detach_data'
  | 'put'
  | 'get_locked'
  | 'put_locked';

/** `who` did something to `p`; `ret` is what it got back. */
export const did = (who: Term, deed: Deed, p: Term, ret = 'void'): Step =>
  send(reactor(who), 'DID', { do: lit(deed), id: p, ret: lit(ret) });

/** V4-14: with data to tear down the work is deferred, else nothing. */
export const iommuOnFree = (n: Term, p: Term): When =>
  when(
    is(privateData(p), undefined, { data: lit(null) }),
    [did(n, 'nothing', p)],
    [
      when(
        is(cleanupWork(p), 'idle'),
        [...queueWork(p), did(n, 'queue_work', p, 'true')],
        [did(n, 'queue_work', p, 'false')],
      ),
    ],
  );

/** KVM takes a reference for its translation table. */
export const kvmOnBind = (n: Term, p: Term, set: Term): When =>
  when(
    is(ioasid(p), 'freePending'),
    [did(n, 'get_locked', p, 'EBUSY')],
    [
      send(ioasid(p), 'GET', { set }),
      send(holding(n, p), 'HOLD'),
      did(n, 'get_locked', p, '0'),
    ],
  );

/** KVM drops a reference if it holds one. */
export const kvmOnUnbind = (n: Term, p: Term, set: Term): When =>
  when(
    is(holding(n, p), undefined, { held: lit(0) }),
    [],
    [
      send(holding(n, p), 'RELEASE'),
      send(ioasid(p), 'PUT', { set }),
      when(
        is(ioasid(p), 'released'),
        [reclaim(p), did(n, 'put_locked', p, 'true')],
        [did(n, 'put_locked', p, 'false')],
      ),
    ],
  );
