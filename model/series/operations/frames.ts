/** What every call of a thread has around it, where a scope looks at that. */
import { is } from '../../../checker/language/formula.js';
import {
  require,
  send,
  under,
  waitFor,
} from '../../../checker/language/operation.js';
import type { Operation, Step } from '../../../checker/language/operation.js';
import {
  currentTask,
  firstFits,
  process,
} from '../../core/operations/fragments/around.js';
import { allocatorLockOf } from './fragments/locks.js';
import { ownMm } from './fragments/calls.js';

/** `current` is the caller in each section, and nobody outside. */
export const asTask = (operation: Operation): Operation =>
  operation.agent.kind === 'thread'
    ? inEachSection(operation, (steps) => [
        under('charge-at-alloc', send(currentTask, 'ENTER', { mm: ownMm })),
        ...steps,
        under('charge-at-alloc', send(currentTask, 'LEAVE')),
      ])
    : operation;

/** Only a process that runs makes calls; what it began goes on. */
export const byRunningProcess = (operation: Operation): Operation => {
  const [first, ...rest] = operation.sections;
  if (first === undefined || operation.agent.kind !== 'thread')
    return operation;
  const runs = require(is(process(ownMm), ['running', 'another']), 'ESRCH');
  return {
    ...operation,
    sections: [{ ...first, steps: [runs, ...first.steps] }, ...rest],
  };
};

/** A call that begins with an allocation of memory. */
export const allocating = (operation: Operation): Operation => {
  const [first, ...rest] = operation.sections;
  if (first === undefined) return operation;
  return {
    ...operation,
    sections: [
      { ...first, steps: [require(firstFits, 'ENOMEM'), ...first.steps] },
      ...rest,
    ],
  };
};

/** Nothing happens under ioasid_allocator_lock while another holds it. */
export const underAllocatorLock = (operation: Operation): Operation =>
  inEachSection(operation, (steps) => [
    waitFor(is(allocatorLockOf(operation.agent.var), 'free')),
    ...steps,
  ]);

const inEachSection = (
  operation: Operation,
  around: (steps: readonly Step[]) => readonly Step[],
): Operation => ({
  ...operation,
  sections: operation.sections.map((part) => ({
    ...part,
    steps: around(part.steps),
    ...(part.undo === undefined ? {} : { undo: around(part.undo) }),
  })),
});
