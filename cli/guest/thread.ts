/** A thread of a guest: tells the supervisor what it is at. */
import { writeSync } from 'node:fs';
import {
  getEnvironmentData,
  setEnvironmentData,
  threadId,
} from 'node:worker_threads';
import { watch } from '../../checker/watch.js';
import type { Told } from './wire.js';
import { TELL } from './wire.js';

const MARK = 'ioasid guest';

/** Makes this process one that has a supervisor; before any thread starts. */
export function beGuest(): void {
  setEnvironmentData(MARK, true);
  reportDoings();
}

/** To be called by a thread that may load a design. Without a supervisor it
 * does nothing. */
export function reportDoings(): void {
  if (getEnvironmentData(MARK) !== true) return;
  watch({
    enter: (doing) => {
      tell({ kind: 'enter', thread: threadId, doing });
    },
    beat: () => {
      tell({ kind: 'beat', thread: threadId });
    },
    leave: () => {
      tell({ kind: 'leave', thread: threadId });
    },
  });
}

/** Written at once: the next thing may be a loop that never ends. */
export function tell(told: Told): void {
  writeSync(TELL, `${JSON.stringify(told)}\n`);
}
