/** One HTML file that needs nothing else: no network, no server. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Design } from '../../model/design.js';
import type { Trace } from '../../traces/trace.js';
import type { Page } from '../page.js';
import type { PageData, TraceSource } from './data.js';
import { pageData } from './data.js';
import { escaped, mainHtml } from './static.js';
import { STYLE } from './style.js';

export async function pageHtml(
  page: Page,
  designs: readonly Design[],
): Promise<string> {
  const data = pageData(tracesOf(page, designs));
  return htmlOf(page, data, await clientScript());
}

function htmlOf(page: Page, data: PageData, script: string): string {
  const policy =
    `default-src 'none'; style-src '${hashOf(STYLE)}'; ` +
    `script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  // '</' would end the script element, wherever it stands.
  const json = JSON.stringify(data).replaceAll('</', '<\\/');
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>ioasid review: ${escaped(page.design.name)}</title>`,
    `<style>${STYLE}</style></head><body>`,
    '<a class="skip" href="#main">Skip to the review</a>',
    ARROW,
    mainHtml(page, data),
    `<script type="application/json" id="data">${json}</script>`,
    `<script>${script}</script>`,
    '</body></html>',
    '',
  ].join('\n');
}

const ARROW =
  '<svg width="0" height="0" aria-hidden="true"><defs><marker id="arrow" ' +
  'viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" ' +
  'orient="auto"><path d="M0,0L8,4L0,8z"/></marker></defs></svg>';

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Built where it runs: from the compiled client, or from its source. */
async function clientScript(): Promise<string> {
  const compiled = fileURLToPath(new URL('./client.js', import.meta.url));
  const source = fileURLToPath(new URL('./client.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [existsSync(compiled) ? compiled : source],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</', '<\\/');
}

/** The attacks of the cards and of the designs set side by side, once. */
function tracesOf(
  page: Page,
  designs: readonly Design[],
): readonly TraceSource[] {
  const traces = [
    ...page.necessity.rows.flatMap(({ cells }) =>
      page.attacks.flatMap(({ claim }) => cells[claim]?.trace ?? []),
    ),
    ...(page.sideBySide?.rows ?? [])
      .filter(({ attack }) => attack)
      .flatMap(({ cells }) =>
        Object.values(cells).flatMap(({ trace }) => trace ?? []),
      ),
  ];
  const known = new Map<string, Trace>();
  for (const trace of traces)
    if (!known.has(trace.name)) known.set(trace.name, trace);
  return [...known.values()].slice(0, MOST_TRACES).flatMap((trace) => {
    const design = designs.find(({ name }) => name === trace.design);
    if (design === undefined) return [];
    const own = design.name === page.design.name;
    const command = own ? page.command : `npx ioasid review ${design.name}`;
    return [{ trace, design, command }];
  });
}

/** What keeps the file below half a megabyte. */
const MOST_TRACES = 80;
