/** A trace as plain text that survives a mail: 72 wide, ASCII, indented. */
import type { Block, Trace } from '../trace.js';
import { linesOf } from './lines.js';
import { notesOf } from './notes.js';
import { rowsOf } from './rows.js';
import { tableOf } from './table.js';
import { oneLine } from './visible.js';
import {
  WIDTH,
  ascii,
  indented,
  mailable,
  many,
  wordOf,
  wrap,
} from './words.js';

/**
 * @param repro the command that shows the trace again; it may be wider than
 * the text, because a wrapped command no longer works as pasted
 */
export function renderText(recorded: Trace, repro: string): string {
  const trace = mailable(recorded);
  const rows = rowsOf(trace.steps);
  const notes = notesOf(trace, rows);
  const table = tableOf(trace, rows, notes);
  const lines = [
    ...headerOf(trace),
    '',
    ...wrap(trace.says),
    '',
    ...(table ?? linesOf(trace, rows, notes)),
    ...wrap(endOf(trace), '^^ '),
    '',
    ...notes.flatMap(({ text }, n) => wrap(text, `(${n + 1}) `)),
    ...(notes.length > 0 ? [''] : []),
    ...footOf(trace),
  ];
  // A file's name in it may not be ASCII, and must not be changed.
  const again = indented(`Repro:       ${oneLine(repro)}`);
  return `${ascii(lines.join('\n'))}\n${again}\n`;
}

function headerOf(trace: Trace): readonly string[] {
  const length = many(trace.steps.length, 'step');
  const facts = [
    `design ${trace.design}`,
    `claim ${trace.claim}`,
    `${length}${trace.shortest ? ' (shortest)' : ''}`,
  ];
  const line = indented(facts.join('   '));
  return [
    ...wrap(trace.name),
    ...(line.length <= WIDTH ? [line] : facts.map(indented)),
  ];
}

function endOf(trace: Trace): string {
  const objects = Object.entries(trace.blame)
    .map(([name, object]) => `${name} = ${object}`)
    .join(', ');
  const by = objects === '' ? '' : `: ${objects}`;
  return `${trace.claim} ${wordOf(trace)}${by}`;
}

function footOf(trace: Trace): readonly string[] {
  const { search, scope, blockedBy, mendedBy } = trace;
  const whole = search.complete ? 'complete' : 'stopped early';
  const renamings =
    search.symmetries > 1 ? ` up to ${search.symmetries} renamings` : '';
  const searched = `${many(search.states, 'state')}${renamings}, ${whole}`;
  return [
    ...blockedBy.flatMap((block, n) =>
      wrap(blockText(trace, block), n === 0 ? 'Blocked by:  ' : HANG),
    ),
    ...(mendedBy === null ? [] : wrap(`design ${mendedBy}`, 'Mended by:   ')),
    ...wrap(
      `${foldable(scope)}; ${search.states === 0 ? 'random walks' : searched}`,
      'Scope:       ',
    ),
  ];
}

const HANG = ' '.repeat('Blocked by:  '.length);

/** A scope too long for a line is one word no more. */
const foldable = (scope: string): string =>
  scope.length + HANG.length + 3 > WIDTH ? scope.replaceAll(',', ', ') : scope;

function blockText(trace: Trace, { rule, step, errno }: Block): string {
  if (step > trace.steps.length)
    return `${rule} (every step happens, the claim is not broken)`;
  return `${rule} (step ${step}: ${errno ?? 'no longer happens'})`;
}
