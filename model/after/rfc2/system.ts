/** rfc2 in a scope. */
import type { System } from '../../../checker/language/system.js';
import type { Design } from '../../design.js';
import { provides } from '../../needs.js';
import { total } from '../../scope.js';
import type { Scope } from '../../scope.js';
import { systemOf, universeWith } from '../universe.js';
import {
  common,
  numberOfParent,
  numberOfVm,
  pdevs,
  portals,
  queues,
} from './operations/index.js';

/** With a KVM every device has ENQCMD, without one none has. */
export function rfc2System(design: Design, scope: Scope): System {
  const enqcmd = provides(scope, 'a KVM');
  return systemOf(design, scope, {
    universe: universeWith(scope, { sorts: {}, relations: {} }),
    operations: [
      ...common,
      ...(total(scope.vfs) > 0 ? pdevs : []),
      ...(total(scope.mdevs) > 0
        ? [...queues, ...(enqcmd ? numberOfVm : numberOfParent)]
        : []),
      ...(enqcmd ? portals : []),
    ],
  });
}
