/** Runs as JUnit XML: a suite a run, a case a claim. */
import type { RunResult } from '../run/task.js';
import { actionOf } from '../../traces/step-text.js';
import type { ClaimResult } from '../run/task.js';
import { foundWord, vacuityText } from './words.js';

export function junitText(runs: readonly RunResult[]): string {
  const suites = runs.map(suiteOf);
  const sum = (field: 'tests' | 'failures' | 'errors' | 'skipped'): number =>
    suites.reduce((total, suite) => total + suite[field], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ioasid" tests="${sum('tests')}" ` +
      `failures="${sum('failures')}" errors="${sum('errors')}" ` +
      `skipped="${sum('skipped')}">`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly lines: readonly string[];
}

function suiteOf(run: RunResult): Suite {
  const failures =
    run.claims.filter(({ verdict }) => verdict === 'notMet').length +
    run.vacuous.length;
  const errors =
    run.claims.filter(({ verdict }) => verdict === 'inconclusive').length +
    run.unseen.length;
  const skipped = run.leftOut.length;
  const tests =
    run.claims.length + skipped + run.vacuous.length + run.unseen.length;
  const name = attribute(`${run.design} ${run.scope}`);
  const design = attribute(run.design);
  return {
    tests,
    failures,
    errors,
    skipped,
    lines: [
      `  <testsuite name="${name}" tests="${tests}" ` +
        `failures="${failures}" errors="${errors}" skipped="${skipped}">`,
      ...run.claims.flatMap((claim) => caseOf(claim, run)),
      ...run.leftOut.flatMap(({ claim, because }) => [
        `    <testcase name="${attribute(claim)}" classname="${design}">`,
        `      <skipped message="${attribute(because)}"/>`,
        '    </testcase>',
      ]),
      ...run.vacuous.flatMap((vacuity) => [
        `    <testcase name="not vacuous" classname="${design}">`,
        `      <failure message="${attribute(vacuityText(vacuity))}"/>`,
        '    </testcase>',
      ]),
      ...run.unseen.flatMap((vacuity) => [
        `    <testcase name="not vacuous" classname="${design}">`,
        `      <error message="${attribute(vacuityText(vacuity))}"/>`,
        '    </testcase>',
      ]),
      '  </testsuite>',
    ],
  };
}

function caseOf(claim: ClaimResult, run: RunResult): readonly string[] {
  const head =
    `    <testcase name="${attribute(claim.claim)}" ` +
    `classname="${attribute(run.design)}"`;
  if (claim.verdict === 'met') return [`${head}/>`];
  const message = attribute(
    `expected ${claim.expect}, found ${foundWord(claim, run)}`,
  );
  const tag = claim.verdict === 'inconclusive' ? 'error' : 'failure';
  const steps = (claim.trace?.steps ?? []).map(
    (step) => `${step.n} ${actionOf(step)} ${step.result}`,
  );
  return [
    `${head}>`,
    `      <${tag} message="${message}">${escaped(steps.join('\n'))}</${tag}>`,
    '    </testcase>',
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A newline in an attribute would be read as a space. */
const attribute = (text: string): string =>
  escaped(text).replaceAll('\n', '&#10;');
