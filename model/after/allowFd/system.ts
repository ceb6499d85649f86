/** allow-fd in a scope. */
import { send } from '../../../checker/language/operation.js';
import type { System } from '../../../checker/language/system.js';
import type { Design } from '../../design.js';
import { mdev, vmOf } from '../../operations/addresses.js';
import { total } from '../../scope.js';
import type { Scope } from '../../scope.js';
import { numbered, systemOf, universeWith } from '../universe.js';
import { fdPass } from './operations/fdPass.js';
import { common, queues } from './operations/index.js';

/** Files are anybody's to open: who has one is known to holding. */
export const allowFdSystem = (design: Design, scope: Scope): System =>
  systemOf(design, scope, {
    universe: universeWith(scope, {
      sorts: { fd: numbered('fd', scope.more?.fds ?? scope.vms) },
      relations: {},
    }),
    operations: [
      ...common,
      ...(scope.vms > 1 ? [fdPass] : []),
      ...(total(scope.mdevs) > 0 ? queues : []),
    ],
    initially: [
      {
        objects: { m: 'mdev' },
        send: send(mdev('m'), 'ASSIGN', { to: vmOf('m') }),
      },
    ],
  });
