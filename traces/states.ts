/** Every state of a trace by name, worked out from the last one. */
import type { NamedState } from './naming.js';
import type { Trace, TraceStep } from './trace.js';

/** The state before the first step, then after each. */
export function statesOf(trace: Trace): readonly NamedState[] {
  let state = trace.final;
  const backwards = [state];
  for (const step of trace.steps.toReversed()) {
    state = before(state, step);
    backwards.push(state);
  }
  return backwards.toReversed();
}

function before(after: NamedState, { changed }: TraceStep): NamedState {
  return Object.fromEntries(
    Object.entries(after).map(([component, fields]) => [
      component,
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => {
          const change = changed[`${component}.${field}`];
          return [field, change === undefined ? value : change[0]];
        }),
      ),
    ]),
  );
}
