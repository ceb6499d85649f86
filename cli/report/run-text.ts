/** One run as text (reviewer-experience, section 4.5). */
import { padEnd, padStart, widthOf } from '../../traces/render/width.js';
import { wrap } from '../../traces/render/words.js';
import type { ClaimResult, RunResult } from '../run/task.js';
import {
  foundWord,
  leftOutText,
  searchLine,
  summaryOf,
  vacuityText,
} from './words.js';

/** What was searched and found; the verdict follows in `closingText`. */
export function runText(run: RunResult, source: string): string {
  return [
    `design ${run.design}   (${source})`,
    `scope  ${run.scope}`,
    `search ${searchLine(run)}`,
    '',
    ...claimTable(run),
    ...leftOutLines(run),
    '',
    '',
  ].join('\n');
}

function leftOutLines(run: RunResult): readonly string[] {
  const text = leftOutText(run);
  return text === null ? [] : ['', ...wrap(text, '')];
}

function claimTable(run: RunResult): readonly string[] {
  const rows = run.claims.map((claim) => [
    claim.claim,
    claim.expect,
    foundWord(claim, run),
    claim.steps === null ? '-' : `${claim.steps}`,
    mark(claim),
  ]);
  const heads = ['claim', 'expect', 'found', 'steps', ''];
  const widths = heads.map((head, n) =>
    Math.max(...[head, ...rows.map((row) => row[n] ?? '')].map(widthOf)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, n) => (n === 3 ? padStart : padEnd)(cell, widths[n] ?? 0)).join('  ')}`.trimEnd();
  const rule = widths.slice(0, 4).map((width) => '-'.repeat(width));
  return [line(heads), line(rule), ...rows.map(line)];
}

function mark({ verdict }: ClaimResult): string {
  switch (verdict) {
    case 'met':
      return '';
    case 'notMet':
      return '!!!';
    case 'inconclusive':
      return '?';
  }
}

/** What the verdict is, what was wrong, and how to see it again. */
export function closingText(run: RunResult): string {
  const counted = run.claims
    .filter(({ verdict, states }) => verdict === 'notMet' && (states ?? 0) > 0)
    .map(
      ({ claim, states }) =>
        `${claim}: ${states ?? 0} of ${run.states} states are bad.`,
    );
  const vacuous = run.vacuous.map((item) => `vacuous: ${vacuityText(item)}`);
  return [
    `${summaryOf(run)}.`,
    ...counted,
    ...vacuous,
    ...(run.code === 0 ? [] : [`Repro: ${run.repro}`]),
    '',
    '',
  ].join('\n');
}
