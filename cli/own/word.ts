/** Words that name a design: one of the catalogue, or a file. */

import { resolve } from 'node:path';
import { oneLine } from '../../traces/render/visible.js';

/** What a design file may end in. */
export const endings = ['.json', '.ts', '.mts', '.js', '.mjs'] as const;

/** Those of files that are code, which is run to be read. */
const codeEndings = endings.filter((ending) => ending !== '.json');

/** Whether a design file is code. */
export function isCode(word: string): boolean {
  return codeEndings.some((ending) => word.endsWith(ending));
}

/** The words of a command, flags with their values among them, that end as
 * code does. */
export function codeWords(argv: readonly string[]): readonly string[] {
  return [
    ...new Set(argv.map((word) => word.replace(/^--[a-z-]+=/, ''))),
  ].filter(isCode);
}

/** Whether a command may load a design that is code. */
export function namesCode(argv: readonly string[]): boolean {
  return codeWords(argv).length > 0;
}

/** Whether a word is a file where a design is expected. */
export function isDesignFile(word: string): boolean {
  return word.includes('/') || endings.some((ending) => word.endsWith(ending));
}

/** Whether two words name one design file, from the current folder. */
export function sameFile(one: string, other: string): boolean {
  return isDesignFile(other) && resolve(one) === resolve(other);
}

/** As a shell reads it back, for a command that works as pasted: any POSIX
 * shell, or, where characters must be written out, bash, zsh and ksh. */
export function quoted(word: string): string {
  if (/^[\w./@%+=:,-]+$/.test(word)) return word;
  return oneLine(word) === word
    ? `'${word.replaceAll("'", `'\\''`)}'`
    : `$'${Array.from(word, spelt).join('')}'`;
}

/** One character within `$'...'`. */
function spelt(letter: string): string {
  if (letter === "'" || letter === '\\') return `\\${letter}`;
  if (oneLine(letter) === letter) return letter;
  return [...Buffer.from(letter)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('');
}
