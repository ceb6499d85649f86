/** The page in a real Chromium. Skipped where none is installed; .ci/run
 * installs it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type {
  Browser,
  BrowserContextOptions,
  Page as Tab,
} from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noChecks } from '../../model/designs/noChecks.js';
import { inlineAsker } from '../askers.js';
import { composePage } from '../compose.js';
import { pageHtml } from './page.js';

const CHROMIUM =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
    existsSync(path),
  );

const { source: axe } = createRequire(import.meta.url)('axe-core') as {
  readonly source: string;
};

const design = {
  ...noChecks,
  rules: ['set-at-free', 'set-at-get'],
  expect: { ...noChecks.expect, 'foreign-free': 'never' as const },
};

describe.skipIf(CHROMIUM === undefined)('the HTML page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioasid-review-'));
  const file = join(folder, 'review.html');
  const url = pathToFileURL(file).href;
  let browser: Browser;
  let html = '';

  beforeAll(async () => {
    const page = await composePage(design, {
      asker: inlineAsker([design]),
      probes: [
        {
          scope: 'vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1',
          shows: 'one mdev each',
        },
      ],
      only: null,
      maxStates: 20_000,
      beside: [],
      sensitivity: false,
      tool: 'test',
      onPhase: () => {},
    });
    html = await pageHtml(page, [design]);
    writeFileSync(file, html);
    browser = await chromium.launch({
      ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
      // Test containers run as root, where the sandbox cannot start.
      args: ['--no-sandbox'],
    });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  interface Opened {
    readonly tab: Tab;
    readonly problems: string[];
    readonly requests: string[];
  }

  async function open(
    hash = '',
    options: BrowserContextOptions = {},
  ): Promise<Opened> {
    const context = await browser.newContext(options);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const tab = await context.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        problems.push(message.text());
    });
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(`${url}${hash}`);
    if (options.javaScriptEnabled !== false)
      await tab.waitForSelector('.player');
    return { tab, problems, requests };
  }

  const hashIn = (tab: Tab): string => new URL(tab.url()).hash;

  it('moves by every key, and by its button with Enter', async () => {
    const { tab, problems, requests } = await open();
    const stepIn = (): string | null =>
      new URLSearchParams(hashIn(tab).slice(1)).get('s');
    // The page writes its address after it has drawn, a moment later.
    const settles = (read: () => unknown): ReturnType<typeof expect.poll> =>
      expect.poll(read, { timeout: 10_000 });
    const press = async (key: string): Promise<void> => {
      await tab.keyboard.press(key);
      // As a person would: the next key once this one is drawn.
      await tab.waitForTimeout(500);
    };
    await press('j');
    await settles(stepIn).toBe('1');
    await press(']');
    await settles(() => Number(stepIn())).toBeGreaterThan(2);
    const last = Number(stepIn());
    await press('k');
    await settles(stepIn).toBe(String(last - 1));
    await press('[');
    await settles(stepIn).toBe('0');
    const first = hashIn(tab);
    await press('n');
    await settles(() => hashIn(tab)).not.toBe(first);
    await press('p');
    await settles(() => hashIn(tab)).toBe(first);
    await tab.locator('[data-key=j]').focus();
    await press('Enter');
    await settles(stepIn).toBe('1');
    await tab.locator('input[type=range]').focus();
    await press('ArrowRight');
    await settles(stepIn).toBe('2');
    await tab.locator('[data-key=d]').focus();
    await tab.keyboard.press('Space');
    await tab.getByText('Changed since the start').waitFor();
    await tab.keyboard.press('a');
    await tab.getByText(/^actor: VM/).waitFor();
    await tab.keyboard.press('?');
    await tab.getByText('Each button names its key.').waitFor();
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('leaves letters alone once single-letter keys are off', async () => {
    const { tab } = await open();
    await tab.getByText('single-letter keys').click();
    // Nothing shows when the page has taken it in, so time must do.
    await tab.waitForTimeout(1000);
    const before = hashIn(tab);
    await tab.keyboard.press('j');
    await tab.waitForTimeout(500);
    expect(hashIn(tab)).toBe(before);
  });

  it('opens at the step its address names', async () => {
    const { tab } = await open();
    await tab.keyboard.press(']');
    await expect.poll(() => hashIn(tab)).not.toBe('');
    const hash = hashIn(tab);
    const again = await open(hash);
    const { length } = hash;
    expect(length).toBeGreaterThan(5);
    const words = await again.tab.getByRole('status').textContent();
    expect(words).toBe(await tab.getByRole('status').textContent());
    expect(words).toMatch(/^Step [1-9]/);
  });

  it('lights the current state of what moves', async () => {
    const { tab } = await open();
    await tab.keyboard.press(']');
    const figures = await tab.locator('figure').count();
    expect(figures).toBeGreaterThan(0);
    expect(await tab.locator('figure .lit').count()).toBe(figures);
  });

  it('tells why, and what a rule refuses', async () => {
    const { tab } = await open();
    const names = await tab.locator('#trace option').allTextContents();
    const name = names.find((text) => text.includes('without-set-at-get-'));
    expect(name).toBeDefined();
    await tab.locator('#trace').selectOption(name ?? '');
    await tab.locator('[data-key="]"]').click();
    const panes = (await tab.locator('.panes').textContent()) ?? '';
    expect(panes).toContain('Why allowed');
    expect(panes).toContain('refused by set-at-free');
  });

  it('copies the trace as the mail has it', async () => {
    const { tab } = await open();
    await tab.keyboard.press('c');
    await tab.getByText('copied as mail').waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    const name = await tab.locator('#trace').inputValue();
    const shown = await tab
      .locator(`details[id="trace-${name}"] pre`)
      .textContent();
    expect(copied).toBe(shown);
    expect(copied).toContain(name);
  });

  it('walks the matrix by arrow keys from one tab stop', async () => {
    const { tab } = await open();
    const links = tab.locator('table.matrix td a');
    expect(await links.count()).toBeGreaterThan(1);
    const stops = tab.locator('table.matrix td a[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    await links.first().focus();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowRight');
    expect(await stops.count()).toBe(1);
    expect(
      await links.first().evaluate((link) => document.activeElement === link),
    ).toBe(false);
    await tab.keyboard.press('Enter');
    expect(hashIn(tab)).toMatch(/^#t=/);
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing, %s',
    async (scheme) => {
      // The page's own policy keeps even axe out.
      const { tab } = await open('', { colorScheme: scheme, bypassCSP: true });
      await tab.evaluate(axe);
      const violations = await tab.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string }[] }> };
        };
        return (await tool.run()).violations.map(({ id }) => id);
      });
      expect(violations).toEqual([]);
    },
  );

  it('switches the theme by hand', async () => {
    const { tab } = await open('', { colorScheme: 'light' });
    const colour = (): Promise<string> =>
      tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await colour();
    await tab.keyboard.press('t');
    expect(await colour()).not.toBe(light);
  });

  it('fits 320 pixels, which is 400 % of 1280', async () => {
    const { tab } = await open('', { viewport: { width: 320, height: 640 } });
    const width = await tab.evaluate(
      () => document.documentElement.scrollWidth,
    );
    expect(width).toBeLessThanOrEqual(320);
  });

  it('reads without a script', async () => {
    const { tab } = await open('', { javaScriptEnabled: false });
    const text = (await tab.locator('main').textContent()) ?? '';
    expect(text).toContain('Minimal sufficient sets');
    expect(text).toContain('foreign-free BROKEN');
    expect(await tab.locator('table.matrix td').count()).toBeGreaterThan(5);
  });

  it('asks for nothing: its policy allows no source but itself', () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)="https?:/);
    expect(Buffer.byteLength(html)).toBeLessThan(500_000);
  });
});
