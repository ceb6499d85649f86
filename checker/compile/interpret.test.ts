import { describe, expect, it } from 'vitest';
import { library } from '../testing/library.js';
import { compile } from './compile.js';
import { allowedBy, holdsIn, perform } from './interpret.js';
import type { Outcome } from './interpret.js';
import type { GlobalState, GroundStep, Program } from './program.js';

const program = compile(library());

/** `borrow(c1) charge by ann.desk`, from left to right. */
function step(
  within: Program,
  agent: string,
  operation: string,
  section: string,
  args: Readonly<Record<string, string>> = { c: 'c1' },
  phase: GroundStep['phase'] = 'run',
): GroundStep {
  const found = within.steps.find(
    (known) =>
      known.agent === agent &&
      known.operation === operation &&
      known.section === section &&
      known.phase === phase &&
      Object.entries(args).every(([name, value]) => known.args[name] === value),
  );
  if (found === undefined) throw new Error(`no ${operation} ${section}`);
  return found;
}

function after(
  within: Program,
  steps: readonly GroundStep[],
): Extract<Outcome, { kind: 'done' | 'refused' }>['next'] {
  return steps.reduce<GlobalState>((state, one) => {
    const outcome = perform(within, state, one);
    if (outcome.kind !== 'done') throw new Error(`${one.section} not done`);
    return outcome.next;
  }, within.initial);
}

const charge = step(program, 'ann.desk', 'borrow', 'charge');
const handOver = step(program, 'ann.desk', 'borrow', 'hand-over');
const lentToAnn = after(program, [charge, handOver]);

describe('perform', () => {
  it('performs a section and moves the thread on', () => {
    const outcome = perform(program, program.initial, charge);
    expect(outcome).toMatchObject({ kind: 'done' });
    if (outcome.kind !== 'done') return;
    expect(outcome.next[charge.thread]).toBe(charge.done);
    expect(outcome.deliveries).toHaveLength(1);
    expect(program.initial[charge.thread]).toBe(0);
  });

  it('knows nothing of a step whose thread is elsewhere', () => {
    expect(perform(program, program.initial, handOver).kind).toBe('elsewhere');
  });

  it('refuses with the errno and the rule, and changes nothing', () => {
    expect(perform(program, lentToAnn, charge)).toEqual({
      kind: 'refused',
      next: lentToAnn,
      errno: 'ENOSPC',
      rules: ['limit'],
      component: program.components.findIndex((c) => c.name === 'card(ann)'),
      event: 0,
    });
    const foreign = step(program, 'bob.desk', 'give-back', 'take');
    expect(perform(program, lentToAnn, foreign)).toMatchObject({
      errno: 'EPERM',
      rules: ['borrower-returns'],
      next: lentToAnn,
    });
  });

  it("gives the message's own errno where no rule refuses", () => {
    const both = [
      charge,
      step(program, 'bob.desk', 'borrow', 'charge'),
      handOver,
    ];
    const late = step(program, 'bob.desk', 'borrow', 'hand-over');
    const state = after(program, both);
    const outcome = perform(program, state, late);
    expect(outcome).toMatchObject({
      kind: 'refused',
      errno: 'EBUSY',
      rules: [],
    });
    if (outcome.kind !== 'refused') return;
    // Its first section has to be undone.
    expect(outcome.next[late.thread]).toBe(late.refused);
    const undo = step(
      program,
      'bob.desk',
      'borrow',
      'charge',
      { c: 'c1' },
      'undo',
    );
    expect(undo.at).toBe(late.refused);
    const undone = perform(program, outcome.next, undo);
    expect(undone).toMatchObject({ kind: 'done', next: lentToAnn });
  });

  it('has no effect of a section that is refused half way', () => {
    const torn = { c: 'c1', binding: 'torn' };
    const state = after(program, [
      charge,
      handOver,
      step(program, 'ann.desk', 'give-back', 'take', torn),
      step(program, 'ann.desk', 'give-back', 'credit', torn),
      step(program, 'ann.desk', 'give-back', 'tell', torn),
      charge,
    ]);
    // Torn copies are not lent; the wish message never comes up.
    const outcome = perform(program, state, handOver);
    expect(outcome).toMatchObject({ kind: 'refused', errno: 'EBUSY' });
    if (outcome.kind !== 'refused') return;
    expect(outcome.next.filter((local, n) => local !== state[n])).toHaveLength(
      1,
    );
  });

  it('waits, and says whose step it is that waits', () => {
    const look = step(program, 'bob.desk', 'ask', 'look');
    const note = step(program, 'bob.desk', 'ask', 'note');
    const looked = perform(program, program.initial, look);
    if (looked.kind !== 'done') throw new Error(looked.kind);
    expect(perform(program, looked.next, note)).toEqual({
      kind: 'waiting',
      rule: null,
    });
    const ready = after(program, [look, charge, handOver]);
    expect(perform(program, ready, note).kind).toBe('done');
  });

  it('names the rule of a requirement that refuses', () => {
    const state = after(program, [
      charge,
      handOver,
      step(program, 'bob.desk', 'ask', 'look'),
      step(program, 'bob.desk', 'ask', 'note'),
    ]);
    const again = step(program, 'bob.desk', 'ask', 'look', { c: 'c2' });
    expect(perform(program, state, again)).toMatchObject({
      kind: 'refused',
      errno: 'EBUSY',
      rules: ['no-second-wish'],
      component: null,
      next: state,
    });
  });
});

describe('allowedBy', () => {
  it('names the guards that agreed', () => {
    const take = step(program, 'ann.desk', 'give-back', 'take');
    const outcome = perform(program, lentToAnn, take);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const [delivery] = outcome.deliveries;
    if (delivery === undefined) throw new Error('no delivery');
    expect(allowedBy(program, delivery)).toEqual(['borrower-returns']);
  });
});

describe('holdsIn', () => {
  it('rejects a state of another program', () => {
    const condition = {
      kind: 'in',
      component: 99,
      flags: Uint8Array.of(1),
    } as const;
    expect(() => holdsIn(condition, program.initial)).toThrow(
      /none with index 99; it belongs to another program/,
    );
  });
});
