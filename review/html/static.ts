/** The page as it reads without a script. */
import type { Block, Section } from '../document.js';
import type { Page } from '../page.js';
import { sectionsOf } from '../sections.js';
import { escaped } from './escaped.js';
import { APP } from './shell.js';

export function headerHtml(page: Page): string {
  const nav = sectionsOf(page)
    .map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`)
    .join('');
  return (
    `<header><h1>ioasid review: ${escaped(page.design.name)}</h1>` +
    `<nav aria-label="Sections"><ul>${nav}` +
    '<li><a href="#traces">Traces</a></li></ul></nav></header>'
  );
}

/**
 * @param linked names of the traces on the page
 * @param traces their section
 */
export function mainHtml(
  page: Page,
  linked: ReadonlySet<string>,
  traces: string,
): string {
  return [
    '<main id="main">',
    ...sectionsOf(page).flatMap((section) => [
      sectionHtml(section, 2, page, linked),
      // What the matrix links to stands next to it.
      ...(section.id === 'matrix' ? [APP] : []),
    ]),
    traces,
    '</main>',
  ].join('\n');
}

function sectionHtml(
  { id, title, blocks, parts }: Section,
  level: number,
  page: Page,
  linked: ReadonlySet<string>,
): string {
  const inner = [
    ...blocks.map((block) => blockHtml(block, id, page, linked)),
    ...(parts ?? []).map((part) => sectionHtml(part, level + 1, page, linked)),
  ].join('\n');
  return (
    `<section id="${id}" aria-labelledby="h-${id}">` +
    `<h${level} id="h-${id}">${escaped(title)}</h${level}>\n${inner}</section>`
  );
}

function blockHtml(
  block: Block,
  id: string,
  page: Page,
  linked: ReadonlySet<string>,
): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items
        .map((item) => `<li>${escaped(item)}</li>`)
        .join('')}</ul>`;
    case 'literal':
      return (
        '<details><summary>The shortest attack without it</summary>' +
        `<pre tabindex="0">${escaped(block.lines.join('\n'))}</pre></details>`
      );
    case 'table':
      return tableHtml(block, id, page, linked);
  }
}

function tableHtml(
  { caption, head, rows }: Extract<Block, { kind: 'table' }>,
  id: string,
  page: Page,
  linked: ReadonlySet<string>,
): string {
  const columns = head.map((cell, n) =>
    n === 0 && cell === ''
      ? '<td></td>'
      : `<th scope="col"${abbreviates(cell, page)}>${escaped(cell)}</th>`,
  );
  const body = rows.map(([first = '', ...cells]) => {
    const tds = cells.map((cell, n) =>
      cellHtml(cell, first, head[n + 1] ?? '', id, page, linked),
    );
    return `<tr><th scope="row">${escaped(first)}</th>${tds.join('')}</tr>`;
  });
  return (
    `<div class="scroll" role="region" tabindex="0" ` +
    `aria-label="${escaped(`${caption}, ${id}`)}"><table class="${id}">` +
    `<caption>${escaped(caption)}</caption>` +
    `<thead><tr>${columns.join('')}</tr></thead>` +
    `<tbody>${body.join('')}</tbody></table></div>`
  );
}

/** A code's column says what it stands for when pointed at. */
function abbreviates(cell: string, { attacks, witnesses }: Page): string {
  const claim = [...attacks, ...witnesses].find(({ code }) => code === cell);
  return claim === undefined ? '' : ` title="${escaped(claim.claim)}"`;
}

/** A cell of the matrix leads to its attack. */
function cellHtml(
  cell: string,
  row: string,
  column: string,
  id: string,
  page: Page,
  linked: ReadonlySet<string>,
): string {
  const claim = page.attacks.find(({ code }) => code === column)?.claim;
  const trace = page.necessity.rows.find(({ off }) => (off ?? '(none)') === row)
    ?.cells[claim ?? '']?.trace;
  const kind = /^\d+$/.test(cell) ? 'bad' : cell === 'NO' ? 'bad' : 'good';
  if (id !== 'matrix' || !linked.has(trace?.name ?? ''))
    return `<td class="${kind}">${escaped(cell)}</td>`;
  const label = `${row} off, attack ${claim ?? ''}: succeeds in ${cell} steps`;
  return (
    `<td class="${kind}"><a href="#t=${encodeURIComponent(trace?.name ?? '')}" ` +
    `aria-label="${escaped(label)}">${escaped(cell)}</a></td>`
  );
}
