/** What a scope must have for a rule or a witness to mean anything in it. */
import { total } from './scope.js';
import type { Scope } from './scope.js';

export type Need =
  | 'an mdev'
  | 'two functions'
  | 'two PASIDs'
  | 'two devices of one VM'
  | 'two threads of one VM';

export function provides(scope: Scope, need: Need): boolean {
  switch (need) {
    case 'an mdev':
      return total(scope.mdevs) > 0;
    case 'two functions':
      return total(scope.vfs) + (total(scope.mdevs) > 0 ? 1 : 0) > 1;
    case 'two PASIDs':
      return scope.ioasids > 1;
    case 'two devices of one VM':
      return scope.mdevs.some((n, vm) => n + (scope.vfs[vm] ?? 0) > 1);
    case 'two threads of one VM':
      return scope.threads.some((n) => n > 1);
  }
}
