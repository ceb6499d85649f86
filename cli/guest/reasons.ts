/** Why a guest has no verdict, in words. */
import { InputError } from '../../traces/input-error.js';
import type { Overrun } from './watch.js';

/** How a process ended that had not said so. */
export interface Gone {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly doing: string;
  readonly heapMegabytes: number;
}

const PLAIN = 'a design that is a value, and does nothing by itself';

/** @param files the design files of the command */
export function overrunError(files: string, overrun: Overrun): InputError {
  switch (overrun.kind) {
    case 'stuck':
      return new InputError({
        what:
          `${files} does not come back: ${overrun.seconds} s without a sign ` +
          `of life while ${overrun.doing}`,
        cause:
          'a loop without an end, or a promise that is never kept, in the ' +
          'design, its build, a getter, a guard or a timer',
        tryThis: `mend it, or --timeout ${Math.ceil(overrun.seconds * 6)} if it only takes long`,
      });
    case 'memory':
      return new InputError({
        what:
          `${files} takes ${Math.round(overrun.bytes / 2 ** 20)} MiB of ` +
          `memory while ${overrun.doing}`,
        cause: 'a list or a buffer that the design makes grows without an end',
        tryThis: PLAIN,
      });
    case 'deaf':
      return new InputError({
        what: `${files} was ended: it did not answer Ctrl-C`,
        tryThis: PLAIN,
      });
  }
}

export function goneError(files: string, gone: Gone): InputError {
  const { code, signal, doing, heapMegabytes } = gone;
  if (signal === 'SIGABRT' || code === 134)
    return new InputError({
      what: `${files} ran out of memory while ${doing}: ${heapMegabytes} MiB of heap`,
      cause: 'a list or a text that the design makes grows without an end',
      tryThis: `${PLAIN}; or NODE_OPTIONS=--max-old-space-size=${heapMegabytes * 2}`,
    });
  if (signal !== null)
    return new InputError({
      what: `the process of ${files} was killed (${signal}) while ${doing}`,
      cause:
        signal === 'SIGKILL'
          ? 'the system has no memory left, or somebody killed it'
          : 'the design, or the program that runs it, crashed',
      tryThis: `the same again with less at a time: --memory, --threads 1`,
    });
  return new InputError({
    what: `${files} ended the program with exit code ${code ?? 0} while ${doing}; nothing was judged`,
    cause: 'the design, or something it imports or started, calls process.exit',
    tryThis: `throw an error in its place, or ${PLAIN}`,
  });
}
