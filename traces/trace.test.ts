import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import { is, not } from '../checker/index.js';
import type { Claim } from '../checker/index.js';
import { explore } from '../checker/search/explore.js';
import { Causes } from './causes.js';
import { replayElsewhere } from './elsewhere.js';
import { readTrace, saveTrace } from './file.js';
import { lockSystem } from './fixture/lock.js';
import { canonicalKey, stateHash } from './naming.js';
import { modelHash } from './model-hash.js';
import { parseTrace } from './parse.js';
import { recordFinding } from './record.js';
import { replay } from './replay.js';
import { runPath } from './run.js';
import type { Trace } from './trace.js';
import { formatTrace } from './write.js';

const noOwner = compile(lockSystem(['out-first'], true, 'no-owner'));
const mended = compile(lockSystem(['out-first', 'owner-only'], false));
const inOrder = compile(lockSystem(['owner-only', 'out-first'], false, 'tidy'));
const untidy = compile(lockSystem(['owner-only'], false, 'untidy'));

async function traceOf(program: Program, claim: string): Promise<Trace> {
  const { findings, states, symmetries, complete } = await explore(program);
  const finding = findings.find((found) => found.claim === claim);
  if (finding === undefined) throw new Error(`no finding for ${claim}`);
  const trace = recordFinding(program, finding, {
    expect: 'sometimes',
    search: { states, symmetries, complete },
  });
  if (trace === null) throw new Error(`${claim} has no path`);
  return trace;
}

const guarded = compile(lockSystem(['out-first', 'owner-only']));

const traces = {
  theft: await traceOf(noOwner, 'exclusion'),
  stayed: await traceOf(untidy, 'exclusion'),
  refused: await traceOf(guarded, 'thief-refused'),
};

describe('a recorded trace', () => {
  it('names every step, change and object', () => {
    const { steps, blame } = traces.theft;
    expect(steps.map((step) => step.operation)).toEqual([
      'enter',
      'enter',
      'force',
      'enter',
      'enter',
    ]);
    expect(steps.map((step) => step.part)).toEqual([
      'first',
      'last',
      'whole',
      'first',
      'last',
    ]);
    expect(steps[2]?.changed).toEqual({
      'lock(l1).owner': ['VM1', null],
      'lock(l1).state': ['held', 'free'],
    });
    expect(blame).toEqual({ l: 'l1', v: 'VM1', w: 'VM2' });
    expect(traces.theft.final['visit(VM2,l1)']).toEqual({ state: 'inside' });
  });

  it('ends with the refused call for a refusal witness', () => {
    const last = traces.refused.steps.at(-1);
    expect(last?.result).toBe('EPERM');
    expect(last?.refusedBy).toEqual(['owner-only']);
    expect(last?.changed).toEqual({});
  });

  it('is the same text after parsing and writing again', () => {
    const text = formatTrace(traces.theft);
    expect(formatTrace(parseTrace(text, 'x'))).toBe(text);
    const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
    expect(keys).toEqual([...keys].sort());
    for (const { operation, n } of traces.theft.steps)
      expect(text).toMatch(
        new RegExp(
          `^    \\{"actor".*"n": ${n}, "operation": "${operation}"`,
          'm',
        ),
      );
  });
});

describe('replay', () => {
  it('agrees with its own recording, for every kind of claim', async () => {
    for (const [program, trace] of [
      [noOwner, traces.theft],
      [untidy, traces.stayed],
    ] as const)
      expect(await replay(program, trace)).toMatchObject({
        kind: 'agrees',
        steps: trace.steps.length,
        sameModel: true,
      });
  });

  it('names the first field that differs', async () => {
    const edited = edit(traces.theft, 3, {
      changed: { 'lock(l1).state': ['held', 'held'] },
    });
    expect(await replay(noOwner, edited)).toMatchObject({
      kind: 'drifts',
      drift: { step: 3, what: 'lock(l1).owner', recorded: 'unchanged' },
    });
  });

  it('names a step whose result or state hash differs', async () => {
    expect(
      await replay(noOwner, edit(traces.theft, 4, { result: 'EBUSY' })),
    ).toMatchObject({
      drift: { step: 4, what: 'result', recorded: 'EBUSY', now: 'ok' },
    });
    expect(
      await replay(noOwner, edit(traces.theft, 2, { stateHash: '0' })),
    ).toMatchObject({ drift: { step: 2, what: 'state hash', recorded: '0' } });
  });

  it('refuses a trace with a step cut out', async () => {
    const steps = traces.theft.steps.filter(({ n }) => n !== 2);
    const cut = { ...traces.theft, steps };
    expect(await replay(noOwner, cut)).toMatchObject({
      kind: 'drifts',
      drift: { step: 3 },
    });
  });

  it('refuses a trace that stops before the claim is broken', async () => {
    const steps = traces.theft.steps.slice(0, 4);
    expect(await replay(noOwner, { ...traces.theft, steps })).toMatchObject({
      kind: 'drifts',
      drift: { step: 5, action: 'final state', what: 'thread(VM2.t1)' },
    });
  });

  it('refuses another design, scope or set of rules', async () => {
    expect(await replay(untidy, traces.theft)).toMatchObject({
      drift: { step: 0, what: 'design', now: 'untidy' },
    });
    const rules = ['owner-only'];
    expect(await replay(noOwner, { ...traces.theft, rules })).toMatchObject({
      drift: { step: 0, what: 'rules', now: 'out-first' },
    });
  });
});

describe('replay on another design', () => {
  it('stops at the step that a guard rule refuses', async () => {
    const theft = await traceOf(
      compile(lockSystem(['out-first'], true)),
      'exclusion',
    );
    // VM1 forces its own lock, so the guard has nothing against it.
    const own = await replayElsewhere(guarded, theft);
    expect(own).toMatchObject({ kind: 'shown' });
    const byOther = theft.steps.map((step) =>
      step.operation === 'force' ? { ...step, actor: 'VM2.t1' } : step,
    );
    expect(
      await replayElsewhere(guarded, { ...theft, steps: byOther }),
    ).toMatchObject({
      kind: 'stopped',
      step: 3,
      result: 'EPERM',
      rules: ['owner-only'],
      message: 'lock(l1) RELEASE',
    });
  });

  it('runs the sections that the other design adds', async () => {
    const answer = await replayElsewhere(inOrder, traces.stayed);
    expect(answer).toMatchObject({ kind: 'harmless', rules: ['out-first'] });
  });

  it('says when the other design has no such operation', async () => {
    expect(await replayElsewhere(mended, traces.theft)).toMatchObject({
      kind: 'foreign',
      because: expect.stringContaining("no 'force'") as unknown,
    });
  });

  it('finds the single rules that stop a trace', async () => {
    const blocks = await new Causes(untidy).of(traces.stayed);
    expect(blocks).toEqual([{ rule: 'out-first', step: 7, errno: null }]);
  });

  it('finds the rules that stop a trace once they are off', async () => {
    const causes = new Causes(guarded);
    expect(await causes.of(traces.refused)).toEqual([]);
    expect(await causes.switching(traces.refused)).toEqual({
      stops: [{ rule: 'owner-only', step: 3, errno: null }],
      open: [],
    });
  });

  it('leaves open what only too long a search would tell', async () => {
    const inside = is({ chart: 'visit', of: ['v', 'l'] }, 'inside');
    const leaves: Claim = {
      kind: 'eventually',
      name: 'leaves',
      says: 'Who is inside leaves.',
      source: 'fixture',
      objects: { l: 'lock', v: 'vm' },
      such: inside,
      until: not(inside),
      fair: ['thread'],
    };
    const program = compile({ ...guarded.system, claims: [leaves] });
    const trace = await traceOf(program, 'leaves');
    const causes = new Causes(program);
    expect(await causes.switching(trace)).toEqual({ stops: [], open: [] });
    expect(await causes.switching(trace, 1)).toEqual({
      stops: [],
      open: ['owner-only', 'out-first'],
    });
    // A step that does not happen needs no search.
    const twice = { ...trace, steps: [...trace.steps, ...trace.steps] };
    expect(await causes.switching(twice, 1)).toMatchObject({ open: [] });
  });

  it('switches no rule that has no place in the design', () => {
    const system = lockSystem(['out-first']);
    const elsewhere = {
      kind: 'section',
      id: 'knock',
      claim: 'Who enters knocks.',
      enforcer: 'door',
      source: 'fixture',
    } as const;
    const program = compile({ ...system, rules: [...system.rules, elsewhere] });
    expect(new Causes(program).felt()).toEqual(['owner-only', 'out-first']);
  });
});

describe('parsing', () => {
  const broken = (change: object): (() => Trace) => {
    const text = JSON.stringify({ ...traces.theft, ...change });
    return () => parseTrace(text, 'x.trace.json');
  };

  it('says where a file is damaged', () => {
    expect(() => parseTrace('{"format": ', 'x')).toThrow('x is not JSON');
    expect(broken({ format: 'other' })).toThrow('its format is "other"');
    expect(broken({ version: 2 })).toThrow('version 2, newer than this tool');
    expect(broken({ expect: 'maybe' })).toThrow(
      `'expect' should be one of never, sometimes, always, but is "maybe"`,
    );
    expect(broken({ final: undefined })).toThrow(`'final' should be`);
    expect(broken({ steps: [{ n: 1 }] })).toThrow(`'steps[0].actor'`);
    expect(broken({ steps: traces.theft.steps.slice(1) })).toThrow(
      `'steps[0].n' should be 1, but is 2`,
    );
  });
});

describe('saving', () => {
  it('is atomic, and a failure leaves the old file whole', () => {
    const folder = mkdtempSync(join(tmpdir(), 'traces-'));
    const path = saveTrace(folder, traces.theft);
    expect(readTrace(path)).toEqual(traces.theft);
    expect(readdirSync(folder)).toEqual(['no-owner--exclusion.trace.json']);
    mkdirSync(join(folder, `.${basename(path)}.${process.pid}.tmp`));
    expect(() => saveTrace(folder, traces.theft)).toThrow('cannot write');
    expect(readFileSync(path, 'utf8')).toBe(formatTrace(traces.theft));
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'not a folder');
    expect(() => saveTrace(join(blocked, 'deep'), traces.theft)).toThrow(
      /cannot write .*\n.*usual cause.*\n.*try/,
    );
  });

  it('explains a file that is not there', () => {
    expect(() => readTrace('/nowhere/x.trace.json')).toThrow('cannot read');
  });
});

describe('names of states', () => {
  it('are equal if and only if the states are', async () => {
    const run = traces.theft.steps;
    const seen = new Map<string, string>();
    let state = noOwner.initial;
    const { findings } = await explore(noOwner);
    const path = findings[0]?.path?.steps ?? [];
    for (let n = 0; n <= path.length; n++) {
      state = runPath(noOwner, path.slice(0, n)).final;
      seen.set(JSON.stringify(state), canonicalKey(noOwner, state));
    }
    expect(new Set(seen.values()).size).toBe(seen.size);
    expect(stateHash(noOwner, state)).toBe(run.at(-1)?.stateHash);
  });

  it('fingerprint the model, not the process', () => {
    const again = compile(lockSystem(['out-first'], true, 'no-owner'));
    expect(modelHash(again)).toBe(modelHash(noOwner));
    expect(modelHash(untidy)).not.toBe(modelHash(inOrder));
  });
});

function edit(
  trace: Trace,
  n: number,
  change: Partial<Trace['steps'][number]>,
): Trace {
  const steps = trace.steps.map((step) =>
    step.n === n ? { ...step, ...change } : step,
  );
  return { ...trace, steps };
}
