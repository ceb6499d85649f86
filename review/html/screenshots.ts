/**
 * Takes the pictures of docs/review.md from a review page:
 * `node dist/review/html/screenshots.js review.html docs`
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [page = 'review.html', folder = 'docs'] = process.argv.slice(2);
const url = pathToFileURL(page).href;

const pictures = [
  { name: 'wide-light', width: 1280, scheme: 'light', at: '#matrix' },
  { name: 'wide-dark', width: 1280, scheme: 'dark', at: '.panes' },
  { name: 'narrow-light', width: 390, scheme: 'light', at: '#matrix' },
  { name: 'narrow-dark', width: 390, scheme: 'dark', at: '.panes' },
] as const;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const { name, width, scheme, at } of pictures) {
  const tab = await browser.newPage({
    viewport: { width, height: 960 },
    colorScheme: scheme,
  });
  await tab.goto(`${url}#t=set-only--intra-vm-dma&s=8&w=list-at-load`);
  await tab.waitForSelector('.player');
  await tab.locator(at).evaluate((part) => {
    part.scrollIntoView();
  });
  await tab.screenshot({ path: join(folder, `review-${name}.png`) });
}
await browser.close();
