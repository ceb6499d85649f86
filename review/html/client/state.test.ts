import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.js';
import { explore } from '../../../checker/search/explore.js';
import { lockSystem } from '../../../traces/fixture/lock.js';
import { recordFinding } from '../../../traces/record.js';
import { pageData } from '../encode.js';
import type { TraceSource } from '../encode.js';
import { pack, unpack } from '../pack.js';
import { thensOf } from '../then.js';
import { matching } from './filter.js';
import { goTo, hashOf, nextActor, placeOf, startOf, traceBy } from './state.js';

async function source(
  design: string,
  on: readonly string[],
  claim: string,
): Promise<TraceSource> {
  const program = compile(lockSystem(on, design !== 'untidy', design));
  const { findings, ...search } = await explore(program);
  const finding = findings.find((known) => known.claim === claim);
  const trace =
    finding === undefined
      ? null
      : recordFinding(program, finding, { expect: 'sometimes', search });
  if (trace === null) throw new Error(`${design} does not show ${claim}`);
  return { trace, program, repro: 'npx ioasid replay x' };
}

const data = await pageData([
  await source('untidy', ['owner-only'], 'exclusion'),
  await source('guarded', ['owner-only'], 'thief-refused'),
  await source('guarded', ['owner-only'], 'somebody-enters'),
]);
const names = data.traces.map(({ name }) => name);
const [stay = '', refusal = '', entry = ''] = names;

const found = (query: string): readonly string[] =>
  matching(data, query).map(({ name }) => name);

describe('the filter', () => {
  it('takes words of a name, design, claim, rule or actor, all of them', () => {
    expect(found('')).toEqual(names);
    expect(found('  GUARDED ')).toEqual([refusal, entry]);
    expect(found('guarded enters')).toEqual([entry]);
    expect(found('vm2')).toEqual([stay, refusal]);
    expect(found('nobody')).toEqual([]);
  });

  it('looks at one field where it is named', () => {
    expect(found('design:exclusion')).toEqual([]);
    expect(found('claim:exclusion')).toEqual([stay]);
    expect(found('actor:vm2')).toEqual([stay, refusal]);
  });

  it('finds a rule where it refuses a step or would stop the trace', () => {
    expect(found('rule:owner-only')).toEqual([refusal]);
    expect(found('rule:out-first')).toEqual([stay]);
  });
});

describe('the data of the page', () => {
  it('is the same once unpacked, and smaller packed', () => {
    const packed = pack(data);
    expect(unpack(packed)).toEqual(data);
    const size = (value: unknown): number => JSON.stringify(value).length;
    expect(size(packed)).toBeLessThan(size(data));
  });
});

describe('a place', () => {
  it('is an address by name, and comes back from it', () => {
    const place = { trace: stay, step: 2, rule: 'out-first' };
    expect(hashOf(place)).toBe(`#t=${stay}&s=2&w=out-first`);
    expect(placeOf(data, hashOf(place))).toEqual(place);
  });

  it('stays within the trace; what is unknown is not gone to', () => {
    expect(placeOf(data, `#t=${stay}&s=99&w=nonsense`)).toEqual({
      trace: stay,
      step: data.traces[0]?.steps.length,
      rule: null,
    });
    expect(placeOf(data, '#matrix')).toBeNull();
    expect(startOf(data, '#matrix').trace).toBe(stay);
  });

  it('goes around the ends of the list as it is narrowed', () => {
    const start = { ...startOf(data, ''), query: 'guarded' };
    expect(traceBy(data, start, 1).trace).toBe(refusal);
    expect(traceBy(data, start, -1).trace).toBe(entry);
    const last = goTo(data, start, { trace: entry, step: 0, rule: null });
    expect(traceBy(data, last, 1).trace).toBe(refusal);
    expect(traceBy(data, { ...last, query: 'nobody' }, 1).trace).toBe(entry);
  });

  it('shows everybody, then each who acts, then everybody', () => {
    const start = startOf(data, `#t=${stay}`);
    const first = nextActor(data, start);
    const second = nextActor(data, first);
    expect([first.actor, second.actor]).toEqual(['VM1', 'VM2']);
    expect(nextActor(data, second).actor).toBeNull();
  });
});

describe('what if', () => {
  const thens = data.traces.map((trace) => thensOf(data, trace));

  it('says where a trace stops with a rule on, and the errno', () => {
    const trace = {
      claim: 'exclusion',
      shows: 'BROKEN',
      steps: [{ action: 1 }, { action: 2 }],
      switched: { on: [], off: [0], stops: [[0, 2, 3]] },
    } as const;
    const words = ['owner-only', 'VM1.t1 enter l1', 'VM2.t1 force l1', 'EPERM'];
    expect(thensOf({ words }, trace)).toEqual([
      {
        rule: 'owner-only',
        on: false,
        step: 2,
        open: false,
        says: 'stops at step 2, VM2.t1 force l1: EPERM',
      },
    ]);
  });

  it('says what was not searched, before what makes no difference', () => {
    const trace = {
      claim: 'gets-in',
      shows: 'BROKEN',
      steps: [{ action: 2 }],
      switched: { on: [], off: [1, 0], stops: [], open: [0] },
    } as const;
    const words = ['fair-lock', 'owner-only', 'VM1.t1 enter l1'];
    const open = thensOf({ words }, trace);
    expect(open.map(({ rule }) => rule)).toEqual(['fair-lock', 'owner-only']);
    expect(open[0]).toMatchObject({
      step: null,
      says:
        'goes through; whether gets-in is broken then was not searched: ' +
        'too much follows',
    });
  });

  it('says what is not shown any more with a rule switched', () => {
    expect(thens[0]?.[0]).toMatchObject({
      rule: 'out-first',
      on: false,
      says: 'every step happens, but exclusion is not broken',
    });
    expect(thens[1]?.[0]).toMatchObject({
      rule: 'owner-only',
      on: true,
      says: 'every step happens, but thief-refused is not reached',
    });
  });

  it('says what goes through all the same, those last', () => {
    expect(thens[2]?.at(-1)).toMatchObject({
      step: null,
      says: 'goes through: somebody-enters is reached all the same',
    });
  });
});
