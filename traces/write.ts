/** A trace as text that reads well in a diff: sorted keys, one step a line. */
import type { Json } from './sorted-json.js';
import { sortedJson } from './sorted-json.js';
import type { Trace } from './trace.js';

/** Ends with a newline; equal traces give equal text on any machine. */
export function formatTrace(trace: Trace): string {
  const lines = Object.entries(trace)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${block(value as Json)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Lists of objects and objects of objects take one line an entry. */
function block(value: Json): string {
  if (!isDeep(value)) return sortedJson(value);
  if (isList(value))
    return `[\n${value.map((item) => `    ${sortedJson(item)}`).join(',\n')}\n  ]`;
  const lines = Object.keys(value)
    .sort()
    .map(
      (key) => `    ${JSON.stringify(key)}: ${sortedJson(value[key] ?? null)}`,
    );
  return `{\n${lines.join(',\n')}\n  }`;
}

type Deep = readonly Json[] | Readonly<Record<string, Json>>;

function isDeep(value: Json): value is Deep {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).some(
      (inner) => inner !== null && typeof inner === 'object',
    )
  );
}

function isList(value: Deep): value is readonly Json[] {
  return Array.isArray(value);
}
