/** Runs in the words of herd. The states counted are all reachable ones, not
 * final ones as herd's are. */
import { shortHash } from '../../traces/naming.js';
import type { ClaimResult, RunResult } from '../run/task.js';
import { isAttack } from '../run/task.js';

export function litmusText(runs: readonly RunResult[]): string {
  return runs
    .flatMap((run) => [
      ...run.claims.map((claim) => testOf(claim, run)),
      ...run.leftOut.map(
        ({ claim, because }) =>
          `Warning: ${claim}+${run.design} is not asked in ${run.scope}: ${because}\n`,
      ),
    ])
    .join('\n');
}

function testOf(claim: ClaimResult, run: RunResult): string {
  const name = `${claim.claim}+${run.design}`;
  const shown = claim.steps !== null;
  // Where offending states were not counted, one was found.
  const positive = shown ? (claim.states ?? 1) : 0;
  const negative = run.states - positive;
  const word = shown
    ? 'Sometimes'
    : run.complete
      ? 'Never'
      : `Never seen to depth ${run.depth}`;
  const blame = Object.entries(claim.trace?.blame ?? {}).map(
    ([object, value]) => `${object}=${value};`,
  );
  const ok = claim.verdict === 'met' ? 'Ok' : 'No';
  return [
    `Test ${name} ${isAttack(claim.kind) ? 'Forbidden' : 'Allowed'}`,
    `States ${run.states}`,
    ...(blame.length === 0 ? [] : [blame.join(' ')]),
    ok,
    'Witnesses',
    `Positive: ${positive} Negative: ${negative}`,
    ...(claim.verdict === 'notMet'
      ? [`!!! Unexpected ${shown ? 'non-Never' : 'Never'} verification`]
      : []),
    `Condition exists (${claim.claim})`,
    `Observation ${name} ${word} ${positive} ${negative}`,
    `Hash=${shortHash(`${name} ${run.scope}`)}`,
    '',
  ].join('\n');
}
