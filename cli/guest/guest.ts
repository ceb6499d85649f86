/** The process that runs a command whose designs are code. */
import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { perform } from '../perform.js';
import { Interrupt } from '../run/pool.js';
import { unwritten } from '../stdout.js';
import { beGuest, tell } from './thread.js';
import type { Asked } from './wire.js';
import { HEAR, REPORT, lines } from './wire.js';

const secret = readSecret();
const interrupt = new Interrupt();
/** Set once the report was not taken: the exit code in the verdict's place. */
const report: { failure: number | null } = { failure: null };

/** What a design does to process.exit later must not reach us. */
const exit = process.exit.bind(process);

// Ctrl-C reaches the whole group of processes; the supervisor passes it on.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', failLate);
process.on('unhandledRejection', failLate);
listen();
beGuest();
tell({ kind: 'ready' });
const code = await perform(process.argv.slice(2), { out: write, interrupt });
end(report.failure ?? code);

function readSecret(): string {
  const byte = Buffer.alloc(1);
  let text = '';
  while (readSync(HEAR, byte) === 1 && byte[0] !== 10) text += String(byte);
  return text;
}

function listen(): void {
  const supervisor = new Socket({ fd: HEAR, writable: false });
  const take = (line: string): void => {
    switch (line as Asked) {
      case 'there?':
        tell({ kind: 'here' });
        break;
      case 'interrupt':
        interrupt.request();
        tell({ kind: 'interrupted' });
        break;
    }
  };
  supervisor.setEncoding('utf8').on('data', lines(take));
  // Without a supervisor nobody would hear the verdict.
  supervisor.on('error', () => exit(2)).on('close', () => exit(2));
}

function end(code: number): never {
  tell({ kind: 'end', secret, code });
  return exit(code);
}

/** Ours are caught where they arise. */
function failLate(error: unknown): never {
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `error: the design fails after it was loaded: ${text ?? ''}\n` +
      '  usual cause  a timer, a listener or a promise that nobody waits for\n' +
      '  try          a design that is a value, and starts nothing\n',
  );
  return end(2);
}

/** Written at once, so that the verdict is out before its exit code. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; report.failure === null && at < bytes.length;)
    try {
      at += writeSync(REPORT, bytes, at);
    } catch (error) {
      const why = error as NodeJS.ErrnoException;
      if (why.code === 'EAGAIN') pause();
      else {
        report.failure = unwritten(why);
        interrupt.request();
      }
    }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
