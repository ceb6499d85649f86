/** Runs as SARIF 2.1.0: a rule a claim, a result a claim and run. */
import { packageVersion } from '../../traces/package-root.js';
import { actionOf } from '../../traces/step-text.js';
import type { Trace } from '../../traces/trace.js';
import type { ClaimResult, RunResult } from '../run/task.js';
import { foundWord, vacuityText } from './words.js';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const VACUOUS = 'not-vacuous';

export function sarifText(runs: readonly RunResult[]): string {
  const claims = new Map(
    runs.flatMap((run) =>
      [...run.claims, ...run.leftOut].map(
        ({ claim, says }) => [claim, says] as const,
      ),
    ),
  );
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ioasid-checker',
            version: packageVersion,
            rules: [
              ...[...claims].map(([id, says]) => ({
                id,
                shortDescription: { text: says },
              })),
              {
                id: VACUOUS,
                shortDescription: {
                  text: 'Every operation succeeds and is refused somewhere.',
                },
              },
            ],
          },
        },
        results: runs.flatMap((run) => [
          ...run.claims.map((claim) => resultOf(claim, run)),
          ...run.leftOut.map(({ claim, because }) => ({
            ruleId: claim,
            kind: 'notApplicable',
            level: 'none',
            message: {
              text: `${run.design}, ${run.scope}: not asked, ${because}`,
            },
            locations: [locationOf(run, claim)],
          })),
          ...run.vacuous.map((vacuity) => ({
            ruleId: VACUOUS,
            kind: 'fail',
            level: 'error',
            message: { text: vacuityText(vacuity) },
            locations: [locationOf(run, VACUOUS)],
          })),
        ]),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A level other than `none` goes with `fail` only. */
function resultOf(claim: ClaimResult, run: RunResult): object {
  const { kind, level } = KINDS[claim.verdict];
  const steps = claim.steps === null ? '' : ` in ${claim.steps} steps`;
  return {
    ruleId: claim.claim,
    kind,
    level,
    message: {
      text:
        `${run.design}, ${run.scope}: expected ${claim.expect}, found ` +
        `${foundWord(claim, run)}${steps}`,
    },
    locations: [locationOf(run, claim.claim)],
    ...(claim.trace === null ? {} : { codeFlows: [flowOf(claim.trace)] }),
  };
}

const KINDS = {
  met: { kind: 'pass', level: 'none' },
  notMet: { kind: 'fail', level: 'error' },
  inconclusive: { kind: 'open', level: 'none' },
} as const;

const locationOf = ({ design }: RunResult, claim: string): object => ({
  logicalLocations: [{ name: claim, fullyQualifiedName: `${design}/${claim}` }],
});

function flowOf({ steps }: Trace): object {
  return {
    threadFlows: [
      {
        locations: steps.map((step) => ({
          executionOrder: step.n,
          location: {
            message: { text: `${actionOf(step)}: ${step.result}` },
            logicalLocations: [{ fullyQualifiedName: step.actor }],
          },
        })),
      },
    ],
  };
}
