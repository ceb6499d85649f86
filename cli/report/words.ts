/** The words of verdicts, and how a run is described. */
import type { Again } from '../../checker/certify/again.js';
import type { Certificate } from '../../checker/certify/certificate.js';
import type { Stop, Vacuity } from '../../checker/search/exploration.js';
import type { ClaimResult, RunResult } from '../run/task.js';

const plain = { never: 'Never', sometimes: 'Sometimes', always: 'Always' };

/** `Never`, `Sometimes`, `Always`; in capitals where not expected; or how far
 * an unfinished search looked. */
export function foundWord(claim: ClaimResult, run: RunResult): string {
  if (isIdle(claim, run)) return 'vacuous';
  if (claim.found === 'notSeen')
    return run.mode.kind === 'random'
      ? `not seen in ${run.mode.walks} walks`
      : `not seen to depth ${run.depth}`;
  const word = plain[claim.found];
  return claim.verdict === 'notMet' ? word.toUpperCase() : word;
}

function isIdle({ claim }: ClaimResult, run: RunResult): boolean {
  return [...run.vacuous, ...run.unseen].some(
    (vacuity) => vacuity.kind === 'claim' && vacuity.claim === claim,
  );
}

/** How the states were looked at. */
export function searchLine(run: RunResult): string {
  if (run.mode.kind === 'random')
    return (
      `random walks, seed ${run.mode.seed}, ${run.mode.walks} a claim; ` +
      `finds attacks, cannot say Never`
    );
  const states = statesWord(run);
  const how =
    run.mode.kind === 'reduced'
      ? 'breadth-first, partial order reduction'
      : 'breadth-first';
  if (run.complete)
    return `${how}, exhaustive; ${states}, depth ${run.depth}, complete`;
  return (
    `${how}, STOPPED at depth ${run.depth} (${stopWord(run.stopped)}` +
    `${run.doing === undefined ? '' : ` while ${run.doing}`}); ` +
    `${states}, ${run.open} open left`
  );
}

/** What was re-checked of a search, a line each; none if nobody asked. */
export function proofLines({ proof }: RunResult): readonly string[] {
  if (proof === null) return [];
  const { certificate, again } = proof;
  const first = `certificate: ${certificateWord(certificate)}`;
  return again === null
    ? [first]
    : [first, `without symmetry: ${againWord(again)}`];
}

function certificateWord(certificate: Certificate): string {
  switch (certificate.kind) {
    case 'notMade':
      return `not made, ${notMadeWord(certificate.why)}`;
    case 'certified': {
      const { states, renamed, each, steps, open, notCovered } = certificate;
      const names =
        renamed === states
          ? ''
          : each
            ? ` under all their ${renamed} names`
            : ' up to renaming';
      return (
        `${states} states${names}, ${steps} steps re-checked by the ` +
        `interpreter` +
        (open === 0 ? '' : `; ${open} of the states judged only`) +
        (notCovered.length === 0
          ? ''
          : `; not re-checked: ${notCovered.join(', ')}`)
      );
    }
    case 'refuted':
      return 'refuted';
  }
}

function notMadeWord(
  why: Extract<Certificate, { kind: 'notMade' }>['why'],
): string {
  switch (why) {
    case 'work':
      return 'it would take longer than the search; --certify makes it';
    case 'room':
      return 'the states are too many for a plain map';
    case 'interrupted':
      return 'stopped before its end';
    case 'partial':
      return 'partial order reduction leaves states out';
  }
}

function againWord(again: Again): string {
  switch (again.kind) {
    case 'agrees':
      return `searched again, ${again.states} states, the same verdicts and lengths`;
    case 'notMade':
      return again.why === 'work'
        ? 'not searched again, it would take longer than the search'
        : 'not searched to the end';
    case 'differs':
      return 'differs';
  }
}

/** `4161 states`, or `1040 states up to 4 renamings`. */
export function statesWord({ states, symmetries }: RunResult): string {
  const renamings = symmetries > 1 ? ` up to ${symmetries} renamings` : '';
  return `${states} states${renamings}`;
}

function stopWord(stop: Stop | null): string {
  switch (stop) {
    case 'states':
      return 'state limit';
    case 'memory':
      return 'memory limit';
    case 'time':
      return 'time limit';
    case 'depth':
      return 'depth limit';
    case 'interrupt':
      return 'interrupted';
    case 'found':
      return 'found what it looked for';
    case null:
      return 'unknown';
  }
}

export function vacuityText(vacuity: Vacuity): string {
  switch (vacuity.kind) {
    case 'operation':
      return operationText(vacuity.operation, vacuity.missing);
    case 'rule':
      return `rule ${vacuity.rule} never takes effect`;
    case 'claim':
      return (
        `claim ${vacuity.claim} says nothing of this scope, ` +
        `which has no ${vacuity.sorts.join(' and no ')}`
      );
  }
}

function operationText(
  operation: string,
  missing: Extract<Vacuity, { kind: 'operation' }>['missing'],
): string {
  switch (missing) {
    case 'success':
      return `operation ${operation} never succeeds`;
    case 'refusal':
      return `operation ${operation} is never refused`;
    case 'steps':
      return `operation ${operation} has no step in this scope and with these rules`;
  }
}

/** `quota-refusal (needs ...)`, claim by claim; null if every one is asked. */
export function leftOutText({ leftOut }: RunResult): string | null {
  if (leftOut.length === 0) return null;
  const each = leftOut.map(({ claim, because }) => `${claim} (${because})`);
  return `not asked in this scope: ${each.join(', ')}`;
}

/** `4 of 18 expectations not met`, and what else keeps the run from 0. */
export function summaryOf(run: RunResult): string {
  const total = run.claims.length;
  const not = run.claims.filter(({ verdict }) => verdict === 'notMet').length;
  const open = run.claims.filter(
    ({ verdict }) => verdict === 'inconclusive',
  ).length;
  const parts: string[] = [];
  if (not > 0) parts.push(`${not} of ${total} expectations not met`);
  if (open > 0) parts.push(`${open} of ${total} inconclusive`);
  if (run.vacuous.length > 0) parts.push(`${run.vacuous.length} vacuous`);
  if (run.unseen.length > 0)
    parts.push(`${run.unseen.length} not exercised so far`);
  return parts.length === 0
    ? `all ${total} expectations met`
    : parts.join('; ');
}
