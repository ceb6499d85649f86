/** What a scope must have for a rule or a witness to mean anything in it. */
import { total } from './scope.js';
import type { Scope } from './scope.js';

export type Need =
  | 'an mdev'
  | 'two functions'
  | 'two PASIDs'
  | 'two devices of one VM'
  | 'two threads of one VM'
  | 'devices of two VMs'
  | 'two files'
  | 'two page tables in a file'
  | 'page tables to nest'
  | 'virt_ids on two devices of one VM'
  | 'virt_ids in two files';

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
    case 'devices of two VMs':
      return devicesOf(scope).filter((n) => n > 0).length > 1;
    case 'two files':
      return (scope.more?.fds ?? scope.vms) > 1;
    case 'two page tables in a file':
      return (scope.more?.hwpts ?? 0) > 1;
    case 'page tables to nest':
      return (scope.more?.hwpts ?? 0) > 1 || (scope.more?.virtIds ?? 0) > 0;
    case 'virt_ids on two devices of one VM':
      return (
        (scope.more?.virtIds ?? 0) > 0 &&
        provides(scope, 'two devices of one VM')
      );
    case 'virt_ids in two files':
      return (
        (scope.more?.virtIds ?? 0) > 0 && provides(scope, 'devices of two VMs')
      );
  }
}

const devicesOf = (scope: Scope): readonly number[] =>
  scope.mdevs.map((n, vm) => n + (scope.vfs[vm] ?? 0));
