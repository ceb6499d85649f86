/**
 * Watches a process in which a design's code runs. The exit code is the one
 * that process reports after its verdict; whatever else ends it, or does not,
 * is told and exit code 2.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { InputError } from '../../traces/input-error.js';
import { codeWords } from '../own/word.js';
import { goneError, overrunError } from './reasons.js';
import { Watch } from './watch.js';
import type { Asked } from './wire.js';
import { HEAR, TELL, lines, parseTold } from './wire.js';

const guestFile = fileURLToPath(new URL('./guest.js', import.meta.url));

/** Seconds a design's code may take to come back, unless told. */
export const PATIENCE = 10;

/** Seconds for an answer to Ctrl-C. */
const AFTER_INTERRUPT = 1.5;

/** Bytes by which a design may make the process grow. */
const GROWTH = 2 ** 31;

const HEAP_MEGABYTES = 2048;

const EVERY = 100;
const PING_EVERY = 500;

/** Milliseconds for a process that has reported its end to be gone. */
const FAREWELL = 1000;

export function supervise(argv: readonly string[]): Promise<number> {
  return new Supervisor(argv).run();
}

class Supervisor {
  readonly #files: string;
  readonly #secret = randomBytes(16).toString('hex');
  readonly #guest: ChildProcess;
  readonly #watch: Watch;
  #ended: number | null = null;
  #interrupted = false;
  #overrun: InputError | null = null;

  constructor(argv: readonly string[]) {
    this.#files = codeWords(argv).join(', ');
    this.#watch = new Watch(
      {
        seconds: patienceOf(argv),
        afterInterrupt: AFTER_INTERRUPT,
        growth: GROWTH,
      },
      performance.now(),
    );
    this.#guest = spawn(
      process.execPath,
      [...process.execArgv, ...heapLimit(), guestFile, ...argv],
      // Whatever the design itself prints must not get into the report.
      { stdio: ['inherit', 2, 2, 'pipe', 'pipe', 1] },
    );
  }

  async run(): Promise<number> {
    const guest = this.#guest;
    this.#hear();
    const looking = setInterval(() => {
      this.#look();
    }, EVERY);
    const pinging = setInterval(() => {
      this.#ask('there?');
    }, PING_EVERY);
    process.on('SIGINT', () => {
      this.#interrupt();
    });
    for (const signal of ['SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        guest.kill('SIGKILL');
        process.kill(process.pid, signal);
      });
    const gone = await new Promise<
      Pick<ChildProcess, 'exitCode' | 'signalCode'>
    >((resolve, reject) => {
      // Not `exit`: what it wrote last is read before.
      guest.on('close', () => {
        resolve(guest);
      });
      guest.on('error', reject);
    });
    clearInterval(looking);
    clearInterval(pinging);
    return this.#codeOf(gone.exitCode, gone.signalCode);
  }

  #codeOf(code: number | null, signal: NodeJS.Signals | null): number {
    if (this.#ended !== null) return this.#ended;
    if (this.#overrun === null && this.#interrupted) return 130;
    const error =
      this.#overrun ??
      goneError(this.#files, {
        code,
        signal,
        doing: this.#watch.doing,
        heapMegabytes: HEAP_MEGABYTES,
      });
    const clear = process.stderr.isTTY ? '\r\x1b[K' : '';
    process.stderr.write(`${clear}error: ${error.message}\n`);
    return this.#interrupted ? 130 : 2;
  }

  #hear(): void {
    const take = lines((line) => {
      const told = parseTold(line);
      if (told === null) return;
      this.#watch.take(told, performance.now(), this.#bytes());
      if (told.kind !== 'end' || told.secret !== this.#secret) return;
      this.#ended ??= told.code;
      setTimeout(() => this.#guest.kill('SIGKILL'), FAREWELL).unref();
    });
    this.#pipe(TELL).setEncoding('utf8').on('data', take);
    this.#pipe(HEAR).write(`${this.#secret}\n`);
  }

  /** A guest that dies is noticed by its end; not by a pipe that breaks. */
  #pipe(fd: number): Duplex {
    const pipe = this.#guest.stdio[fd] as Duplex;
    return pipe.on('error', () => undefined);
  }

  #ask(asked: Asked): void {
    (this.#guest.stdio[HEAR] as Duplex).write(`${asked}\n`);
  }

  #look(): void {
    if (this.#ended !== null || this.#overrun !== null) return;
    const overrun = this.#watch.look(performance.now(), this.#bytes());
    if (overrun === null) return;
    this.#overrun = overrunError(this.#files, overrun);
    this.#guest.kill('SIGKILL');
  }

  #interrupt(): void {
    // The second Ctrl-C means it.
    if (this.#interrupted) this.#guest.kill('SIGKILL');
    this.#interrupted = true;
    this.#watch.interrupt(performance.now());
    this.#ask('interrupt');
  }

  /** Of memory that the guest has; 0 where the system does not tell. */
  #bytes(): number {
    try {
      const text = readFileSync(`/proc/${this.#guest.pid ?? 0}/statm`, 'utf8');
      return Number(text.split(' ')[1]) * 4096;
    } catch {
      return 0;
    }
  }
}

/** As `--timeout` says; a value that makes no sense is refused by the guest. */
function patienceOf(argv: readonly string[]): number {
  const at = argv.findIndex((word) => /^--timeout(=|$)/.test(word));
  const word = argv[at]?.startsWith('--timeout=')
    ? argv[at].slice('--timeout='.length)
    : argv[at + 1];
  const seconds = at < 0 ? NaN : Number(word);
  return seconds > 0 && seconds < Infinity ? seconds : PATIENCE;
}

/** What the user gave to Node counts. */
function heapLimit(): readonly string[] {
  const given = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''];
  return given.some((word) => word.includes('max-old-space-size'))
    ? []
    : [`--max-old-space-size=${HEAP_MEGABYTES}`];
}
