import { describe, expect, it } from 'vitest';
import * as f from '../language/formula.js';
import * as o from '../language/operation.js';
import type { Section } from '../language/operation.js';
import type { System } from '../language/system.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { compile } from './compile.js';
import type { GroundStep, Program } from './program.js';

const cardAt = { chart: 'card', of: [f.apply('readerOf', 't')] };
const charge = o.send(cardAt, 'CHARGE');
const credit = o.send(cardAt, 'CREDIT');

/** A call of sections s0, s1, ...; `u` has something to undo. */
function chain(undo: readonly boolean[]): Program {
  const sections = undo.map((undoable, n): Section =>
    o.section(
      `s${String(n)}`,
      'a section',
      [charge],
      undoable ? { undo: [credit] } : {},
    ),
  );
  const system = library({ readers: 1, copies: 1 });
  return compile({
    ...system,
    operations: [
      o.defineOperation({
        name: 'chain',
        meaning: 'A script under test.',
        source: 'fixture',
        agent: { kind: 'thread', var: 't', sort: 'desk' },
        params: {},
        sections,
      }),
    ],
    claims: [],
  });
}

const named = ({ section, phase }: GroundStep): string =>
  phase === 'run' ? section : `undo ${section}`;

/** What comes after a step's success, and after its refusal. */
function ways(program: Program): Record<string, readonly string[]> {
  const at = (place: number): string => {
    const step = program.steps.find((known) => known.at === place);
    return place === 0 || step === undefined ? 'idle' : named(step);
  };
  return Object.fromEntries(
    program.steps.map((step) => [
      named(step),
      [at(step.done), at(step.refused)],
    ]),
  );
}

describe('compile', () => {
  it('leads a call from section to section, and back through undo', () => {
    expect(ways(chain([true, false, true, false]))).toEqual({
      s0: ['s1', 'idle'],
      s1: ['s2', 'undo s0'],
      s2: ['s3', 'undo s0'],
      s3: ['idle', 'undo s2'],
      'undo s2': ['undo s0', 'undo s0'],
      'undo s0': ['idle', 'idle'],
    });
  });

  it('undoes one section after the other', () => {
    expect(ways(chain([true, true, false, false]))).toEqual({
      s0: ['s1', 'idle'],
      s1: ['s2', 'undo s0'],
      s2: ['s3', 'undo s1'],
      s3: ['idle', 'undo s1'],
      'undo s1': ['undo s0', 'undo s0'],
      'undo s0': ['idle', 'idle'],
    });
  });

  it('never undoes the last section', () => {
    expect(ways(chain([false, true]))).toEqual({
      s0: ['s1', 'idle'],
      s1: ['idle', 'idle'],
    });
  });

  it('marks the first and the last section of a call', () => {
    const marks = chain([true, false, false]).steps.map((step) => [
      named(step),
      step.first,
      step.last,
    ]);
    expect(marks).toEqual([
      ['s0', true, false],
      ['s1', false, false],
      ['s2', false, true],
      ['undo s0', false, true],
    ]);
  });

  it('gives a thread one place between any two sections of any call', () => {
    const program = compile(library());
    for (const { name, table } of program.components) {
      if (table.kind !== 'thread') continue;
      // borrow 2+undo a copy, give-back 3 a copy and binding, ask 2 a copy.
      expect([name, table.states.length]).toEqual([
        name,
        1 + 2 * (1 + 1) + 4 * 2 + 2 * 1,
      ]);
      expect(table.states[0]).toEqual({ kind: 'idle' });
    }
  });

  it('numbers steps and components as they stand in their lists', () => {
    const program = compile(library());
    program.steps.forEach(({ index }, n) => {
      expect(index).toBe(n);
    });
    program.components.forEach(({ index }, n) => {
      expect(index).toBe(n);
    });
  });

  it('makes no thread where no operation has one', () => {
    const program = compile(counters(2, 1));
    expect(program.components.map(({ name }) => name)).toEqual([
      'counter(d1)',
      'counter(d2)',
    ]);
    for (const step of program.steps)
      expect([step.thread, step.at, step.done]).toEqual([-1, -1, -1]);
  });

  it('refuses several sections to an agent that is no thread', () => {
    const system = counters(1, 1);
    const twice: System = {
      ...system,
      operations: system.operations.map((operation) => ({
        ...operation,
        sections: [...operation.sections, ...operation.sections],
      })),
    };
    expect(() => compile(twice)).toThrow(
      /operation 'up' has 2 sections but its agent is not a thread/,
    );
  });

  it('has an instance of a claim for every choice of its objects', () => {
    const program = compile(library());
    const instances = Object.fromEntries(
      program.claims.map(({ claim, instances: { length } }) => [
        claim.name,
        length,
      ]),
    );
    expect(instances).toMatchObject({
      'one-out': 8,
      'card-tells': 2,
      'not-lent-torn': 2,
      'all-lent': 1,
      'stranger-refused': 0,
      'wish-ends': 4,
      'refused-changes-nothing': 0,
    });
  });
});
