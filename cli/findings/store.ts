/** Where the findings are kept: one file of facts, one trace a finding. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  readTrace,
  saveTrace,
  TRACE_SUFFIX,
  writeWhole,
} from '../../traces/file.js';
import { packageRoot } from '../../traces/package-root.js';
import type { Trace } from '../../traces/trace.js';
import type { Findings } from './findings.js';

export const folder = join(packageRoot, 'traces', 'findings');
export const page = join(packageRoot, 'docs', 'findings.md');
const facts = join(folder, 'findings.json');

export const readFindings = (): Findings =>
  JSON.parse(readFileSync(facts, 'utf8')) as Findings;

export const readTraces = ({ findings }: Findings): Map<string, Trace> =>
  new Map(
    findings.map(({ trace }) => [
      trace,
      readTrace(join(folder, `${trace}${TRACE_SUFFIX}`)),
    ]),
  );

/** Replaces what was there. */
export function writeFindings(
  findings: Findings,
  traces: readonly Trace[],
): void {
  rmSync(folder, { recursive: true, force: true });
  for (const trace of traces) saveTrace(folder, trace);
  writeWhole(facts, `${JSON.stringify(findings, null, 2)}\n`);
}
