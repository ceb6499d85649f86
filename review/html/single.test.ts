/** One committed trace as a page, in a real Chromium. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { setOnly } from '../../model/designs/setOnly.js';
import { readTrace } from '../../traces/file.js';
import { corpusFolder } from '../../traces/package-root.js';
import { systemWith } from '../ask.js';
import { traceHtml } from './single.js';
import {
  Browsed,
  CHROMIUM,
  axeIn,
  hashIn,
  press,
  stepIn,
  widthOf,
} from './testing.js';

const NAME = 'set-only--intra-vm-dma';

describe.skipIf(CHROMIUM === undefined)('the page of one trace', () => {
  let html = '';
  let page: Browsed;

  beforeAll(async () => {
    const trace = readTrace(join(corpusFolder, `${NAME}.trace.json`));
    const program = compile(systemWith(setOnly, trace.scope, trace.rules));
    const repro = `npx ioasid replay traces/corpus/${NAME}.trace.json`;
    html = await traceHtml({ trace, program, repro }, 'every step agrees');
    page = await Browsed.of(html);
  });

  afterAll(() => page.close());

  it('travels in time by keyboard, with its address by name', async () => {
    const { tab, problems, requests } = await page.open();
    await press(tab, 'j', 'j');
    expect(await stepIn(tab)).toBe('2');
    expect(await hashIn(tab)).toBe(`#t=${NAME}&s=2`);
    await press(tab, ']');
    const last = await tab.locator('.steps tr.now').textContent();
    expect(last).toContain('9 mdev1 dmaLand p1');
    expect(last).toContain('BAD');
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('has the what-if of the review: where list-at-load stops it', async () => {
    const { tab } = await page.open();
    await press(tab, 'w', 'ArrowDown');
    expect(await tab.locator('.then').textContent()).toBe(
      'With list-at-load on: stops at step 4, ' +
        'VM1.t1 load mdev1 p1: program: EPERM.',
    );
  });

  it('has no list to choose from, and no keys for one', async () => {
    const { tab } = await page.open();
    expect(await tab.locator('#filter').count()).toBe(0);
    expect(await tab.locator('[data-key=n]').count()).toBe(0);
    await press(tab, 'j', 'n');
    expect(await stepIn(tab)).toBe('1');
  });

  it('reads without a script: the mail and the rules', async () => {
    const { tab } = await page.open('', { javaScriptEnabled: false });
    await tab.getByText('^^ intra-vm-dma BROKEN').waitFor();
    const row = tab.locator('#traces tr', { hasText: 'list-at-load on' });
    expect(await row.locator('td').textContent()).toBe(
      'stops at step 4, VM1.t1 load mdev1 p1: program: EPERM',
    );
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing, %s',
    async (theme) => {
      const { tab } = await page.open('', {
        colorScheme: theme,
        bypassCSP: true,
      });
      await press(tab, ']');
      expect(await axeIn(tab)).toEqual([]);
    },
  );

  it('fits 320 pixels, and is small', async () => {
    const { tab } = await page.open('', {
      viewport: { width: 320, height: 640 },
    });
    expect(await widthOf(tab)).toBeLessThanOrEqual(320);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });
});
