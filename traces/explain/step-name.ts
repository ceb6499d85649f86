/** How a ground step reads. */
import type { GroundStep } from '../../checker/compile/program.js';

/** `VM1.t1 bind mdev1 p1`, with the section where a call has several. */
export function nameArgsOf(step: GroundStep): string {
  const values = Object.keys(step.args)
    .sort()
    .map((name) => step.args[name] ?? '');
  const section =
    step.phase === 'undo'
      ? `: undo ${step.section}`
      : step.first && step.last
        ? ''
        : `: ${step.section}`;
  return `${[step.agent, step.operation, ...values].join(' ')}${section}`;
}
