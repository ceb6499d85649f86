/** Narrows the list of traces by words. */
import type { PageData, TraceData } from '../data.js';

export const fields = ['name', 'design', 'claim', 'rule', 'actor'] as const;

/**
 * Traces that have every word of the query, in any field or, for `rule:drain`,
 * in that one. A rule belongs to a trace if it refuses a step of it, or stops
 * it when switched: the rules that every trace has in common narrow nothing.
 */
export function matching(data: PageData, query: string): readonly TraceData[] {
  const words = query.toLowerCase().split(/\s+/);
  return data.traces.filter((trace) => {
    const known = fieldsOf(data, trace);
    return words.every((text) => {
      const [head = '', ...rest] = text.split(':');
      const field = fields.find((name) => name === head);
      const wanted = rest.join(':');
      return field !== undefined && text.includes(':')
        ? known[field].some((value) => value.includes(wanted))
        : fields.some((name) =>
            known[name].some((value) => value.includes(text)),
          );
    });
  });
}

function fieldsOf(
  data: PageData,
  { name, design, claim, steps, switched }: TraceData,
): Readonly<Record<(typeof fields)[number], readonly string[]>> {
  const word = (at: number): string => (data.words[at] ?? '').toLowerCase();
  const refusing = steps.flatMap(({ result, why }) =>
    result === undefined ? [] : (why ?? []),
  );
  const stopping = switched.stops.map(([rule]) => rule);
  return {
    name: [name.toLowerCase()],
    design: [design.toLowerCase()],
    claim: [claim.toLowerCase()],
    rule: [...refusing, ...stopping].map(word),
    actor: steps.map(({ action }) => word(action).split(' ')[0] ?? ''),
  };
}
