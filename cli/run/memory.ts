/** What `--memory` leaves for a search: it bounds the whole process. */
import { InputError } from '../../traces/input-error.js';
import type { Task } from './task.js';

const MIB = 2 ** 20;

/** What a process takes that has compiled a design and searches it. */
const PROCESS = 160 * MIB;

/** What it comes to take besides, of code that is compiled while it runs,
 * of traces and of what would have stopped them. */
const SLACK = 48 * MIB;

/** What is measured is rounded, so that counts do not depend on chance. */
const GRAIN = 32 * MIB;

/** Bytes for states and the visited set. May be less than none. */
export function roomWithin(task: Task, memory: number): number {
  return Math.floor((memory - besides(task)) / task.lanes);
}

/** Bytes that the process takes beside its searches. */
function besides({ lanes }: Task): number {
  // With several at a time, what is measured is the others' too.
  const measured = lanes === 1 ? process.memoryUsage.rss() : 0;
  const now = Math.ceil(measured / GRAIN) * GRAIN + SLACK;
  return Math.max(PROCESS * ((1 + lanes) / 2), now);
}

/** @param least bytes that the search takes at least */
export function tooLittle(
  task: Task,
  memory: number,
  least: number,
): InputError {
  const enough = besides(task) + least * task.lanes + GRAIN;
  return new InputError({
    what: `--memory ${memoryWord(memory)} is too little for ${task.design} in ${task.scope}`,
    cause:
      'it bounds the whole process: Node itself, the compiled design, the states',
    tryThis: `--memory ${Math.ceil(enough / MIB)}M, or a smaller scope`,
  });
}

/** As `--memory` takes it. */
export function memoryWord(bytes: number): string {
  const units = [
    ['G', 2 ** 30],
    ['M', 2 ** 20],
  ] as const;
  const [unit, size] = units.find(([, n]) => bytes % n === 0) ?? ['K', 2 ** 10];
  return `${bytes / size}${unit}`;
}
