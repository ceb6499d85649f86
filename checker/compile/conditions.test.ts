import { describe, expect, it } from 'vitest';
import * as f from '../language/formula.js';
import { library } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import { compile } from './compile.js';
import type { Lowering } from './conditions.js';
import { lowerFormula } from './conditions.js';
import { holdsIn } from './interpret.js';
import type { Condition, GlobalState } from './program.js';

const program = compile(library());
const { components, system } = program;
const context: Lowering = {
  system,
  components,
  byName: new Map(components.map(({ name, index }) => [name, index])),
};
const here = { c: 'c1', r: 'ann', t: 'ann.desk' };
const lower = (formula: f.Formula): Condition =>
  lowerFormula(context, here, formula);
const copy = { chart: 'copy', of: ['c'] };

describe('lowerFormula', () => {
  const states = [...searchNaively(program).states.values()].map(
    ({ state }) => state,
  );
  const local = (state: GlobalState, name: string): unknown => {
    const component = components.find((known) => known.name === name);
    return component?.table.states[state[component.index] ?? -1];
  };

  it('reads state and context of a component', () => {
    const toAnn = lower(f.is(copy, 'lent', { borrower: 'r' }));
    const held = states.filter((state) => holdsIn(toAnn, state));
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(states.length);
    for (const state of states)
      expect(holdsIn(toAnn, state)).toBe(
        JSON.stringify(local(state, 'copy(c1)')).includes('"borrower":"ann"'),
      );
  });

  it('counts, adds and compares', () => {
    const out = f.field({ chart: 'card', of: ['r'] }, 'out');
    const one = f.holds(f.all());
    const atLimit = lower(f.equal(f.sum(out, one), f.sum(one, one)));
    for (const state of states)
      expect(holdsIn(atLimit, state)).toBe(
        JSON.stringify(local(state, 'card(ann)')).includes('"out":1'),
      );
  });

  it('knows which threads are under way, and in which operations', () => {
    const busy = lower(f.running('t'));
    const asking = lower(f.running('t', ['ask']));
    const moving = lower(f.running('t', ['borrow', 'give-back']));
    let sometimes = 0;
    for (const state of states) {
      expect(holdsIn(busy, state)).toBe(
        holdsIn(asking, state) || holdsIn(moving, state),
      );
      if (holdsIn(asking, state)) sometimes++;
    }
    expect(sometimes).toBeGreaterThan(0);
  });

  it.each([
    { formula: f.not(f.is(copy, 'shelf')), as: f.is(copy, 'lent') },
    {
      formula: f.exists(
        'k',
        'copy',
        f.is({ chart: 'copy', of: ['k'] }, 'lent'),
      ),
      as: f.not(
        f.forall('k', 'copy', f.is({ chart: 'copy', of: ['k'] }, 'shelf')),
      ),
    },
    { formula: f.all(f.is(copy, 'lent')), as: f.is(copy, 'lent') },
    {
      formula: f.any(f.is(copy, 'lent'), f.is(copy, 'shelf')),
      as: f.all(),
    },
  ])('keeps the laws of logic', ({ formula, as }) => {
    const [left, right] = [lower(formula), lower(as)];
    for (const state of states)
      expect(holdsIn(left, state)).toBe(holdsIn(right, state));
  });

  it('decides at once what no state can change', () => {
    const constant = (value: boolean): Condition => ({
      kind: 'constant',
      value,
    });
    expect(lower(f.is(copy, ['shelf', 'lent']))).toEqual(constant(true));
    expect(lower(f.all(f.same('c', 'r'), f.is(copy, 'lent')))).toEqual(
      constant(false),
    );
    // Reader and desk differ: no component can hold that value.
    expect(lower(f.is(copy, 'shelf', { borrower: 'r' }))).toEqual(
      constant(false),
    );
  });

  it.each([
    {
      formula: f.is({ chart: 'copy', of: ['r'] }, 'shelf'),
      message: /reads 'copy\(ann\)', which is no component of scope/,
    },
    {
      formula: f.is(copy, 'shelve'),
      message: /chart 'copy' has no state 'shelve'; it has shelf, lent/,
    },
    {
      formula: f.is(copy, 'lent', { owner: 'r' }),
      message: /no context field 'owner'; it has borrower, binding/,
    },
    {
      formula: f.equal(f.field(copy, 'binding'), f.sum()),
      message: /'copy\(c1\)' has no counter 'binding'/,
    },
  ])('explains a formula that does not fit', ({ formula, message }) => {
    expect(() => lower(formula)).toThrow(message);
  });
});
