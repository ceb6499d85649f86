/** The page as text that survives a mail, and as reStructuredText. */
import { oneLine, withTexts } from '../traces/render/visible.js';
import { padEnd, padStart, widthOf } from '../traces/render/width.js';
import { ascii, indented, wrap } from '../traces/render/words.js';
import type { Block, Section } from './document.js';
import type { Page } from './page.js';
import { sectionsOf } from './sections.js';

export function pageText(page: Page): string {
  const lines = sectionsOf(shown(page)).flatMap((section) =>
    sectionLines(section, 0),
  );
  return ascii(`${lines.join('\n').trim()}\n`).replace(/^/, '  ');
}

/** Each text within its line, in the letters that a mail keeps. */
const shown = (page: Page): Page =>
  withTexts(page, (text) => ascii(oneLine(text)));

function sectionLines(
  { title, blocks, parts }: Section,
  level: number,
): readonly string[] {
  const heading = level === 0 ? title.toUpperCase() : title;
  return [
    indented(heading),
    // '---' alone would end a commit message; '=' and '.' do not.
    indented((level === 0 ? '=' : '.').repeat(widthOf(heading))),
    '',
    ...blocks.flatMap((block) => [...blockLines(block), '']),
    ...(parts ?? []).flatMap((part) => sectionLines(part, level + 1)),
  ];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return wrap(block.text);
    case 'list':
      return block.items.flatMap((item) => wrap(item, '- '));
    case 'table':
      return [
        ...(block.caption === '' ? [] : [indented(`${block.caption}:`), '']),
        ...tableLines(block.head, block.rows).map(indented),
      ];
    case 'literal':
      return block.lines;
  }
}

/** The first column to the left; short ones behind it to the right. */
function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = head.map((cell, column) =>
    Math.max(...[cell, ...rows.map((row) => row[column] ?? '')].map(widthOf)),
  );
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 || width > MOST_RIGHT
      ? padEnd(cell, width)
      : padStart(cell, width);
  };
  const line = (cells: readonly string[]): string =>
    cells.map(pad).join(' ').trimEnd();
  return [
    line(head),
    widths.map((width) => '-'.repeat(width)).join(' '),
    ...rows.map(line),
  ];
}

/** Wider columns hold words, not numbers. */
const MOST_RIGHT = 5;

const UNDERLINES = ['=', '-', '~'];

export function pageRst(page: Page): string {
  const sections = sectionsOf(shown(page));
  const lines = sections.flatMap((section) => rstSection(section, 0));
  return ascii(
    `.. SPDX-License-Identifier: MIT\n\n${lines.join('\n').trim()}\n`,
  );
}

function rstSection(
  { title, blocks, parts }: Section,
  level: number,
): readonly string[] {
  return [
    title,
    (UNDERLINES[level] ?? '~').repeat(widthOf(title)),
    '',
    ...blocks.flatMap((block) => [...rstBlock(block), '']),
    ...(parts ?? []).flatMap((part) => rstSection(part, level + 1)),
  ];
}

function rstBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return unindented(wrap(escaped(block.text)));
    case 'list':
      return block.items.flatMap((item) =>
        unindented(wrap(escaped(item), '- ')),
      );
    case 'table':
      // An ASCII table in a literal block reads the same everywhere.
      return [
        ...(block.caption === '' ? ['::'] : [`${block.caption}::`]),
        '',
        ...tableLines(block.head, block.rows).map(indented),
      ];
    case 'literal':
      return ['::', '', ...block.lines];
  }
}

const unindented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^ {2}/, ''));

/** Characters that start markup in running text. */
const escaped = (words: string): string =>
  words.replace(/[\\*`|]/g, (mark) => `\\${mark}`).replace(/_(?=\W|$)/g, '\\_');
