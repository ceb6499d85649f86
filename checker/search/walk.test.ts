import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { Walker } from './walk.js';

describe('Walker', () => {
  const program = compile(counters(2, 1));
  const [up1, up2, down1] = [0, 1, 2];

  it('takes what is enabled and stays where nothing is', () => {
    const walker = new Walker(program);
    expect(walker.take(down1)).toBe(false);
    expect(walker.state).toEqual([0, 0]);
    expect(walker.take(up2)).toBe(true);
    expect(walker.take(up1)).toBe(true);
    expect(walker.take(up1)).toBe(false);
    expect(walker.state).toEqual([1, 1]);
    walker.reset();
    expect(walker.state).toEqual(program.initial);
  });

  it('knows no step beyond the last', () => {
    const walker = new Walker(program);
    expect(walker.take(program.steps.length)).toBe(false);
    expect(walker.take(-1)).toBe(false);
  });

  it('sets a bit for every claim whose formula holds', () => {
    const loans = compile(library({ off: ['limit'] }));
    const walker = new Walker(loans);
    const claims = loans.claims.filter(({ claim }) =>
      ['one-out', 'all-lent'].includes(claim.name),
    );
    const watch = walker.watch(claims);
    expect(watch(walker.words)).toBe(0);
    const borrow = (copy: string, section: string): void => {
      const step = loans.steps.find(
        ({ operation, agent, args, section: name, phase }) =>
          operation === 'borrow' &&
          agent === 'ann.desk' &&
          args['c'] === copy &&
          name === section &&
          phase === 'run',
      );
      expect(walker.take(step?.index ?? -1)).toBe(true);
    };
    borrow('c1', 'charge');
    borrow('c1', 'hand-over');
    expect(watch(walker.words)).toBe(0);
    borrow('c2', 'charge');
    borrow('c2', 'hand-over');
    expect(watch(walker.words)).toBe(0b11);
  });
});
