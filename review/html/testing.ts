/** Pages in a real Chromium, for tests. */
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
import { noChecks } from '../../model/designs/noChecks.js';
import { inlineAsker } from '../askers.js';
import { composePage } from '../compose.js';
import type { Page } from '../page.js';

/** Undefined where none is installed; .ci/run installs it. */
export const CHROMIUM =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
    existsSync(path),
  );

const { source: axe } = createRequire(import.meta.url)('axe-core') as {
  readonly source: string;
};

/** Two rules, of which one is enough against foreign-free. */
export const design = {
  ...noChecks,
  rules: ['set-at-free', 'set-at-get'],
  expect: { ...noChecks.expect, 'foreign-free': 'never' as const },
};

export function smallReview(): Promise<Page> {
  return composePage(design, {
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
}

export interface Opened {
  readonly tab: Tab;
  /** What the browser complained of. */
  readonly problems: readonly string[];
  readonly requests: readonly string[];
}

/** One file in one browser, opened as often as wanted. */
export class Browsed {
  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async of(html: string): Promise<Browsed> {
    const folder = mkdtempSync(join(tmpdir(), 'ioasid-page-'));
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const browser = await chromium.launch({
      ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
      // Test containers run as root, where the sandbox cannot start.
      args: ['--no-sandbox'],
    });
    return new Browsed(browser, folder, pathToFileURL(file).href);
  }

  async open(hash = '', options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await this.browser.newContext(options);
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
    await tab.goto(`${this.url}${hash}`);
    if (options.javaScriptEnabled !== false)
      await tab.waitForSelector('.player');
    return { tab, problems, requests };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** As the page has it now; the tab's own URL follows a moment later. */
export const hashIn = (tab: Tab): Promise<string> =>
  tab.evaluate(() => location.hash);

export async function stepIn(tab: Tab): Promise<string | null> {
  return new URLSearchParams((await hashIn(tab)).slice(1)).get('s');
}

/** Presses keys as fast as they come. */
export async function press(
  tab: Tab,
  ...keys: readonly string[]
): Promise<void> {
  for (const key of keys) await tab.keyboard.press(key);
}

/** The names of the rules that axe finds broken. Open the page with
 * `bypassCSP`: its own policy keeps even axe out. */
export async function axeIn(tab: Tab): Promise<readonly string[]> {
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string }[] }> };
    };
    return (await tool.run()).violations.map(({ id }) => id);
  });
}

export const widthOf = (tab: Tab): Promise<number> =>
  tab.evaluate(() => document.documentElement.scrollWidth);
