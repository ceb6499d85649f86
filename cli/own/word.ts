/** Words that name a design: one of the catalogue, or a file. */

import { resolve } from 'node:path';

/** What a design file may end in. */
export const endings = ['.json', '.ts', '.mts', '.js', '.mjs'] as const;

/** Whether a word is a file where a design is expected. */
export function isDesignFile(word: string): boolean {
  return word.includes('/') || endings.some((ending) => word.endsWith(ending));
}

/** Whether two words name one design file, from the current folder. */
export function sameFile(one: string, other: string): boolean {
  return isDesignFile(other) && resolve(one) === resolve(other);
}

/** As a POSIX shell reads it back, for a command that works as pasted. */
export function quoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
