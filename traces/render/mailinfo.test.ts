/** What `git am` would make of a mail that has a trace in it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../file.js';
import { corpusFolder } from '../package-root.js';
import { renderText } from './text.js';

const names = readdirSync(corpusFolder).filter((file) =>
  file.endsWith('.trace.json'),
);

/** The commit message that git reads from a mail with this text in it. */
function throughMail(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ioasid-mail-'));
  try {
    const message = join(folder, 'message');
    const patch = join(folder, 'patch');
    execFileSync('git', ['mailinfo', message, patch], {
      input:
        'From: A Reviewer <reviewer@example.org>\n' +
        'Date: Tue, 30 Mar 2021 00:16:06 +0000\n' +
        'Subject: [PATCH] iommu: a trace\n' +
        'Content-Type: text/plain; charset=us-ascii\n\n' +
        `${text}\n---\n file | 1 +\n`,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return readFileSync(message, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('git mailinfo', () => {
  it('keeps every trace of the corpus as it is, in one mail', () => {
    const texts = names.map((name) =>
      renderText(
        readTrace(join(corpusFolder, name)),
        `npx ioasid replay traces/corpus/${name}`,
      ),
    );
    expect(texts.length).toBeGreaterThan(0);
    const all = texts.join('\n');
    expect(throughMail(all).trim()).toBe(all.trim());
  });

  it('would lose what follows a line it takes for the patch', () => {
    expect(throughMail('before\n---\nafter')).not.toContain('after');
  });
});
