/** The renderings of one trace, by name. */
import type { Trace } from '../trace.js';
import { renderItf } from './itf.js';
import { renderLitmus } from './litmus.js';
import { renderSequence, renderStateDiagram } from './mermaid.js';
import { renderText } from './text.js';

export const traceFormats = [
  'itf',
  'mermaid',
  'mermaid-state',
  'litmus',
] as const;

export type TraceFormat = (typeof traceFormats)[number];

/** A trace too large for a diagram comes as text that says so. */
export function renderAs(
  format: TraceFormat,
  trace: Trace,
  repro: string,
): string {
  switch (format) {
    case 'itf':
      return renderItf(trace);
    case 'litmus':
      return renderLitmus(trace);
    case 'mermaid':
      return renderSequence(trace) ?? tooLarge(trace, repro);
    case 'mermaid-state':
      return renderStateDiagram(trace) ?? tooLarge(trace, repro);
  }
}

const tooLarge = (trace: Trace, repro: string): string =>
  `%% ${trace.name} is too large for a readable diagram; as text:\n` +
  renderText(trace, repro);
