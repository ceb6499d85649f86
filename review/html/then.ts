/** What becomes of a trace when one of its rules is switched, in words. Used
 * by the page's script and by the page without it. */
import type { PageData, TraceData } from './data.js';

export interface Then {
  readonly rule: string;
  /** What it is in the trace. */
  readonly on: boolean;
  /** The step that no longer happens; one more than the last if all happen
   * but nothing is shown; null if the trace goes through. */
  readonly step: number | null;
  /** Whether the claim is shown where it goes through is not known. */
  readonly open: boolean;
  readonly says: string;
}

/** Every rule, those first that make a difference, then those that may. */
export function thensOf(
  { words }: Pick<PageData, 'words'>,
  trace: Pick<TraceData, 'switched' | 'steps' | 'claim' | 'shows'>,
): readonly Then[] {
  const { on, off, stops, open = [] } = trace.switched;
  const count = trace.steps.length;
  const shown = trace.shows.toLowerCase();
  const all = [...off, ...on].map((id): Then => {
    const found = stops.find(([rule]) => rule === id);
    const known = {
      rule: words[id] ?? '',
      on: on.includes(id),
      open: open.includes(id),
    };
    if (found === undefined)
      return {
        ...known,
        step: null,
        says: known.open
          ? `goes through; whether ${trace.claim} is ${shown} then was not ` +
            'searched: too much follows'
          : `goes through: ${trace.claim} is ${shown} all the same`,
      };
    const [, step, result] = found;
    const action = words[trace.steps[step - 1]?.action ?? -1] ?? '';
    return {
      ...known,
      step,
      says:
        step > count
          ? `every step happens, but ${trace.claim} is not ${shown}`
          : `stops at step ${step}, ${action}: ${words[result] ?? ''}`,
    };
  });
  return [
    ...all.filter(({ step }) => step !== null),
    ...all.filter(({ open }) => open),
    ...all.filter(({ step, open }) => step === null && !open),
  ];
}
