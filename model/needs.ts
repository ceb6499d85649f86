/** What a scope must have for a rule or a witness to mean anything in it. */
import { has, total } from './scope.js';
import type { Scope } from './scope.js';

export type Need =
  | 'an mdev'
  | 'two functions'
  | 'two PASIDs'
  | 'two devices of one VM'
  | 'two threads of one VM'
  | 'two threads of one VM with an mdev'
  | 'an mdev that is raced or has a neighbour'
  | 'one PASID, no call cut'
  | 'two VMs, no file passed'
  | 'files that are passed'
  | 'quotas that are adjusted'
  | 'page requests'
  | 'page requests of two VMs'
  | 'two threads of one VM, or a file that is passed'
  | 'two VMs, one with two threads or a file of the other'
  | 'quotas that two VMs adjust'
  | 'memory that runs out'
  | 'a custom allocator'
  | 'two devices, of one VM or two'
  | 'two VMs'
  | 'two VMs with a PASID each'
  | 'a KVM'
  | 'a KVM and an mdev'
  | 'two VMs, one with two threads'
  | 'calls cut between two locks'
  | 'charged cgroups'
  | 'processes that exit'
  | 'devices of two VMs'
  | 'two files'
  | 'two page tables in a file'
  | 'page tables to nest'
  | 'virt_ids on two devices of one VM'
  | 'virt_ids in two files'
  | 'a function assigned whole'
  | 'mdevs of two VMs'
  | 'a KVM and two mdevs of one VM'
  | 'ENQCMD on both kinds of device of one VM';

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
    case 'two threads of one VM with an mdev':
      return provides(scope, 'two threads of one VM') && total(scope.mdevs) > 0;
    case 'an mdev that is raced or has a neighbour':
      return (
        provides(scope, 'two devices of one VM') ||
        provides(scope, 'two threads of one VM with an mdev')
      );
    case 'one PASID, no call cut':
      return scope.ioasids === 1 && !has(scope, 'locks');
    case 'two VMs, no file passed':
      return scope.vms > 1 && !has(scope, 'passes');
    case 'files that are passed':
      return has(scope, 'passes');
    case 'quotas that are adjusted':
      return has(scope, 'adjusts');
    case 'page requests':
      return has(scope, 'prqs');
    case 'page requests of two VMs':
      return has(scope, 'prqs') && scope.vms > 1;
    case 'two threads of one VM, or a file that is passed':
      return provides(scope, 'two threads of one VM') || has(scope, 'passes');
    case 'two VMs, one with two threads or a file of the other':
      return (
        has(scope, 'passes') || provides(scope, 'two VMs, one with two threads')
      );
    case 'quotas that two VMs adjust':
      return has(scope, 'adjusts') && scope.vms > 1;
    case 'memory that runs out':
      return has(scope, 'memory');
    case 'a custom allocator':
      return has(scope, 'allocators');
    case 'two devices, of one VM or two':
      return total(scope.mdevs) + total(scope.vfs) > 1;
    case 'two VMs':
      return scope.vms > 1;
    case 'two VMs with a PASID each':
      return scope.vms > 1 && scope.ioasids > 1;
    case 'two VMs, one with two threads':
      return scope.vms > 1 && provides(scope, 'two threads of one VM');
    case 'a KVM and an mdev':
      return has(scope, 'kvms') && provides(scope, 'an mdev');
    case 'a KVM':
      return has(scope, 'kvms');
    case 'calls cut between two locks':
      return has(scope, 'locks');
    case 'charged cgroups':
      return has(scope, 'cgroups');
    case 'processes that exit':
      return has(scope, 'exits');
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
    case 'a function assigned whole':
      return total(scope.vfs) > 0;
    case 'mdevs of two VMs':
      return scope.mdevs.filter((n) => n > 0).length > 1;
    case 'a KVM and two mdevs of one VM':
      return has(scope, 'kvms') && scope.mdevs.some((n) => n > 1);
    case 'ENQCMD on both kinds of device of one VM':
      return (
        has(scope, 'kvms') &&
        scope.mdevs.some((n, vm) => n > 0 && (scope.vfs[vm] ?? 0) > 0)
      );
  }
}

const devicesOf = (scope: Scope): readonly number[] =>
  scope.mdevs.map((n, vm) => n + (scope.vfs[vm] ?? 0));
