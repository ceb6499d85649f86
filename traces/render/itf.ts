/** A trace in the Informal Trace Format (Apalache ADR-015), for viewers. */
import type { Value } from '../../checker/language/domain.js';
import type { NamedFields } from '../naming.js';
import { statesOf } from '../states.js';
import { actionOf } from '../step-text.js';
import type { Trace } from '../trace.js';

/** One variable a component, its value a record of its fields. */
export function renderItf(trace: Trace): string {
  const states = statesOf(trace);
  const vars = Object.keys(trace.final).sort();
  const itf = {
    '#meta': {
      format: 'ITF',
      'format-description':
        'https://apalache-mc.org/docs/adr/015adr-trace.html',
      description: `${trace.question} ${trace.says}`,
      source: `${trace.design}, scope ${trace.scope}, claim ${trace.claim}`,
      tool: trace.tool,
    },
    params: [],
    vars: [...vars, 'step'],
    states: states.map((state, index) => {
      const step = trace.steps[index - 1];
      return {
        '#meta': { index },
        ...Object.fromEntries(
          vars.map((name) => [name, recordOf(state[name] ?? {})]),
        ),
        step: step === undefined ? 'start' : actionOf(step),
      };
    }),
  };
  return `${JSON.stringify(itf, null, 1)}\n`;
}

function recordOf(fields: NamedFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, itfValue(value)]),
  );
}

/** ITF has no null, and asks for big numbers to be marked; ours are small. */
function itfValue(value: Value): boolean | string | { '#bigint': string } {
  if (value === null) return 'none';
  return typeof value === 'number' ? { '#bigint': String(value) } : value;
}
