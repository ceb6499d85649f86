/** One trace as one HTML file, of the same parts as the review. */
import type { TraceSource } from './encode.js';
import { pageData } from './encode.js';
import { escaped } from './escaped.js';
import { APP, clientScript, documentHtml, footerHtml } from './shell.js';
import { tracesHtml } from './traces.js';

/**
 * @param verdict what came of running it again, in a sentence
 * @throws if the trace does not run on its program
 */
export async function traceHtml(
  source: TraceSource,
  verdict: string,
): Promise<string> {
  const script = await clientScript();
  const data = await pageData([source]);
  const { trace } = source;
  const { name, says, design, claim, scope, rules, tool, modelHash } = trace;
  const facts = [
    ['design', design],
    ['claim', `${claim}: ${says}`],
    ['scope', scope],
    ['rules that are on', rules.join(', ') || 'none'],
  ] as const;
  return documentHtml({
    title: `ioasid replay: ${name}`,
    skip: 'Skip to the trace',
    body: [
      `<header><h1>ioasid replay: ${escaped(name)}</h1></header>`,
      '<main id="main">',
      `<p>${escaped(verdict)}</p><dl>`,
      ...facts.map(
        ([head, text]) => `<dt>${head}</dt><dd>${escaped(text)}</dd>`,
      ),
      '</dl>',
      APP,
      tracesHtml([source], data, {
        title: 'The trace as text',
        open: true,
        remark: '',
      }),
      '</main>',
      footerHtml(tool, modelHash),
    ].join('\n'),
    data,
    script,
  });
}
