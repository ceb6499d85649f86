/** iommufd in a scope. */
import type { System } from '../../../checker/language/system.js';
import type { Design } from '../../design.js';
import type { Scope } from '../../scope.js';
import { dealt, numbered, systemOf, universeWith } from '../universe.js';
import { pairs, tables, viommus } from './operations/index.js';

/**
 * @throws {ScopeError} if a VM has no file to open
 */
export function iommufdSystem(design: Design, scope: Scope): System {
  const { fds = scope.vms, hwpts = 2, virtIds = 0 } = scope.more ?? {};
  const files = dealt('fd', scope.vms, fds);
  const perFile = files.flatMap(([fd]) =>
    Array.from({ length: hwpts }, () => fd),
  );
  const objects = numbered('hwpt', perFile.length);
  return systemOf(design, scope, {
    universe: universeWith(scope, {
      sorts: {
        fd: files.map(([fd]) => fd),
        hwpt: objects,
        virtId: numbered('vrid', virtIds),
      },
      relations: {
        vmOf: Object.fromEntries(files),
        fdOf: Object.fromEntries(
          objects.map((object, n) => [object, perFile[n] ?? '']),
        ),
      },
    }),
    operations: [
      ...tables,
      ...(hwpts > 1 ? pairs : []),
      ...(virtIds > 0 ? viommus : []),
    ],
  });
}
