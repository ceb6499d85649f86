#!/usr/bin/env node
/** The `ioasid` command: wires the process to cli/command.ts. */
import { createInterface } from 'node:readline';
import { corpusFolder } from '../traces/package-root.js';
import { catalogue } from './catalogue.js';
import { command } from './command.js';
import { Interrupt, threadRunner } from './run/pool.js';
import { openStdout } from './stdout.js';

const interrupt = new Interrupt();

process.on('SIGINT', () => {
  // The second Ctrl-C means it.
  if (interrupt.requested) process.exit(130);
  interrupt.request();
});

const stdout = openStdout(() => {
  interrupt.request();
  // Nor is anybody left to answer a question.
  process.stdin.destroy();
});

const code = await command(process.argv.slice(2), {
  out: stdout.out,
  progress: {
    write: (text) => process.stderr.write(text),
    erase: () => process.stderr.write('\r\x1b[K'),
    live: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
  },
  catalogue,
  runner: threadRunner,
  input: () => createInterface({ input: process.stdin }),
  interrupt,
  corpus: corpusFolder,
});
process.exitCode = stdout.failure() ?? code;
