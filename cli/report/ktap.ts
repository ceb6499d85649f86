/** Runs as KTAP (Documentation/dev-tools/ktap.rst), for CI. */
import type { ClaimResult, RunResult } from '../run/task.js';
import { foundWord, vacuityText } from './words.js';

export function ktapText(runs: readonly RunResult[]): string {
  const results = runs.map(ktapRun);
  const count = { pass: 0, fail: 0, skip: 0, error: 0 };
  for (const { tests } of results)
    for (const test of tests)
      if (test.skip !== null) count.skip++;
      else if (test.ok) count.pass++;
      else if (test.timeout) count.error++;
      else count.fail++;
  return [
    'KTAP version 1',
    `1..${runs.length}`,
    ...results.flatMap(({ run, tests }, n) => [
      '  KTAP version 1',
      `  1..${tests.length}`,
      ...tests.flatMap((test, k) => [
        ...test.notes.map((note) => `  # ${note}`),
        `  ${outcome(test)} ${k + 1} ${test.name}${directive(test)}`,
      ]),
      ...(run.code === 0 ? [] : [`# Repro: ${run.repro}`]),
      `${run.code === 0 ? 'ok' : 'not ok'} ${n + 1} ${nameOf(run)}` +
        (run.code === 3 ? ' # TIMEOUT' : ''),
    ]),
    `# Totals: pass:${count.pass} fail:${count.fail} xfail:0 xpass:0 ` +
      `skip:${count.skip} error:${count.error}`,
    '',
  ].join('\n');
}

interface Test {
  readonly name: string;
  readonly ok: boolean;
  /** The search ended before it could tell. */
  readonly timeout: boolean;
  /** Why it was not asked; null if it was. */
  readonly skip: string | null;
  readonly notes: readonly string[];
}

function ktapRun(run: RunResult): { run: RunResult; tests: readonly Test[] } {
  const tests = run.claims.map((claim) => claimTest(claim, run));
  for (const { claim, because } of run.leftOut)
    tests.push({
      name: claim,
      ok: true,
      timeout: false,
      skip: because,
      notes: [],
    });
  const idle = [...run.vacuous, ...run.unseen];
  tests.push({
    name: 'nothing-vacuous',
    ok: idle.length === 0,
    timeout: run.vacuous.length === 0,
    skip: null,
    notes: idle.map((item) => `nothing-vacuous: ${vacuityText(item)}`),
  });
  return { run, tests };
}

function claimTest(claim: ClaimResult, run: RunResult): Test {
  const steps = claim.steps === null ? '' : `, ${claim.steps} steps`;
  const note =
    `${claim.claim}: expected ${claim.expect}, ` +
    `found ${foundWord(claim, run)}${steps}`;
  const ok = claim.verdict === 'met';
  return {
    name: claim.claim,
    ok,
    timeout: claim.verdict === 'inconclusive',
    skip: null,
    notes: ok ? [] : [note],
  };
}

const outcome = ({ ok }: Test): string => (ok ? 'ok' : 'not ok');

const directive = ({ ok, timeout, skip }: Test): string =>
  skip !== null ? ` # SKIP ${skip}` : !ok && timeout ? ' # TIMEOUT' : '';

function nameOf({ design, scope }: RunResult): string {
  return `${design} ${scope}`;
}
