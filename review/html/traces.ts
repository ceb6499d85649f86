/** The traces of a page as they read without a script. */
import { renderText } from '../../traces/render/text.js';
import type { PageData, TraceData } from './data.js';
import type { TraceSource } from './encode.js';
import { escaped } from './escaped.js';
import { thensOf } from './then.js';

interface Options {
  readonly title: string;
  /** Whether they are spread out from the start. */
  readonly open: boolean;
  /** What is not on the page, in a sentence; empty if all is. */
  readonly remark: string;
}

export function tracesHtml(
  sources: readonly TraceSource[],
  data: PageData,
  { title, open, remark }: Options,
): string {
  const all = sources.map(({ trace, repro }, n) => {
    const { name, question } = trace;
    const own = data.traces[n];
    return (
      `<details id="trace-${escaped(name)}"${open ? ' open' : ''}>` +
      `<summary>${escaped(name)}</summary><p>${escaped(question)}</p>` +
      `<pre tabindex="0">${escaped(renderText(trace, repro))}</pre>` +
      `${own === undefined ? '' : whatIfHtml(data, own)}</details>`
    );
  });
  return (
    '<section id="traces" aria-labelledby="h-traces">' +
    `<h2 id="h-traces">${escaped(title)}</h2>` +
    (remark === '' ? '' : `<p>${escaped(remark)}</p>`) +
    `${all.join('\n')}</section>`
  );
}

/** One row a rule that makes a difference or may, one sentence for the others. */
function whatIfHtml(data: PageData, trace: TraceData): string {
  const thens = thensOf(data, trace);
  const rows = thens
    .filter(({ step, open }) => step !== null || open)
    .map(
      ({ rule, on, says }) =>
        `<tr><th scope="row">${escaped(rule)} ${on ? 'off' : 'on'}</th>` +
        `<td>${escaped(says)}</td></tr>`,
    );
  const table =
    rows.length === 0
      ? ''
      : '<table><caption>What if one rule were switched</caption><thead>' +
        '<tr><th scope="col">rule</th><th scope="col">then the trace</th>' +
        `</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const others = rows.length === 0 ? 'Whichever rule' : 'Whichever other rule';
  const rest =
    rows.length === thens.length
      ? ''
      : `<p>${others} is switched, it goes through all the same.</p>`;
  return table + rest;
}
