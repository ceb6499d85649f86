/** A command in the process it was started in. */
import { perform } from './perform.js';
import { Interrupt } from './run/pool.js';
import { openStdout } from './stdout.js';

export async function here(argv: readonly string[]): Promise<number> {
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
  const code = await perform(argv, { out: stdout.out, interrupt });
  return stdout.failure() ?? code;
}
