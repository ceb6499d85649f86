/** What a supervisor knows of its guest, and when it has waited long enough.
 * Times are milliseconds of one clock; what is told is told at `now`. */
import type { Told } from './wire.js';

/** What a guest is given. */
export interface Limits {
  /** For its code to come back, in seconds. */
  readonly seconds: number;
  /** For a guest that was asked to stop. */
  readonly afterInterrupt: number;
  /** Bytes by which the process may grow while a design is loaded or built. */
  readonly growth: number;
}

/** A guest that has to be ended. */
export type Overrun =
  | { readonly kind: 'stuck'; readonly doing: string; readonly seconds: number }
  | {
      readonly kind: 'memory';
      readonly doing: string;
      readonly bytes: number;
    }
  | { readonly kind: 'deaf' };

interface Thread {
  readonly doing: string[];
  last: number;
  bytes: number;
}

/** Between two looks; more means that the machine or the group slept. */
const NAP = 1500;

const SOMETHING = 'running what it started';

export class Watch {
  readonly #limits: Limits;
  readonly #threads = new Map<number, Thread>();
  #ready = false;
  #heard = 0;
  #interrupt: number | null = null;
  #obeys = false;
  #looked: number;

  constructor(limits: Limits, now: number) {
    this.#limits = limits;
    this.#heard = now;
    this.#looked = now;
  }

  /** What the guest is at; for words that follow `while`. */
  get doing(): string {
    const main = this.#threads.get(0)?.doing.at(-1);
    const others = [...this.#threads.values()].map(({ doing }) => doing.at(-1));
    return (
      main ??
      others.find((doing) => doing !== undefined) ??
      (this.#ready ? SOMETHING : 'starting')
    );
  }

  take(told: Told, now: number, bytes: number): void {
    if (told.kind === 'interrupted') this.#obeys = true;
    if (told.kind === 'ready') this.#ready = true;
    // The other threads may go on while the main one does not come back.
    if (!('thread' in told) || told.thread === 0) this.#heard = now;
    if (!('thread' in told)) return;
    const thread = this.#threads.get(told.thread) ?? {
      doing: [],
      last: now,
      bytes,
    };
    this.#threads.set(told.thread, thread);
    thread.last = now;
    if (told.kind === 'enter') {
      if (thread.doing.length === 0) thread.bytes = bytes;
      thread.doing.push(told.doing);
    } else if (told.kind === 'leave') thread.doing.pop();
  }

  /** Ctrl-C was passed on. */
  interrupt(now: number): void {
    this.#interrupt ??= now;
  }

  /** To be called several times a second. @param bytes the process takes */
  look(now: number, bytes: number): Overrun | null {
    this.#wake(now);
    const { seconds, afterInterrupt, growth } = this.#limits;
    const asked = this.#interrupt;
    if (asked !== null && !this.#obeys && now - asked > afterInterrupt * 1000)
      return { kind: 'deaf' };
    const since = (last: number): number =>
      asked === null ? now - last : now - Math.max(last, asked);
    const most = (asked === null ? seconds : afterInterrupt) * 1000;
    for (const { doing, last, bytes: before } of this.#threads.values()) {
      const what = doing.at(-1);
      if (what === undefined) continue;
      if (since(last) > most)
        return asked === null
          ? { kind: 'stuck', doing: what, seconds }
          : { kind: 'deaf' };
      if (!what.startsWith('compiling') && bytes - before > growth)
        return { kind: 'memory', doing: what, bytes };
    }
    if (this.#ready && since(this.#heard) > most)
      return { kind: 'stuck', doing: this.doing, seconds };
    return null;
  }

  #wake(now: number): void {
    const slept = now - this.#looked;
    this.#looked = now;
    if (slept < NAP) return;
    this.#heard += slept;
    if (this.#interrupt !== null) this.#interrupt += slept;
    for (const thread of this.#threads.values()) thread.last += slept;
  }
}
