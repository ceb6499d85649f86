/** The guards and actions that a chart's definition names. */
import type { Chart } from '../../checker/language/chart.js';

export interface Names {
  readonly guards: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
}

/** Read from the machine's config, composed guards (`and`, `or`) included. */
export function namesUsed(chart: Chart): Names {
  const guards = new Set<string>();
  const actions = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (key === 'guard') collectGuards(inner, guards);
        else if (key === 'actions') [inner].flat().forEach(addTo(actions));
        else if (key !== 'context') visit(inner);
  };
  visit(chart.machine.config);
  return { guards, actions };
}

const addTo =
  (set: Set<string>) =>
  (name: unknown): void => {
    if (typeof name !== 'string')
      throw new TypeError(
        `a chart uses an inline function; name it in its setup, or it ` +
          `vanishes from the definition`,
      );
    set.add(name);
  };

function collectGuards(guard: unknown, into: Set<string>): void {
  if (typeof guard === 'function' && 'guards' in guard)
    for (const part of guard.guards as readonly unknown[])
      collectGuards(part, into);
  else addTo(into)(guard);
}
