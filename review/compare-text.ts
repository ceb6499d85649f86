/** A comparison as text for a mail. */
import { callOf } from '../traces/step-text.js';
import { oneLine, withTexts } from '../traces/render/visible.js';
import { ascii, indented, wrap } from '../traces/render/words.js';
import type { Trace } from '../traces/trace.js';
import type { ComparedClaim, Comparison, Crossed } from './compare.js';
import type { Cell } from './necessity.js';
import { cellText, inWords } from './sections.js';

export function comparisonText(compared: Comparison): string {
  const found = withTexts(compared, (text) => ascii(oneLine(text)));
  const [left, right] = found.designs;
  const lines = [
    ...wrap(`compare ${left} with ${right}`),
    ...found.scopes.flatMap((scope) => wrap(scope, 'scope  ')),
    ...wrap(found.rules[0].join(', ') || 'none', `only in ${left}: `),
    ...wrap(found.rules[1].join(', ') || 'none', `only in ${right}: `),
    '',
    ...tableLines(found),
    ...found.designs.flatMap((design, n) =>
      (found.notAsked[n] ?? []).flatMap(({ claim, because }) =>
        wrap(`not asked of ${design} in these scopes: ${claim} (${because})`),
      ),
    ),
    '',
    ...group(
      `Attacks that only ${right} stops:`,
      found.rows.filter(
        ({ attack, cells }) => attack && differ(cells, 'broken', 'holds'),
      ),
      left,
    ),
    ...group(
      `Attacks that only ${left} stops:`,
      found.rows.filter(
        ({ attack, cells }) => attack && differ(cells, 'holds', 'broken'),
      ),
      right,
    ),
    ...group(
      'Attacks on both:',
      found.rows.filter(
        ({ attack, cells }) => attack && differ(cells, 'broken', 'broken'),
      ),
      left,
    ),
    ...scenarios(
      `Legitimate scenarios that only ${left} allows:`,
      found.rows.filter(
        ({ attack, cells }) => !attack && differ(cells, 'reached', 'unreached'),
      ),
    ),
    ...scenarios(
      `Legitimate scenarios that only ${right} allows:`,
      found.rows.filter(
        ({ attack, cells }) => !attack && differ(cells, 'unreached', 'reached'),
      ),
    ),
  ];
  return ascii(`${lines.join('\n').trimEnd()}\n`);
}

function differ(
  [left, right]: readonly [Cell, Cell],
  one: Cell['settled'],
  other: Cell['settled'],
): boolean {
  return left.settled === one && right.settled === other;
}

/** `SOMETIMES 18`. */
const SAID = 12;

function tableLines({ designs, rows }: Comparison): readonly string[] {
  const [left, right] = designs;
  const name = Math.max(...rows.map(({ claim }) => claim.length), 5);
  const width = Math.max(left.length, SAID);
  const line = (cells: readonly [string, string, string]): string =>
    indented(
      `${cells[0].padEnd(name)}  ${cells[1].padEnd(width)}  ${cells[2]}`,
    );
  return [
    line(['claim', left, right]),
    line(['-'.repeat(name), '-'.repeat(width), '-'.repeat(SAID)]),
    ...rows.map(({ claim, cells }) =>
      line([claim, word(cells[0]), word(cells[1])]),
    ),
  ];
}

function word(cell: Cell): string {
  switch (cell.settled) {
    case 'broken':
      return `SOMETIMES ${cellText(cell)}`;
    case 'holds':
    case 'unreached':
      return 'Never';
    case 'reached':
      return `Sometimes ${cell.trace?.steps.length ?? ''}`.trim();
    case 'open':
      return 'not seen';
    case 'notAsked':
      return '-';
  }
}

function group(
  title: string,
  rows: readonly ComparedClaim[],
  from: string,
): readonly string[] {
  if (rows.length === 0) return [];
  const parts = rows.flatMap(({ crossed }) =>
    crossed
      .filter((crossing) => crossing.from === from)
      .flatMap((crossing) => [...crossingLines(crossing), '']),
  );
  return [...wrap(title), '', ...parts];
}

/** The steps up to the first difference, and the rule behind it. */
function crossingLines({
  from,
  on,
  trace,
  answer,
}: Crossed): readonly string[] {
  const head = `${trace.claim}, ${trace.steps.length} steps in ${from}:`;
  const until = answer.kind === 'stopped' ? answer.step : trace.steps.length;
  return [
    ...wrap(head),
    ...trace.steps
      .slice(0, until)
      .flatMap((step) =>
        wrap(
          `${step.actor} ${callOf(step)}` +
            (step.part === 'whole' ? '' : ` (${step.section})`),
          `${String(step.n).padStart(3)}  `,
        ),
      ),
    ...wrap(`first difference: ${difference(trace, on, answer)}`),
  ];
}

function difference(
  trace: Trace,
  on: string,
  answer: Crossed['answer'],
): string {
  switch (answer.kind) {
    case 'stopped':
      return (
        `step ${answer.step}, in ${on} ` +
        `${answer.result ?? 'cannot be taken'}, rule ` +
        (answer.rules.join(', ') || 'none: the state allows it not')
      );
    case 'harmless':
      return (
        `none in the steps; at the end ${on} is unharmed, rule ` +
        (answer.rules.join(', ') || 'none')
      );
    case 'shown':
      return `none, ${trace.claim} breaks in ${on} too`;
    case 'foreign':
      return `cannot be asked: ${answer.because}`;
  }
}

function scenarios(
  title: string,
  rows: readonly ComparedClaim[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [
    ...wrap(title),
    ...rows.flatMap(({ claim, crossed }) =>
      crossed.flatMap(({ trace }) => wrap(`${claim}: ${inWords(trace)}`, '- ')),
    ),
    '',
  ];
}
