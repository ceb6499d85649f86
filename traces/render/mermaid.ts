/** A trace as Mermaid diagrams, for forges. */
import type { Trace } from '../trace.js';
import { HOST, messageOf } from './messages.js';
import type { Message } from './messages.js';
import { rowsOf } from './rows.js';
import { blamedComponent } from './table.js';
import { oneLine, withTexts } from './visible.js';
import { wordOf } from './words.js';

/** What still reads well on a forge. */
const MOST_PARTICIPANTS = 5;
const MOST_MESSAGES = 15;
const MOST_LABEL = 45;

/**
 * Who asks whom, in order; each message has the number of its step.
 *
 * @returns null if it would be too large to read
 */
export function renderSequence(recorded: Trace): string | null {
  const trace = withTexts(recorded, oneLine);
  const rows = rowsOf(trace.steps);
  const messages = rows.map((row) => messageOf(row, rows));
  const parties = new Set(messages.flatMap(({ from, to }) => [from, to]));
  if (
    parties.size > MOST_PARTICIPANTS ||
    messages.length > MOST_MESSAGES ||
    messages.some((message) => labelOf(message).length > MOST_LABEL)
  )
    return null;
  const names = [...parties].sort();
  const [first = HOST] = names;
  const last = names.at(-1) ?? first;
  const lines = [
    'sequenceDiagram',
    `  accTitle: ${plain(trace.name)}`,
    `  accDescr: ${plain(trace.question)} ${trace.steps.length} steps.`,
    ...names.map((name) => `  participant ${name}`),
    ...messages.map(
      (message) =>
        `  ${message.from}${message.result === 'ok' ? '->>' : '--x'}` +
        `${message.to}: ${labelOf(message)}`,
    ),
    `  Note over ${first === last ? first : `${first},${last}`}: ` +
      plain(`${trace.claim} ${wordOf(trace)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function labelOf({ first, last, call, result }: Message): string {
  const number = first === last ? `${first}` : `${first}-${last}`;
  return plain(`${number} ${call}${result === 'ok' ? '' : ` ${result}`}`);
}

/** Marks that Mermaid would read as its own. */
const plain = (text: string): string =>
  text.replace(/[;#:]/g, ',').replace(/\bend\b/gi, 'END');

/** The states the blamed object went through; null if the claim blames no
 * object with a chart of its own. */
export function renderStateDiagram(recorded: Trace): string | null {
  const trace = withTexts(recorded, oneLine);
  const component =
    blamedComponent(trace)?.component ?? Object.keys(trace.final)[0];
  if (component === undefined) return null;
  const field = `${component}.state`;
  const moves = trace.steps.flatMap((step) => {
    const change = step.changed[field];
    return change === undefined ? [] : [{ step, change }];
  });
  const [first] = moves;
  const start = first?.change[0] ?? trace.final[component]?.['state'] ?? null;
  const lines = [
    'stateDiagram-v2',
    `  accTitle: ${plain(component)} in ${plain(trace.name)}`,
    `  accDescr: The states of ${plain(component)}, one arrow a step.`,
    `  [*] --> ${String(start)}`,
    ...moves.map(
      ({ step, change }) =>
        `  ${String(change[0])} --> ${String(change[1])}: ` +
        plain(`${step.n} ${step.actor} ${step.operation}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
