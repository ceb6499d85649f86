/** JSON with sorted keys, so that equal data is equal text. */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** One line, keys sorted by code unit, a space after `:` and `,`. */
export function sortedJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(sortedJson).join(', ')}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}: ${sortedJson(value[key] ?? null)}`);
  return `{${entries.join(', ')}}`;
}

// Array.isArray alone does not narrow readonly arrays.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
