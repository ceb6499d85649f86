/** The review as one HTML file. */
import { compile } from '../../checker/compile/compile.js';
import type { Program } from '../../checker/compile/program.js';
import type { Design } from '../../model/design.js';
import type { Trace } from '../../traces/trace.js';
import { systemWith } from '../ask.js';
import type { Page } from '../page.js';
import { pageData } from './encode.js';
import type { TraceSource } from './encode.js';
import { clientScript, documentHtml, footerHtml } from './shell.js';
import { headerHtml, mainHtml } from './static.js';
import { tracesHtml } from './traces.js';

/** What keeps the file below half a megabyte. */
const MOST_TRACES = 100;

/** @param designs those that the review's traces are of */
export async function pageHtml(
  page: Page,
  designs: readonly Design[],
): Promise<string> {
  const script = await clientScript();
  const all = tracesOf(page);
  const sources = sourcesOf(page, all.slice(0, MOST_TRACES), designs);
  const data = await pageData(sources);
  const left = all.length - sources.length;
  const traces = tracesHtml(sources, data, {
    title: 'Traces as text',
    open: false,
    remark: left === 0 ? '' : `${left} more are left out to keep this small.`,
  });
  return documentHtml({
    title: `ioasid review: ${page.design.name}`,
    skip: 'Skip to the review',
    body: [
      headerHtml(page),
      mainHtml(page, new Set(data.traces.map(({ name }) => name)), traces),
      footerHtml(page.tool, page.model),
    ].join('\n'),
    data,
    script,
  });
}

/** The attacks of the cards and of the designs set side by side, once. */
function tracesOf(page: Page): readonly Trace[] {
  const traces = [
    ...page.necessity.rows.flatMap(({ cells }) =>
      page.attacks.flatMap(({ claim }) => cells[claim]?.trace ?? []),
    ),
    ...(page.sideBySide?.rows ?? [])
      .filter(({ attack }) => attack)
      .flatMap(({ cells }) =>
        Object.values(cells).flatMap(({ trace }) => trace ?? []),
      ),
  ];
  const known = new Map<string, Trace>();
  for (const trace of traces)
    if (!known.has(trace.name)) known.set(trace.name, trace);
  return [...known.values()];
}

function sourcesOf(
  page: Page,
  traces: readonly Trace[],
  designs: readonly Design[],
): readonly TraceSource[] {
  const programs = new Map<string, Program>();
  return traces.flatMap((trace) => {
    const design = designs.find(({ name }) => name === trace.design);
    if (design === undefined) return [];
    const { scope, rules } = trace;
    const key = JSON.stringify([design.name, scope, rules]);
    const program =
      programs.get(key) ?? compile(systemWith(design, scope, rules));
    programs.set(key, program);
    const own = design.name === page.design.name;
    const repro = own ? page.command : `npx ioasid review ${design.name}`;
    return [{ trace, program, repro }];
  });
}
