/** One command in this process. */
import { createInterface } from 'node:readline';
import { corpusFolder } from '../traces/package-root.js';
import { catalogue } from './catalogue.js';
import { command } from './command.js';
import { threadRunner } from './run/pool.js';
import type { ExitCode, World } from './world.js';

export function perform(
  argv: readonly string[],
  { out, interrupt }: Pick<World, 'out' | 'interrupt'>,
): Promise<ExitCode> {
  return command(argv, {
    out,
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
}
