/** The frame of a page: one HTML file that needs nothing else, no network and
 * no server. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageData } from './data.js';
import { escaped } from './escaped.js';
import { pack } from './pack.js';
import { STYLE } from './style.js';

export interface Content {
  readonly title: string;
  /** What the skip link leads to. */
  readonly skip: string;
  /** Header, main with a `div` for the script to fill, and footer. */
  readonly body: string;
  readonly data: PageData;
  /** Of `clientScript`. */
  readonly script: string;
}

export function documentHtml(content: Content): string {
  const { title, skip, body, data, script } = content;
  const policy =
    `default-src 'none'; style-src '${hashOf(STYLE)}'; ` +
    `script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  // '</' would end the script element, wherever it stands.
  const json = JSON.stringify(pack(data)).replaceAll('</', '<\\/');
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style></head><body>`,
    `<a class="skip" href="#main">${escaped(skip)}</a>`,
    ARROWS,
    body,
    `<script type="application/json" id="data">${json}</script>`,
    `<script>${script}</script>`,
    '</body></html>',
    '',
  ].join('\n');
}

/** Where the script draws. */
export const APP = '<div id="app"></div>';

export const footerHtml = (tool: string, model: string): string =>
  `<footer><p>${escaped(tool)}, model ${escaped(model)}. ` +
  'Works offline; nothing is loaded.</p></footer>';

const marker = (id: string, path: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" ` +
  `markerHeight="7" orient="auto"><path d="${path}"/></marker>`;

/** The ends of arrows: taken, and refused. */
const ARROWS =
  '<svg width="0" height="0" aria-hidden="true"><defs>' +
  marker('arrow', 'M0,0L8,4L0,8z') +
  marker('cross', 'M0,0L8,8M8,0L0,8') +
  '</defs></svg>';

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/**
 * Built where it runs: from the compiled client, or from its source. Another
 * process does it; it is best started before this one has grown.
 */
export async function clientScript(): Promise<string> {
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
