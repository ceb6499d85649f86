/** The real command, on damaged files. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../traces/package-root.js';
import { DESIGN, SCOPE, saveSearch } from './checkpoint.js';
import type { Reading, Subject } from './trial.js';
import { tryFiles } from './whole.js';

const MAIN = join(packageRoot, 'dist', 'cli', 'main.js');

/** Far longer than any of these searches takes. */
const LIMIT = 120_000;

/** `check --resume`; read is what it prints. */
export async function commandSubject(folder: string): Promise<Subject> {
  const { files, older } = await saveSearch(folder);
  const read = (where: string): Reading => {
    const { status, stdout, stderr, signal } = spawnSync(
      process.execPath,
      [MAIN, 'check', DESIGN, '--scope', SCOPE, '-q', '--resume', where],
      { encoding: 'utf8', timeout: LIMIT },
    );
    // In this scope the design is not as expected, which is 1.
    if (status === 0 || status === 1)
      return { kind: 'read', value: `${status} ${stdout}` };
    return status === 2 && stdout === ''
      ? { kind: 'refused', words: stderr }
      : { kind: 'crashed', words: `${status ?? signal ?? ''} ${stderr}` };
  };
  return {
    name: 'check --resume',
    files,
    older,
    read,
    right: await tryFiles([files, older], read),
  };
}
