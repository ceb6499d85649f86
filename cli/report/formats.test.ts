/** JUnit and SARIF, held to a published schema and to a reader of others. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseJunit } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { testWorld, lockCatalogue } from '../testing.js';
import type { RunResult } from '../run/task.js';
import { junitText } from './junit.js';
import { ktapText } from './ktap.js';
import { litmusText } from './litmus.js';
import { runText } from './run-text.js';
import { sarifText } from './sarif.js';

const { run } = testWorld(lockCatalogue, 'none');
const json = await run('check', '--format', 'json');
const runs = JSON.parse(json.out) as readonly RunResult[];

const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    ),
    'utf8',
  ),
) as Record<string, unknown>;

// The schema is of draft 4; Ajv 8 reads it without what names the draft.
delete schema['$schema'];
delete schema['id'];
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  // One of its patterns is none by the rules of the u flag.
  unicodeRegExp: false,
});
// The package's types describe its CommonJS form.
(addFormats as unknown as (to: Ajv) => void)(ajv);
const isSarif = ajv.compile(schema);

const verdicts = runs.flatMap(({ claims }) => claims);
const failed = verdicts.filter(({ verdict }) => verdict === 'notMet');

describe('SARIF', () => {
  const log = JSON.parse(sarifText(runs)) as {
    runs: { results: { kind: string; codeFlows?: unknown[] }[] }[];
  };

  it('keeps to the published schema', () => {
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
  });

  it('would not keep to it with a result that lacks its message', () => {
    expect(isSarif({ ...log, runs: [{ results: [{}] }] })).toBe(false);
  });

  it('fails what the run failed, with the steps', () => {
    const results = log.runs[0]?.results ?? [];
    const fails = results.filter(({ kind }) => kind === 'fail');
    expect(fails.length).toBeGreaterThanOrEqual(failed.length);
    expect(failed.length).toBeGreaterThan(0);
    expect(fails.some(({ codeFlows }) => codeFlows !== undefined)).toBe(true);
  });
});

describe('JUnit', () => {
  it('is read by junit2json with the same counts', async () => {
    const read = await parseJunit(junitText(runs));
    const suites =
      read !== null && read !== undefined && 'testsuite' in read
        ? (read.testsuite ?? [])
        : [];
    expect(suites).toHaveLength(runs.length);
    const cases = suites.flatMap((suite) =>
      'testcase' in suite ? (suite.testcase ?? []) : [],
    );
    const bad = cases.filter(({ failure }) => failure !== undefined);
    expect(bad.filter(({ name }) => name !== 'not vacuous')).toHaveLength(
      failed.length,
    );
  });

  it('escapes what XML would read as its own', () => {
    const [first] = runs;
    if (first === undefined) throw new Error('no run');
    const text = junitText([{ ...first, design: 'a<b & "c"' }]);
    expect(text).toContain('a&lt;b &amp; &quot;c&quot;');
  });
});

describe('litmus', () => {
  it('has an Observation for every claim, and !!! where unexpected', () => {
    const text = litmusText(runs);
    expect(text.match(/^Observation /gm)).toHaveLength(verdicts.length);
    expect(text.match(/^!!! /gm)).toHaveLength(failed.length);
  });
});

describe('a claim that the scope has no room for', () => {
  const [first] = runs;
  if (first === undefined) throw new Error('no run');
  const missing: RunResult = {
    ...first,
    leftOut: [
      { claim: 'two-meet', says: 'Two meet.', because: 'needs two VMs' },
    ],
  };

  it('is told in every form', () => {
    expect(runText(missing, 'x')).toContain(
      '  not asked in this scope: two-meet (needs two VMs)\n',
    );
    const ktap = ktapText([missing]);
    expect(ktap).toMatch(/^ {2}ok \d+ two-meet # SKIP needs two VMs$/m);
    expect(ktap).toContain('skip:1');
    const junit = junitText([missing]);
    expect(junit).toContain('<skipped message="needs two VMs"/>');
    expect(junit).toContain('skipped="1"');
    const sarif: unknown = JSON.parse(sarifText([missing]));
    expect(isSarif(sarif), JSON.stringify(isSarif.errors)).toBe(true);
    expect(JSON.stringify(sarif)).toContain('"kind":"notApplicable"');
    expect(litmusText([missing])).toContain('two-meet+');
    expect(json.out).toContain('"leftOut": []');
  });
});
