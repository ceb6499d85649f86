/** Reading what SPIN's programs print. */
import { CLAIM_MARK, STEP_MARK } from '../../checker/export/index.js';
import { ToolError } from './run-tool.js';
import type { Counted, ForeignRun } from './verdict.js';

/**
 * The summary of a verifier that `spin -a` generated. The initial state's
 * arrival, which SPIN counts as a transition, is taken off.
 *
 * @throws ToolError if the summary is incomplete, or the search was cut short
 */
export function parseVerifier(text: string): Counted {
  for (const cut of ['max search depth too small', 'out of memory'])
    if (text.includes(cut))
      throw new ToolError(`SPIN's verifier did not finish: ${cut}`);
  return {
    states: number(text, /^\s*(\S+) states, stored/m, 'states, stored'),
    transitions: number(text, /^\s*(\S+) transitions/m, 'transitions') - 1,
    errors: number(text, /errors: (\d+)/, 'errors'),
    witnessed: new Map(),
  };
}

function number(text: string, pattern: RegExp, what: string): number {
  const found = pattern.exec(text)?.[1];
  const value = Number(found);
  if (found === undefined || !Number.isInteger(value))
    throw new ToolError(
      `SPIN's verifier printed no '${what}' (or not as a whole number); ` +
        `it ended with: ${text.trim().split('\n').slice(-3).join(' | ')}`,
    );
  return value;
}

/** The depth at which the verifier met a failed assertion, or null. */
export function parseErrorDepth(text: string): number | null {
  const found = /assertion violated.*\(at depth (\d+)\)/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/**
 * A `.trail` as `spin -t -B` replays it: every ground step prints its number,
 * the assertion its claim.
 *
 * @throws ToolError if no ground step or claim is in it
 */
export function parseTrail(text: string): ForeignRun {
  const steps = [...text.matchAll(mark(STEP_MARK, '(\\d+)'))].map((match) =>
    Number(match[1]),
  );
  const claim = [...text.matchAll(mark(CLAIM_MARK, '(\\S+)'))][0]?.[1] ?? null;
  if (steps.length === 0 && claim === null)
    throw new ToolError(
      `the replayed trail names no ground step; it is of a model not ` +
        `exported here, or the trail is missing: ` +
        text.trim().split('\n').slice(0, 2).join(' | '),
    );
  return { steps, claim };
}

const mark = (word: string, rest: string): RegExp =>
  new RegExp(`^\\s*${word} ${rest}\\s*$`, 'gm');
