/** Where the findings are kept: one file of facts, one trace a finding. */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
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
  const kept = new Set(traces.map((trace) => saveTrace(folder, trace)));
  writeWhole(facts, `${JSON.stringify(findings, null, 2)}\n`);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path !== facts && !kept.has(path)) rmSync(path, { recursive: true });
  }
}
