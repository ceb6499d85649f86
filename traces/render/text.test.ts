import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import { Causes } from '../causes.js';
import { lockSystem } from '../fixture/lock.js';
import { recordFinding } from '../record.js';
import type { Trace, TraceStep } from '../trace.js';
import { messageOf } from './messages.js';
import { rowsOf } from './rows.js';
import { cellOf } from './table.js';
import { renderText } from './text.js';

async function traceOf(
  on: readonly string[],
  claim: string,
  withForce = true,
): Promise<Trace> {
  const program = compile(lockSystem(on, withForce));
  const { findings, states, symmetries, complete } = await explore(program);
  const finding = findings.find((found) => found.claim === claim);
  if (finding === undefined) throw new Error(`no finding for ${claim}`);
  const trace = recordFinding(program, finding, {
    expect: 'sometimes',
    search: { states, symmetries, complete },
  });
  if (trace === null) throw new Error(`${claim} has no path`);
  return { ...trace, blockedBy: await new Causes(program).of(trace) };
}

const refused = await traceOf(['owner-only'], 'thief-refused');
const stayed = await traceOf(['owner-only'], 'exclusion', false);

describe('a trace as text', () => {
  it('has a column per party and one row per undisturbed call', () => {
    expect(renderText(stayed, 'npx ioasid replay x')).toBe(
      `  lock--exclusion
  design lock   claim exclusion   6 steps (shortest)

  No two VMs are inside at once.

    #  VM1       VM2
  ---  --------  --------
    0
  1-2  enter l1
  3-4  leave l1
  5-6            enter l1
  ^^ exclusion BROKEN: l = l1, v = VM1, w = VM2

  Blocked by:  out-first (every step happens, the claim is not broken)
  Scope:       vms=2,locks=1; ${stayed.search.states} states, complete
  Repro:       npx ioasid replay x
`,
    );
  });

  it('explains parts of calls and refusals below', () => {
    expect(renderText(refused, 'npx ioasid replay x')).toBe(
      `  lock--thief-refused
  design lock   claim thief-refused   2 steps (shortest)

  Releasing a lock that another VM holds is refused.

  #  VM1              VM2
  -  ---------------  --------------------
  0
  1  enter l1 .. (1)
  2                   force l1 = EPERM (2)
  ^^ thief-refused REACHED

  (1) enter begins: take (spin_lock).
  (2) EPERM: refused by rule owner-only.

  Scope:       vms=2,locks=1; ${refused.search.states} states, complete
  Repro:       npx ioasid replay x
`,
    );
  });

  it('shows what changes of a blamed PASID, references last', () => {
    const text = renderText(withPasid(stayed), 'npx ioasid replay x');
    expect(text).toContain(
      `    #  VM1       VM2       p1:      owner  refs
  ---  --------  --------  -------  -----  ----
    0                      free     -         0
  1-2  enter l1            active   VM1       2
  3-4  leave l1            pending  VM1       1
  5-6            enter l1  pending  VM1       1
`,
    );
  });

  it('falls back to one line a row when the columns do not fit', () => {
    const wide = {
      ...withPasid(stayed),
      steps: withPasid(stayed).steps.map((step) => ({
        ...step,
        args: { l: 'an-object-whose-name-is-a-whole-sentence' },
      })),
    };
    const text = renderText(wide, 'npx ioasid replay x');
    expect(text).toContain(
      `  1-2  VM1.t1 enter an-object-whose-name-is-a-whole-sentence [p1: free
       -> active, owner - -> VM1, refs 0 -> 2]
`,
    );
    expect(text).not.toContain('owner  refs');
  });

  it('is safe in a mail', () => {
    for (const trace of [refused, stayed, withPasid(stayed)])
      for (const line of renderText(trace, 'npx x').split('\n').slice(0, -1)) {
        expect(line.length).toBeLessThanOrEqual(72);
        expect(line).toMatch(/^$|^ {2}[\x20-\x7e]*[\x21-\x7e]$/);
      }
  });
});

describe('rows', () => {
  it('split a call where somebody else comes in between', () => {
    const [a, b, c, d, e, f] = stayed.steps;
    if (!a || !b || !c || !d || !e || !f) throw new Error('six steps');
    const rows = rowsOf([a, e, b, f]);
    expect(rows.map(({ opens, closes }) => [opens, closes])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

/** The same run with a made-up PASID in it, to see its columns. */
function withPasid(trace: Trace): Trace {
  const changes: Readonly<Record<number, object>> = {
    1: { state: ['free', 'idle'], owner: [null, 'VM1'], references: [0, 1] },
    2: { state: ['idle', 'active'], references: [1, 2] },
    3: { state: ['active', 'freePending'], references: [2, 1] },
  };
  const named = (n: number): Trace['steps'][number]['changed'] =>
    Object.fromEntries(
      Object.entries(changes[n] ?? {}).map(([field, change]) => [
        `ioasid(p1).${field}`,
        change as readonly [string, string],
      ]),
    );
  return {
    ...trace,
    blame: { p: 'p1' },
    steps: trace.steps.map((step) => ({ ...step, changed: named(step.n) })),
    final: {
      'ioasid(p1)': { state: 'freePending', owner: 'VM1', references: 1 },
    },
  };
}

describe('a column that several actors share', () => {
  const step = (
    n: number,
    actor: string,
    part: TraceStep['part'],
  ): TraceStep => ({
    n,
    actor,
    part,
    operation: 'use',
    section: `part${n}`,
    standsFor: '',
    args: { o: 'o1' },
    result: 'ok',
    refusedBy: [],
    changed: {},
    stateHash: '',
  });
  const steps = [
    step(1, 'worker1', 'first'),
    step(2, 'worker2', 'first'),
    step(3, 'worker1', 'last'),
    step(4, 'worker2', 'last'),
  ];

  it('says who goes on', () => {
    expect(rowsOf(steps).map((row) => cellOf(row))).toEqual([
      'worker1 use o1 ..',
      'worker2 use o1 ..',
      'worker1 .. use o1',
      'worker2 .. use o1',
    ]);
  });

  it('is split by the threads of one VM, in a diagram too', () => {
    const threads = steps.map((known) => ({
      ...known,
      actor: known.actor.replace('worker', 'VM1.t'),
    }));
    const rows = rowsOf(threads);
    expect(rows.map((row) => messageOf(row, rows).from)).toEqual([
      'VM1.t1',
      'VM1.t2',
      'VM1.t1',
      'VM1.t2',
    ]);
  });
});
