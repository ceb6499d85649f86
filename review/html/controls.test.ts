/** Filter, what-if and lanes, by keyboard in a real Chromium. */
import type { Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHtml } from './page.js';
import {
  Browsed,
  CHROMIUM,
  design,
  hashIn,
  press,
  smallReview,
  stepIn,
} from './testing.js';

const STOLEN = '#t=no-checks-without-set-at-free--foreign-free&s=0';

describe.skipIf(CHROMIUM === undefined)('the controls of the page', () => {
  let page: Browsed;

  beforeAll(async () => {
    page = await Browsed.of(await pageHtml(await smallReview(), [design]));
  });

  afterAll(() => page.close());

  const listed = (tab: Tab): Promise<string[]> =>
    tab.locator('.list a').allTextContents();

  const focused = (tab: Tab): Promise<string | undefined> =>
    tab.evaluate(() => document.activeElement?.textContent);

  describe('filter', () => {
    it('narrows the list and the texts; Esc gives them back', async () => {
      const { tab } = await page.open();
      const all = await listed(tab);
      await press(tab, '/');
      await tab.keyboard.type('foreign-free');
      const found = await listed(tab);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(all.length);
      for (const name of found) expect(name).toContain('foreign-free');
      expect(await tab.locator('.count').textContent()).toBe(
        `${found.length} of ${all.length} traces`,
      );
      const texts = tab.locator('#traces details:visible');
      expect(await texts.count()).toBe(found.length);
      await press(tab, 'Escape');
      expect(await listed(tab)).toEqual(all);
      expect(await texts.count()).toBe(all.length);
      await press(tab, 'j');
      expect(await stepIn(tab)).toBe('1');
    });

    it('takes the first with Enter; n and p stay within', async () => {
      const { tab } = await page.open();
      await press(tab, '/');
      await tab.keyboard.type('rule:set-at-free');
      const found = await listed(tab);
      await press(tab, 'Enter');
      const name = (): Promise<string | null> =>
        tab.locator('.list [aria-current]').textContent();
      expect(await name()).toBe(found[0]);
      await press(tab, 'p');
      expect(await name()).toBe(found.at(-1));
      await press(tab, 'n');
      expect(await name()).toBe(found[0]);
    });

    it('is walked by arrow keys from one tab stop', async () => {
      const { tab } = await page.open();
      const [first, second] = await listed(tab);
      await press(tab, '/', 'Tab');
      expect(await focused(tab)).toBe(first);
      await press(tab, 'ArrowDown');
      expect(await focused(tab)).toBe(second);
      await press(tab, 'Enter');
      expect(await hashIn(tab)).toContain(encodeURIComponent(second ?? ''));
    });

    it('says so when nothing is left', async () => {
      const { tab } = await page.open();
      await press(tab, '/');
      await tab.keyboard.type('no such trace');
      expect(await tab.locator('.count').textContent()).toMatch(/^No trace of/);
      await tab.getByRole('button', { name: 'clear (Esc)' }).focus();
      await press(tab, 'Enter');
      expect((await listed(tab)).length).toBeGreaterThan(1);
    });
  });

  describe('what if', () => {
    it('switches a rule by arrow keys: where it stops, and the errno', async () => {
      const { tab, problems } = await page.open(STOLEN);
      await press(tab, 'w', 'ArrowDown');
      expect(await tab.locator('.then').textContent()).toBe(
        'With set-at-free on: stops at step 4, VM2.t1 free p1: EINVAL.',
      );
      expect(await hashIn(tab)).toBe(`${STOLEN}&w=set-at-free`);
      const stops = tab.locator('.steps tr', { hasText: 'stops here' });
      expect(await stops.locator('button').textContent()).toBe(
        '4 VM2.t1 free p1',
      );
      // A claim is not broken by what does not happen.
      expect(await tab.locator('.steps').getByText('BAD').count()).toBe(0);
      await tab.getByRole('button', { name: 'go to step 4' }).focus();
      await press(tab, 'Enter');
      expect(await stepIn(tab)).toBe('4');
      await press(tab, 'Escape');
      expect(await tab.locator('.then').textContent()).toBe('As recorded.');
      expect(problems).toEqual([]);
    });

    it('says that a trace goes through all the same', async () => {
      const { tab } = await page.open(`${STOLEN}&w=set-at-get`);
      expect(await tab.locator('.then').textContent()).toBe(
        'With set-at-get off: goes through: foreign-free is broken all the same.',
      );
      expect(await tab.getByText('stops here').count()).toBe(0);
    });

    it('is as recorded for the next trace', async () => {
      const { tab } = await page.open(`${STOLEN}&w=set-at-free`);
      await press(tab, 'n');
      expect(await hashIn(tab)).not.toContain('w=');
    });
  });

  describe('lanes', () => {
    it('have a lane for each party and the references last', async () => {
      const { tab } = await page.open(STOLEN);
      const lanes = tab.locator('table.lanes');
      expect(await lanes.locator('thead th').allTextContents()).toEqual([
        'step',
        'VM1',
        'VM2',
        'Host',
        'p1: state',
        'owner',
        'refs',
      ]);
      const rows = lanes.locator('tbody tr');
      expect(await rows.locator('td:last-child').allTextContents()).toEqual([
        '0',
        '0',
        '0',
        '1',
        '0',
      ]);
      await press(tab, ']');
      const now = await lanes.locator('tr.now .message').textContent();
      expect(now).toBe('VM2 to Host: free p1');
    });

    it('draw every arrow from one lane to another', async () => {
      const { tab } = await page.open(STOLEN);
      const arrows = tab.locator('table.lanes svg line[marker-end]');
      const ends = await arrows.evaluateAll((lines) =>
        lines.map((line) => {
          const { left, right } = line.getBoundingClientRect();
          return right - left;
        }),
      );
      expect(ends.length).toBeGreaterThan(2);
      for (const width of ends) expect(width).toBeGreaterThan(50);
    });
  });
});
