/** What a model leaves out, read from its page of docs/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../model/design.js';
import { packageRoot } from '../traces/package-root.js';

export interface Limit {
  readonly what: string;
  readonly whySound: string;
  readonly whatWouldChange: string;
}

export function readLimits({
  limits = 'limits.md',
}: Pick<Design, 'limits'>): readonly Limit[] {
  return parseLimits(readFileSync(join(packageRoot, 'docs', limits), 'utf8'));
}

/** The rows of every three-column table that begins with `left out`. */
export function parseLimits(markdown: string): readonly Limit[] {
  const limits: Limit[] = [];
  let inTable = false;
  for (const line of markdown.split('\n')) {
    const cells = /^\|(.*)\|\s*$/.exec(line)?.[1]?.split('|');
    const [what, whySound, whatWouldChange] = (cells ?? []).map(plain);
    if (what === undefined) inTable = false;
    else if (what === 'left out') inTable = true;
    else if (inTable && !/^-+$/.test(what))
      limits.push({
        what,
        whySound: whySound ?? '',
        whatWouldChange: whatWouldChange ?? '',
      });
  }
  return limits;
}

const plain = (cell: string): string => cell.trim().replaceAll('`', '');
