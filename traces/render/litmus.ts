/** A trace in the shape of a litmus test: a process an actor, then the bad
 * outcome. `tools/memory-model` readers know how to read it; herd cannot run
 * it, its events are calls and not accesses. */
import { callOf } from '../step-text.js';
import type { Trace } from '../trace.js';
import { ascii, mailable } from './words.js';

export function renderLitmus(recorded: Trace): string {
  const trace = mailable(recorded);
  const actors = [...new Set(trace.steps.map(({ actor }) => actor))].sort();
  const lines = [
    `C ${trace.name}`,
    '',
    '(*',
    ` * Result: ${resultOf(trace)}`,
    ' *',
    ...words(trace.question).map((line) => ` * ${line}`),
    ...words(trace.says).map((line) => ` * ${line}`),
    ' *)',
    '',
    '{}',
    '',
    ...actors.flatMap((actor, n) => [
      `P${n}() // ${actor}`,
      '{',
      ...trace.steps
        .filter((step) => step.actor === actor)
        .map((step) => {
          const part = step.part === 'whole' ? '' : ` ${step.section}`;
          const result = step.result === 'ok' ? '' : ` = ${step.result}`;
          return `\t${callOf(step)}${result}; // ${step.n}${part}`;
        }),
      '}',
      '',
    ]),
    `exists (${Object.entries(trace.blame)
      .map(([name, object]) => `${name}=${object}`)
      .concat(trace.claim)
      .join(' /\\ ')})`,
  ];
  return ascii(`${lines.join('\n')}\n`.replaceAll('\t', '        '));
}

/** What the search said of the bad outcome. */
function resultOf({ search }: Trace): string {
  return search.complete ? 'Sometimes' : 'Sometimes (search stopped early)';
}

function words(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > 66) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
