/** The review page in a real Chromium. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHtml } from './page.js';
import {
  Browsed,
  CHROMIUM,
  axeIn,
  design,
  hashIn,
  press,
  smallReview,
  stepIn,
  widthOf,
} from './testing.js';

describe.skipIf(CHROMIUM === undefined)('the HTML page', () => {
  let html = '';
  let page: Browsed;

  beforeAll(async () => {
    html = await pageHtml(await smallReview(), [design]);
    page = await Browsed.of(html);
  });

  afterAll(() => page.close());

  it('moves by every key, and by its button with Enter', async () => {
    const { tab, problems, requests } = await page.open();
    await press(tab, 'j');
    expect(await stepIn(tab)).toBe('1');
    await press(tab, ']');
    const last = Number(await stepIn(tab));
    expect(last).toBeGreaterThan(2);
    await press(tab, 'k');
    expect(await stepIn(tab)).toBe(String(last - 1));
    await press(tab, '[');
    expect(await stepIn(tab)).toBe('0');
    const first = await hashIn(tab);
    await press(tab, 'n');
    expect(await hashIn(tab)).not.toBe(first);
    await press(tab, 'p');
    expect(await hashIn(tab)).toBe(first);
    await tab.locator('[data-key=j]').focus();
    await press(tab, 'Enter');
    expect(await stepIn(tab)).toBe('1');
    await tab.locator('input[type=range]').focus();
    await press(tab, 'ArrowRight');
    expect(await stepIn(tab)).toBe('2');
    await tab.locator('[data-key=d]').focus();
    await press(tab, 'Space');
    expect(await tab.getByText('Changed since the start').count()).toBe(1);
    await press(tab, 'a');
    expect(await tab.getByText(/^actor: VM/).count()).toBe(1);
    await press(tab, '?');
    await tab.getByText('Each button names its key.').waitFor();
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('takes keys as fast as they come', async () => {
    const { tab } = await page.open();
    await tab.evaluate(() => {
      for (const key of ['j', 'j', 'j', 'k', 'j'])
        dispatchEvent(new KeyboardEvent('keydown', { key }));
    });
    expect(await stepIn(tab)).toBe('3');
  });

  it('leaves letters alone once single-letter keys are off', async () => {
    const { tab } = await page.open();
    await tab.getByText('single-letter keys').click();
    const before = await hashIn(tab);
    await press(tab, 'j', '/');
    expect(await hashIn(tab)).toBe(before);
    expect(await tab.locator('#filter:focus').count()).toBe(0);
  });

  it('opens at the step its address names', async () => {
    const { tab } = await page.open();
    await press(tab, ']');
    const again = await page.open(await hashIn(tab));
    const words = await again.tab.getByRole('status').textContent();
    expect(words).toBe(await tab.getByRole('status').textContent());
    expect(words).toMatch(/^Step [1-9]/);
  });

  it('has a column for each claim that speaks of states', async () => {
    const { tab } = await page.open();
    await press(tab, ']');
    const heads = await tab.locator('.steps th.claim').allTextContents();
    expect(heads).toContain('foreign-free');
    expect(heads).toContain('quota-conserved');
    const last = await tab.locator('.steps tr.now td').allTextContents();
    expect(last).toHaveLength(1 + heads.length);
    expect(last).toContain('BAD');
    expect(last).toContain('ok');
  });

  it('lights the current state of what moves', async () => {
    const { tab } = await page.open();
    await press(tab, ']');
    const figures = await tab.locator('figure').count();
    expect(figures).toBeGreaterThan(0);
    expect(await tab.locator('figure .lit').count()).toBe(figures);
  });

  it('tells why, and what a rule refuses', async () => {
    const { tab } = await page.open();
    await tab
      .getByRole('link', { name: /without-set-at-get-/ })
      .first()
      .click();
    await tab.locator('[data-key="]"]').click();
    const panes = (await tab.locator('.panes').textContent()) ?? '';
    expect(panes).toContain('Why allowed');
    expect(panes).toContain('refused by set-at-free');
  });

  it('copies the trace as the mail has it', async () => {
    const { tab } = await page.open();
    await press(tab, 'n', 'c');
    await tab.getByText('copied as mail').waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    const name = new URLSearchParams((await hashIn(tab)).slice(1)).get('t');
    expect(copied).toMatch(/^ {2}no-checks-/);
    expect(copied.split('\n')[0]?.trim()).toBe(name);
    expect(copied).toContain('BROKEN');
    await press(tab, 'j');
    expect(await tab.getByRole('status').textContent()).toMatch(/^Step 1/);
  });

  it('walks the matrix by arrow keys from one tab stop', async () => {
    const { tab } = await page.open();
    const links = tab.locator('table.matrix td a');
    expect(await links.count()).toBeGreaterThan(1);
    const stops = tab.locator('table.matrix td a[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    await links.first().focus();
    await press(tab, 'ArrowDown', 'ArrowRight');
    expect(await stops.count()).toBe(1);
    expect(
      await links.first().evaluate((link) => document.activeElement === link),
    ).toBe(false);
    await press(tab, 'Enter');
    expect(await hashIn(tab)).toMatch(/^#t=/);
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing, %s',
    async (theme) => {
      const { tab } = await page.open('', {
        colorScheme: theme,
        bypassCSP: true,
      });
      await press(tab, ']', 'w', 'ArrowDown', '/');
      await tab.keyboard.type('set-at');
      expect(await axeIn(tab)).toEqual([]);
    },
  );

  it('switches the theme by hand', async () => {
    const { tab } = await page.open('', { colorScheme: 'light' });
    const colour = (): Promise<string> =>
      tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await press(tab, 't');
    expect(await colour()).not.toBe(light);
  });

  it('fits 320 pixels, which is 400 % of 1280', async () => {
    const { tab } = await page.open('', {
      viewport: { width: 320, height: 640 },
    });
    expect(await widthOf(tab)).toBeLessThanOrEqual(320);
  });

  it('reads without a script', async () => {
    const { tab } = await page.open('', { javaScriptEnabled: false });
    const text = (await tab.locator('main').textContent()) ?? '';
    expect(text).toContain('Minimal sufficient sets');
    expect(text).toContain('foreign-free BROKEN');
    expect(await tab.locator('table.matrix td').count()).toBeGreaterThan(5);
    expect(text).toMatch(/set-at-free on ?stops at step \d+, VM\d.* EINVAL/);
  });

  it('asks for nothing: its policy allows no source but itself', () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)="https?:/);
    expect(Buffer.byteLength(html)).toBeLessThan(500_000);
  });
});
