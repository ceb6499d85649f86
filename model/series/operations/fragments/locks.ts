/** The two locks of v4, and calls cut where they take them. */
import { apply, is } from '../../../../checker/language/formula.js';
import type { Address, Term } from '../../../../checker/language/formula.js';
import {
  section,
  send,
  under,
  waitFor,
} from '../../../../checker/language/operation.js';
import type {
  Operation,
  Section,
} from '../../../../checker/language/operation.js';

const lock = (name: 'allocatorLock' | 'nbLock', by: Term): Address => ({
  chart: 'lock',
  of: [apply(name, by)],
});

/** ioasid_allocator_lock, as the acting thread or worker names it. */
export const allocatorLockOf = (by: Term): Address => lock('allocatorLock', by);

const allocatorLock = allocatorLockOf('t');
/** The lock of the mm-notifier list. */
const nbLock = lock('nbLock', 't');

const take = (which: Address, name: string): Section =>
  section(
    name,
    `spin_lock(&${name})`,
    [waitFor(is(which, 'free')), send(which, 'TAKE', { by: 't' })],
    { undo: [send(which, 'RELEASE')] },
  );

/** With one lock for everything, nobody begins before both are free. */
const both = under('one-lock', waitFor(is(allocatorLock, 'free')));
const andOther = under('one-lock', waitFor(is(nbLock, 'free')));

/**
 * A call of one section that takes both locks, in this order; the section
 * is what happens under both.
 */
export function underTwoLocks(
  operation: Operation,
  first: 'allocator' | 'nb',
): Operation {
  const [body, ...rest] = operation.sections;
  if (body === undefined) return operation;
  const locks =
    first === 'allocator'
      ? ([
          [allocatorLock, 'ioasid_allocator_lock'],
          [nbLock, 'ioasid_nb_lock'],
        ] as const)
      : ([
          [nbLock, 'ioasid_nb_lock'],
          [allocatorLock, 'ioasid_allocator_lock'],
        ] as const);
  const [outer, inner] = locks.map(([which, name]) => take(which, name));
  if (outer === undefined || inner === undefined) return operation;
  const unlock = [send(nbLock, 'RELEASE'), send(allocatorLock, 'RELEASE')];
  return {
    ...operation,
    sections: [
      { ...outer, steps: [both, andOther, ...outer.steps] },
      inner,
      { ...body, steps: [...body.steps, ...unlock] },
      ...rest,
    ],
  };
}
