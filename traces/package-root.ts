/** Where this package lies: its corpus and its version. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, from source or from `dist`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

export const corpusFolder = join(packageRoot, 'traces', 'corpus');

export const packageVersion = versionOf(join(packageRoot, 'package.json'));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('package.json of ioasid-checker not found above its code');
  return findRoot(parent);
}

function versionOf(path: string): string {
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly version?: unknown;
  };
  return typeof parsed.version === 'string' ? parsed.version : 'unknown';
}
