/** How one step of a trace reads. */
import type { TraceStep } from './trace.js';

/** `VM1.t1 bind mdev1 p1`, with the section where a call has several. */
export function actionOf(step: TraceStep): string {
  return `${step.actor} ${callOf(step)}${sectionOf(step)}`;
}

/** `bind mdev1 p1`: the operation and its arguments, by parameter name. */
export function callOf({ operation, args }: TraceStep): string {
  const values = Object.keys(args)
    .sort()
    .map((name) => args[name] ?? '');
  return [operation, ...values].join(' ');
}

function sectionOf({ part, section }: TraceStep): string {
  switch (part) {
    case 'whole':
      return '';
    case 'first':
    case 'middle':
    case 'last':
      return `: ${section}`;
    case 'undo':
      return `: undo ${section}`;
  }
}
