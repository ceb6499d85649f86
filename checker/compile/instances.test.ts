import { describe, expect, it } from 'vitest';
import { send } from '../language/operation.js';
import type { System } from '../language/system.js';
import { lit } from '../language/formula.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { tabulate } from '../tabulate/tabulate.js';
import { compile } from './compile.js';
import { instantiate } from './instances.js';
import { resolveCalls } from './resolve.js';

const make = (system: System): ReturnType<typeof instantiate> =>
  instantiate(system, resolveCalls(system));

describe('instantiate', () => {
  it('makes one instance of a chart for every choice of its objects', () => {
    expect(make(library()).map(({ name }) => name)).toEqual([
      'copy(c1)',
      'copy(c2)',
      'card(ann)',
      'card(bob)',
      'wish(ann,c1)',
      'wish(ann,c2)',
      'wish(bob,c1)',
      'wish(bob,c2)',
    ]);
  });

  it('cuts a table down to what its own messages can reach', () => {
    const system = counters(2, 3);
    const upOnly: System = {
      ...system,
      operations: system.operations
        .filter(({ name }) => name === 'up')
        .map((operation) => ({ ...operation, agent: { ...operation.agent } })),
    };
    const [first] = make(upOnly);
    expect(first?.table.events.map(({ type }) => type)).toEqual(['UP']);
    expect([...(first?.table.next ?? [])]).toEqual([1, 2, 3, -1]);
  });

  it('agrees with the whole table on every message kept', () => {
    const system = library();
    for (const { table } of make(system)) {
      const off = {};
      const whole = tabulate(table.chart, system.universe, off);
      const key = (value: unknown): string => JSON.stringify(value);
      const states = whole.states.map(key);
      const events = whole.events.map(key);
      table.states.forEach((state, s) => {
        table.events.forEach((event, e) => {
          const at =
            states.indexOf(key(state)) * events.length +
            events.indexOf(key(event));
          const next = table.next[s * table.events.length + e] ?? -1;
          expect(key(table.states[next])).toBe(
            key(whole.states[whole.next[at] ?? -1]),
          );
        });
      });
    }
  });

  it('starts an instance where its initial messages leave it', () => {
    const system: System = {
      ...library(),
      initially: [
        {
          objects: { c: 'copy' },
          send: send({ chart: 'copy', of: ['c'] }, 'LEND', { to: lit('bob') }),
        },
      ],
    };
    for (const { name, table } of make(system))
      if (name.startsWith('copy'))
        expect(table.states[0]).toMatchObject({
          value: 'lent',
          context: { borrower: 'bob' },
        });
    const { components, initial } = compile(system);
    expect(initial).toEqual(components.map(() => 0));
  });

  it('reports an initial message that is refused', () => {
    const system: System = {
      ...library(),
      initially: [
        {
          objects: { r: 'reader' },
          send: send({ chart: 'card', of: ['r'] }, 'CREDIT'),
        },
      ],
    };
    expect(() => make(system)).toThrow(/CREDIT.* is refused by 'card\(ann\)'/);
  });

  it('reports a script that addresses what is not there', () => {
    const [operation] = counters(1, 1).operations;
    if (operation === undefined) throw new Error('no operation');
    const system: System = {
      ...counters(1, 1),
      operations: [
        {
          ...operation,
          sections: operation.sections.map((section) => ({
            ...section,
            steps: [send({ chart: 'counter', of: ['d', 'd'] }, 'UP')],
          })),
        },
      ],
    };
    expect(() => make(system)).toThrow(
      /addresses 'counter\(d1,d1\)', which is no component of scope/,
    );
  });
});
