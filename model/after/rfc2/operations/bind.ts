import {
  all,
  any,
  exists,
  is,
  not,
  same,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import {
  defineOperation,
  require,
  section,
  send,
  under,
} from '../../../../checker/language/operation.js';
import { ownDevice, thread } from '../../../operations/fragments/call.js';
import { fdBinding, vmOf } from '../addresses.js';

/** It is bound, or about to be. */
const willBeBound = (e: Term): Formula =>
  any(same(e, 'd'), is(fdBinding(e), 'bound'));

const bothKinds = exists(
  'm',
  'mdev',
  exists(
    'f',
    'vf',
    all(
      same(vmOf('m'), vmOf('t')),
      same(vmOf('f'), vmOf('t')),
      willBeBound('m'),
      willBeBound('f'),
    ),
  ),
);

export const bind = defineOperation({
  name: 'bind',
  meaning:
    'A VMM binds a device to its FD context, and so exposes guest PASIDs on ' +
    'it. With ENQCMD it cannot do so on a pdev and on an mdev.',
  source: 'R30, R31, RFC2 1.2, RFC2 1.4.3',
  agent: thread,
  params: { d: 'device' },
  where: ownDevice('d'),
  sections: [
    section('bind', 'VFIO_BIND_IOMMU_FD', [
      under('vpasid-on-one-kind', require(not(bothKinds), 'EINVAL')),
      send(fdBinding('d'), 'BIND', {}, 'EBUSY'),
    ]),
  ],
});
