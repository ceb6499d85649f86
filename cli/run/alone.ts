/** A folder for one process at a time. */
import type { Lock } from '../../checker/store/lock.js';
import { LockedError, lockFolder } from '../../checker/store/lock.js';
import { InputError } from '../../traces/input-error.js';

/**
 * Does what writes to the folder while nobody else does.
 *
 * @param folder null: nothing is written
 * @throws InputError if another process is at work there
 */
export async function alone<T>(
  folder: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const lock = folder === null ? null : locked(folder);
  try {
    return await work();
  } finally {
    lock?.release();
  }
}

function locked(folder: string): Lock {
  try {
    return lockFolder(folder);
  } catch (error) {
    const known = error instanceof LockedError;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError({
      what: known ? reason : `cannot write to ${folder}: ${reason}`,
      cause: known
        ? 'two reviews were started with the same --save'
        : 'the disk is full, or the folder is not writable',
      tryThis: known
        ? 'wait until it has ended, or --save=<another folder>'
        : 'name another folder: --save <folder>',
    });
  }
}
