/** The VMM process behind one mm pointer. */
import { setup } from 'xstate';
import { defineChart, typesOf } from '../../../checker/language/chart.js';

const events = {
  /** exit_mm: the mm_struct is dropped, the files are still open. */
  EXIT: {},
  /** The allocator hands the same mm_struct to a new process. */
  REUSE: {},
};

const machine = setup({ types: typesOf({}, events) }).createMachine({
  id: 'process',
  initial: 'running',
  context: {},
  states: {
    running: { on: { EXIT: { target: 'gone' } } },
    gone: { on: { REUSE: { target: 'another' } } },
    /** Another process under the same pointer; its exit is not looked at. */
    another: {},
  },
});

export const process = defineChart({
  name: 'process',
  over: ['mm'],
  meaning:
    'A process and its end. exit_mm runs before exit_files, and an mm ' +
    'pointer that nobody counts may name another process by then. Source: ' +
    'section 2 VM exit; a token is a plain pointer (section 1).',
  context: {},
  events,
  machine,
});
