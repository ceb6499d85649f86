/** For tests: a process that runs one command after the other, each as
 * cli/main.ts would in this folder. It saves each the start of a process. */
import { corpusFolder } from '../../traces/package-root.js';
import { catalogue } from '../catalogue.js';
import { command } from '../command.js';
import { Interrupt, inlineRunner, threadRunner } from '../run/pool.js';
import type { ExitCode } from '../world.js';

/** What a command printed, and how it ended. */
export interface Served {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

async function serve(argv: readonly string[]): Promise<Served> {
  let out = '';
  let err = '';
  const code = await command(argv, {
    out: (text) => {
      out += text;
    },
    progress: {
      write: (text) => {
        err += text;
      },
      erase: () => undefined,
      live: false,
    },
    catalogue,
    // A worker thread loads everything anew; only who asks for some has them.
    runner: argv.includes('--threads')
      ? threadRunner
      : () => inlineRunner(catalogue),
    interrupt: new Interrupt(),
    corpus: corpusFolder,
  });
  return { code, out, err };
}

process.on('message', (argv: readonly string[]) => {
  void serve(argv).then((served) => process.send?.(served));
});
