import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { defineChart } from '../language/chart.js';
import type { EventuallyClaim } from '../language/claim.js';
import { is } from '../language/formula.js';
import type { Operation } from '../language/operation.js';
import { defineOperation, section, send } from '../language/operation.js';
import type { System } from '../language/system.js';
import { components } from './components.js';
import { explore } from './explore.js';
import type { Finding } from './exploration.js';

const job = defineChart({
  name: 'job',
  over: ['printer'],
  meaning: 'A job on a printer.',
  context: {},
  events: { SUBMIT: {}, PRINT: {} },
  machine: setup({}).createMachine({
    initial: 'none',
    states: {
      none: { on: { SUBMIT: 'queued' } },
      queued: { on: { PRINT: 'none' } },
    },
  }),
});

const lamp = defineChart({
  name: 'lamp',
  over: ['desk'],
  meaning: 'A lamp that a visitor may switch for ever.',
  context: {},
  events: { SWITCH: {} },
  machine: setup({}).createMachine({
    initial: 'off',
    states: { off: { on: { SWITCH: 'on' } }, on: { on: { SWITCH: 'off' } } },
  }),
});

const at = (chart: string, of: string): { chart: string; of: string[] } => ({
  chart,
  of: [of],
});

const submit = defineOperation({
  name: 'submit',
  meaning: 'A visitor hands a job in.',
  source: 'test',
  agent: { kind: 'thread', var: 't', sort: 'visitor' },
  params: { p: 'printer' },
  sections: [section('submit', '', [send(at('job', 'p'), 'SUBMIT')])],
});

const toggle = defineOperation({
  name: 'toggle',
  meaning: 'A visitor switches the lamp, in two movements.',
  source: 'test',
  agent: { kind: 'thread', var: 't', sort: 'visitor' },
  params: { d: 'desk' },
  sections: [
    section('reach', '', [send(at('lamp', 'd'), 'SWITCH')]),
    section('back', '', [send(at('lamp', 'd'), 'SWITCH')]),
  ],
});

const print = defineOperation({
  name: 'print',
  meaning: 'A printer prints its job.',
  source: 'test',
  agent: { kind: 'device', var: 'p', sort: 'printer' },
  params: {},
  sections: [section('print', '', [send(at('job', 'p'), 'PRINT')])],
});

function finding(
  operations: readonly Operation[],
  fair: EventuallyClaim['fair'],
  symmetry = false,
  each: readonly string[] = [],
): Promise<Finding | undefined> {
  const system: System = {
    name: 'office',
    scope: 'two printers',
    universe: {
      sorts: { printer: ['a', 'b'], desk: ['d'], visitor: ['v'] },
      unions: {},
      relations: {},
    },
    threads: 'visitor',
    charts: [job, lamp],
    operations,
    rules: [],
    on: new Set(),
    initially: [],
    claims: [
      {
        kind: 'eventually',
        name: 'printed',
        says: 'What is queued is printed.',
        source: 'test',
        objects: { p: 'printer' },
        such: is(at('job', 'p'), 'queued'),
        until: is(at('job', 'p'), 'none'),
        fair,
        each,
      },
    ],
  };
  return explore(compile(system), { symmetry }).then(({ findings }) =>
    findings.find(({ claim }) => claim === 'printed'),
  );
}

describe('eventually', () => {
  const all = [submit, toggle, print];

  it('holds when every printer goes on', async () => {
    expect(await finding(all, ['device'])).toMatchObject({ found: 'always' });
    expect(await finding(all, ['device'], true)).toMatchObject({
      found: 'always',
    });
  });

  it('breaks when nobody owes anything: the other printer is served', async () => {
    const broken = await finding(all, []);
    expect(broken).toMatchObject({ found: 'sometimes', objects: { p: 'a' } });
    expect(broken?.path?.steps).toHaveLength(1);
    // A job on a, on b, or on both, the lamp being on or off.
    expect(broken?.states).toBe(6);
  });

  it('breaks under symmetry by the same number of steps', async () => {
    const broken = await finding(all, [], true);
    expect(broken).toMatchObject({ found: 'sometimes', states: 4 });
    expect(broken?.path?.steps).toHaveLength(1);
  });

  it('is not helped by a visitor who finishes what he began', async () => {
    expect(await finding(all, ['thread'])).toMatchObject({
      found: 'sometimes',
    });
  });

  it('counts a run that just ends as staying away', async () => {
    expect(await finding([submit], ['device', 'thread'])).toMatchObject({
      found: 'sometimes',
    });
  });

  it('holds each step of an operation to it, where the claim says so', async () => {
    // One machine serves both printers; it may serve the other one for ever.
    const operator: Operation = {
      ...print,
      agent: { kind: 'device', var: 'm', sort: 'desk' },
      params: { p: 'printer' },
    };
    const busy = [submit, toggle, operator];
    expect(await finding(busy, ['device'])).toMatchObject({
      found: 'sometimes',
    });
    expect(await finding(busy, ['device'], false, ['print'])).toMatchObject({
      found: 'always',
    });
  });

  it('says nothing when the search was cut short', async () => {
    const { findings } = await explore(
      compile({
        name: 'office',
        scope: 'cut',
        universe: {
          sorts: { printer: ['a'], desk: ['d'], visitor: ['v'] },
          unions: {},
          relations: {},
        },
        threads: 'visitor',
        charts: [job, lamp],
        operations: all,
        rules: [],
        on: new Set(),
        initially: [],
        claims: [
          {
            kind: 'eventually',
            name: 'printed',
            says: '',
            source: '',
            objects: { p: 'printer' },
            such: is(at('job', 'p'), 'queued'),
            until: is(at('job', 'p'), 'none'),
            fair: ['device'],
          },
        ],
      }),
      { maxDepth: 1 },
    );
    expect(findings[0]).toMatchObject({ found: 'notSeen', path: null });
  });
});

describe('components', () => {
  const edges: Readonly<Record<number, readonly number[]>> = {
    0: [1],
    1: [2, 4],
    2: [0, 3],
    3: [3],
    4: [5],
    5: [4],
  };
  const found = components(7, (node, into) => {
    into.push(...(edges[node] ?? []));
  });

  it('puts nodes together iff each can reach the other', () => {
    const groups = [0, 1, 2, 3, 4, 5, 6].map((node) =>
      [0, 1, 2, 3, 4, 5, 6].filter((other) => found[other] === found[node]),
    );
    expect(groups).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [3],
      [4, 5],
      [4, 5],
      [6],
    ]);
  });
});
