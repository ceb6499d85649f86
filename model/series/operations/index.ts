/** Who does what around the core. */
import type { Operation } from '../../../checker/language/operation.js';
import { dmaEmit } from '../../operations/dmaEmit.js';
import { dmaFault } from '../../operations/dmaFault.js';
import { dmaLand } from '../../operations/dmaLand.js';
import { dmaTranslate } from '../../operations/dmaTranslate.js';
import type { MoreKey, Scope } from '../../scope.js';
import { has, total } from '../../scope.js';
import { adjust } from './adjust.js';
import { allocId } from './allocId.js';
import { bind } from './bind.js';
import { cleanUp } from './cleanUp.js';
import { close } from './close.js';
import { enqcmd } from './enqcmd.js';
import { exit } from './exit.js';
import { finishQueue } from './finishQueue.js';
import { underTwoLocks } from './fragments/locks.js';
import {
  allocating,
  asTask,
  byRunningProcess,
  underAllocatorLock,
} from './frames.js';
import { freeId } from './freeId.js';
import { kvmExit } from './kvmExit.js';
import { load } from './load.js';
import { memoryComesBack, memoryRunsOut } from './memory.js';
import { newProcess } from './newProcess.js';
import { open } from './open.js';
import { pageRequest } from './pageRequest.js';
import { pageResponse } from './pageResponse.js';
import { passFd } from './passFd.js';
import { registerAllocator } from './registerAllocator.js';
import { registerKvm } from './registerKvm.js';
import { tearDown } from './tearDown.js';
import { unbind } from './unbind.js';
import { unload } from './unload.js';

/** Those a scope has room for; all of them if it is null. */
export function operationsIn(scope: Scope | null): readonly Operation[] {
  const all = scope === null;
  /** Its operations are among them. */
  const room = (key: MoreKey): boolean => all || has(scope, key);
  /** It changes how others are cut, which names alone do not show. */
  const cut = (key: MoreKey): boolean => !all && has(scope, key);
  const mdevs = all || total(scope.mdevs) > 0;
  const kvm = room('kvms');
  const twoLocks = cut('locks');
  const memory = cut('memory');
  const inTurn = (
    operation: Operation,
    first: 'allocator' | 'nb',
  ): Operation => (twoLocks ? underTwoLocks(operation, first) : operation);
  const mayLack = (operation: Operation): Operation =>
    memory ? allocating(operation) : operation;
  const alone = (operation: Operation): Operation =>
    twoLocks ? underAllocatorLock(operation) : operation;
  const operations = [
    inTurn(mayLack(open(scope?.quota ?? 1)), 'allocator'),
    ...(kvm ? [inTurn(mayLack(registerKvm), 'nb'), inTurn(kvmExit, 'nb')] : []),
    ...[
      close,
      mayLack(allocId),
      freeId,
      bind(memory),
      unbind,
      ...(mdevs ? [load, unload, finishQueue] : []),
      ...(mdevs && kvm ? [enqcmd] : []),
      tearDown,
      cleanUp,
      ...(room('exits') ? [exit, newProcess] : []),
      ...(room('passes') ? [passFd] : []),
      ...(room('adjusts') ? [adjust((scope?.quota ?? 1) + 2)] : []),
      ...(room('prqs') ? [pageResponse] : []),
    ].map(alone),
    ...(room('memory') ? [memoryRunsOut, memoryComesBack] : []),
    ...(room('allocators') ? [registerAllocator] : []),
    ...(room('prqs') ? [pageRequest] : []),
    dmaEmit,
    dmaTranslate,
    dmaLand,
    dmaFault,
  ];
  return operations
    .map((operation) =>
      cut('exits') ? byRunningProcess(operation) : operation,
    )
    .map((operation) => (cut('cgroups') ? asTask(operation) : operation));
}
