/** For tests: a folder outside the package, and the command on its files. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../traces/package-root.js';

export interface Folder {
  readonly path: string;
  /** Writes a file, and says how the command line calls it. */
  readonly file: (name: string, content: unknown) => string;
  /** The built command, run in the folder. */
  readonly ioasid: (...argv: readonly string[]) => {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  };
}

const main = join(packageRoot, 'dist', 'cli', 'main.js');

/** @param content text as it is, anything else as JSON */
export function outsideFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'own-design-'));
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
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [main, ...argv],
        { cwd: path, encoding: 'utf8' },
      );
      return { code: status, out: stdout, err: stderr };
    },
  };
}
