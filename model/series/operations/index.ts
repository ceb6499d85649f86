/** Who does what around the core. */
import type { Operation } from '../../../checker/language/operation.js';
import { dmaEmit } from '../../operations/dmaEmit.js';
import { dmaFault } from '../../operations/dmaFault.js';
import { dmaLand } from '../../operations/dmaLand.js';
import { dmaTranslate } from '../../operations/dmaTranslate.js';
import type { Scope } from '../../scope.js';
import { total } from '../../scope.js';
import { allocId } from './allocId.js';
import { bind } from './bind.js';
import { cleanUp } from './cleanUp.js';
import { close } from './close.js';
import { enqcmd } from './enqcmd.js';
import { exit } from './exit.js';
import { finishQueue } from './finishQueue.js';
import { underTwoLocks } from './fragments/locks.js';
import { asTask, byRunningProcess, underAllocatorLock } from './frames.js';
import { freeId } from './freeId.js';
import { kvmExit } from './kvmExit.js';
import { load } from './load.js';
import { newProcess } from './newProcess.js';
import { open } from './open.js';
import { registerKvm } from './registerKvm.js';
import { tearDown } from './tearDown.js';
import { unbind } from './unbind.js';
import { unload } from './unload.js';

/** Those a scope has room for; all of them if it is null. */
export function operationsIn(scope: Scope | null): readonly Operation[] {
  const { kvms = 0, exits = 0, locks = 0, cgroups = 0 } = scope?.more ?? {};
  const all = scope === null;
  const mdevs = all || total(scope.mdevs) > 0;
  const kvm = all || kvms > 0;
  const twoLocks = !all && locks > 0;
  const inTurn = (
    operation: Operation,
    first: 'allocator' | 'nb',
  ): Operation => (twoLocks ? underTwoLocks(operation, first) : operation);
  const alone = (operation: Operation): Operation =>
    twoLocks ? underAllocatorLock(operation) : operation;
  const operations = [
    inTurn(open(scope?.quota ?? 1), 'allocator'),
    ...(kvm ? [inTurn(registerKvm, 'nb'), inTurn(kvmExit, 'nb')] : []),
    ...[
      close,
      allocId,
      freeId,
      bind,
      unbind,
      ...(mdevs ? [load, unload, finishQueue] : []),
      ...(mdevs && kvm ? [enqcmd] : []),
      tearDown,
      cleanUp,
      ...(all || exits > 0 ? [exit, newProcess] : []),
    ].map(alone),
    dmaEmit,
    dmaTranslate,
    dmaLand,
    dmaFault,
  ];
  return operations
    .map((operation) => (exits > 0 ? byRunningProcess(operation) : operation))
    .map((operation) => (cgroups > 0 ? asTask(operation) : operation));
}
