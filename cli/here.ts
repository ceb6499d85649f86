/** A command in the process it was started in. */
import { perform } from './perform.js';
import { Interrupt } from './run/pool.js';
import type { ExitCode } from './world.js';

export function here(argv: readonly string[]): Promise<ExitCode> {
  const interrupt = new Interrupt();
  process.on('SIGINT', () => {
    // The second Ctrl-C means it.
    if (interrupt.requested) process.exit(130);
    interrupt.request();
  });
  // A reader such as `head` may leave early; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return perform(argv, {
    out: (text) => process.stdout.write(text),
    interrupt,
  });
}
