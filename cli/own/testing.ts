/** For tests: a folder outside the package, and the command on its files. */
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../traces/package-root.js';
import type { Served } from './serve.js';

/** The built command, asked once or many times. */
type Command<Answer> = (...argv: readonly string[]) => Answer;

export interface Folder {
  readonly path: string;
  /** Writes a file, and says how the command line calls it. */
  readonly file: (name: string, content: unknown) => string;
  /** The built command, run in the folder by one process that serves all
   * calls; one at a time. */
  readonly ioasid: Command<Promise<Served>>;
  /** The same as a process of its own. */
  readonly alone: Command<{
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }>;
  /** Ends the process that serves. */
  readonly end: () => void;
}

const built = (...names: readonly string[]): string => {
  const file = join(packageRoot, 'dist', 'cli', ...names);
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
  return file;
};

/** @param content text as it is, anything else as JSON */
export function outsideFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'own-design-'));
  let server: ChildProcess | null = null;
  return {
    path,
    file: (name, content) => {
      writeFileSync(
        join(path, name),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
      return join(path, name);
    },
    ioasid: (...argv) => {
      server ??= fork(built('own', 'serve.js'), { cwd: path });
      return answerOf(server, argv);
    },
    alone: (...argv) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [built('main.js'), ...argv],
        { cwd: path, encoding: 'utf8' },
      );
      return { code: status, out: stdout, err: stderr };
    },
    end: () => {
      server?.kill();
      server = null;
    },
  };
}

function answerOf(
  server: ChildProcess,
  argv: readonly string[],
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => {
      reject(new Error(`${argv.join(' ')} ended its process with ${code}`));
    };
    server.once('exit', onExit);
    server.once('message', (served: Served) => {
      server.off('exit', onExit);
      resolve(served);
    });
    server.send(argv);
  });
}
