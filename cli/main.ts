#!/usr/bin/env node
/** The `ioasid` command: in this process, or in one that this one watches. */
import { namesCode } from './own/word.js';

const argv = process.argv.slice(2);

// What is not needed is not loaded: a supervisor knows no design.
process.exitCode = namesCode(argv)
  ? await (await import('./guest/supervisor.js')).supervise(argv)
  : await (await import('./here.js')).here(argv);
