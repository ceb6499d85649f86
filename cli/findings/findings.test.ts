import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import type { Mend } from '../../model/design.js';
import { parseScope } from '../../model/scope.js';
import { seriesDesigns } from '../../model/series/index.js';
import { changed, programOf } from '../../review/findings.js';
import { replayElsewhere } from '../../traces/elsewhere.js';
import { findingsPage } from './page.js';
import { page, readFindings, readTraces } from './store.js';

const findings = readFindings();
const traces = readTraces(findings);

const mendsNamed = (
  known: readonly Mend[],
  names: readonly string[],
): readonly Mend[] =>
  names.map((name) => {
    const found = known.find((mend) => mend.name === name);
    if (found === undefined) throw new Error(`no change '${name}'`);
    return found;
  });

it('docs/findings.md is what the kept findings say', async () => {
  const options = await resolveConfig(page);
  const text = await format(findingsPage(findings, traces), {
    ...options,
    parser: 'markdown',
  });
  expect(readFileSync(page, 'utf8')).toBe(text);
});

it('every posted version has findings, and every one of them is mended', () => {
  const designs = new Set(
    findings.findings.flatMap(({ seen }) => seen.map(({ design }) => design)),
  );
  const posted = seriesDesigns.filter(({ mends }) => mends !== undefined);
  expect([...designs].sort()).toEqual(posted.map(({ name }) => name).sort());
  expect(findings.findings.filter(({ mends }) => mends.length === 0)).toEqual(
    [],
  );
  expect(findings.endings.filter(({ verdict }) => verdict === 'open')).toEqual(
    [],
  );
});

describe.each(
  findings.findings.map((finding) => [finding.trace, finding] as const),
)('%s', (file, finding) => {
  const trace = traces.get(file);
  const seen = finding.seen.at(-1);
  const design = seriesDesigns.find(({ name }) => name === seen?.design);
  if (trace === undefined || seen === undefined || design === undefined)
    throw new Error(`${file} is of no design`);
  const known = design.mends ?? [];
  const before = changed(design, mendsNamed(known, seen.made));
  const scope = parseScope(trace.scope);

  it('still shows the claim broken', async () => {
    const program = programOf(before, scope, trace.claim);
    expect(await replayElsewhere(program, trace)).toMatchObject({
      kind: 'shown',
    });
  });

  it('does not once the change is made', async () => {
    const after = changed(before, mendsNamed(known, finding.mends));
    const program = programOf(after, scope, trace.claim);
    const { kind } = await replayElsewhere(program, trace);
    expect(['stopped', 'harmless']).toContain(kind);
  });
});
