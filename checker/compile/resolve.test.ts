import { describe, expect, it } from 'vitest';
import * as f from '../language/formula.js';
import type { Operation, Step } from '../language/operation.js';
import * as o from '../language/operation.js';
import type { System } from '../language/system.js';
import { library } from '../testing/library.js';
import type { Call } from './resolve.js';
import { resolveCalls } from './resolve.js';

const copyAt = { chart: 'copy', of: ['c'] };
const mend = o.send(copyAt, 'MEND');

function withSteps(
  steps: readonly Step[],
  off: readonly string[] = [],
): System {
  const operation: Operation = {
    name: 'mend',
    meaning: 'A script under test.',
    source: 'fixture',
    agent: { kind: 'host', var: 'c', sort: 'copy' },
    params: {},
    sections: [o.section('only', 'the binder', steps)],
  };
  return { ...library({ off }), operations: [operation] };
}

const callsOf = (system: System, name: string): readonly Call[] =>
  resolveCalls(system).filter(({ operation }) => operation.name === name);

describe('resolveCalls', () => {
  it('makes one call a choice of agent and arguments', () => {
    const calls = callsOf(library(), 'give-back');
    expect(calls).toHaveLength(2 * 2 * 2);
    expect(calls[0]).toMatchObject({
      agent: 'ann.desk',
      args: { c: 'c1', binding: 'sound' },
    });
  });

  it('leaves out arguments that cannot be named', () => {
    const [operation] = withSteps([mend]).operations;
    if (operation === undefined) throw new Error('no operation');
    const system: System = {
      ...library(),
      operations: [
        {
          ...operation,
          params: { k: 'copy' },
          where: f.not(f.same('c', 'k')),
        },
      ],
    };
    expect(
      resolveCalls(system).map(({ agent, args }) => [agent, args['k']]),
    ).toEqual([
      ['c1', 'c2'],
      ['c2', 'c1'],
    ]);
  });

  it("refuses a 'where' that reads the state", () => {
    const [operation] = withSteps([mend]).operations;
    if (operation === undefined) throw new Error('no operation');
    const where = f.is(copyAt, 'shelf');
    const system = { ...library(), operations: [{ ...operation, where }] };
    expect(() => resolveCalls(system)).toThrow(
      /operation 'mend': 'where' reads the state/,
    );
  });

  it('leaves out a section, or a step, whose rule is off', () => {
    const sections = (off: readonly string[]): readonly string[] =>
      callsOf(library({ off }), 'give-back')[0]?.sections.map(
        ({ name }) => name,
      ) ?? [];
    expect(sections([])).toEqual(['take', 'credit', 'tell']);
    expect(sections(['tell-waiting'])).toEqual(['take', 'credit']);
    // The section `look` has nothing but the step of that rule.
    const asks = callsOf(library({ off: ['no-second-wish'] }), 'ask');
    expect(asks[0]?.sections.map(({ name }) => name)).toEqual(['note']);
  });

  it('unrolls a loop, with a condition an object where it reads state', () => {
    const each = { chart: 'copy', of: ['k'] };
    const loop = (where?: f.Formula): System =>
      withSteps([o.forEach('k', 'copy', where, [o.send(each, 'MEND')])]);
    const steps = (system: System): readonly string[] =>
      resolveCalls(system)[0]?.sections[0]?.steps.map((step) =>
        step.kind === 'send' ? step.component : step.kind,
      ) ?? [];
    expect(steps(loop())).toEqual(['copy(c1)', 'copy(c2)']);
    expect(steps(loop(f.not(f.same('k', 'c'))))).toEqual(['copy(c2)']);
    expect(steps(loop(f.is(each, 'shelf')))).toEqual(['if', 'if']);
  });

  it('decides a branch that reads no state', () => {
    const system = withSteps([
      o.when(f.same('c', 'c'), [mend], [mend, mend]),
      o.require(f.same('c', 'c'), 'EIO'),
    ]);
    expect(resolveCalls(system)[0]?.sections[0]?.steps).toHaveLength(1);
  });

  it.each([
    {
      step: o.under('no-second-wish', mend),
      shape: [{ kind: 'send', rule: 'no-second-wish' }],
    },
    {
      step: o.under(
        'no-second-wish',
        o.when(f.is(copyAt, 'shelf'), [mend], [o.under('limit', mend)]),
      ),
      shape: [
        {
          kind: 'if',
          then: [{ rule: 'no-second-wish' }],
          otherwise: [{ rule: 'limit' }],
        },
      ],
    },
    {
      step: o.under('limit', o.forEach('k', 'copy', undefined, [mend])),
      shape: [{ rule: 'limit' }, { rule: 'limit' }],
    },
  ])(
    'marks what a rule put there, inside branches and loops too',
    ({ step, shape }) => {
      const [call] = resolveCalls(withSteps([step]));
      expect(call?.sections[0]?.steps).toMatchObject(shape);
    },
  );

  it.each([
    {
      step: o.send(copyAt, 'BURN'),
      message: /chart 'copy' has no event 'BURN'.*LEND, RETURN, MEND/,
    },
    {
      step: o.send(copyAt, 'LEND', { by: 'c' }),
      message: /LEND to 'copy' carries \{by\}, the alphabet says \{to\}/,
    },
    {
      step: o.send({ chart: 'shelf', of: ['c'] }, 'MEND'),
      message: /has no chart 'shelf'; it has copy, card, wish/,
    },
  ])('explains a message that does not fit', ({ step, message }) => {
    expect(() => resolveCalls(withSteps([step]))).toThrow(message);
  });
});
