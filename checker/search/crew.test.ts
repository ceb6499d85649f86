import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import type { Exploration } from './exploration.js';
import { explore } from './explore.js';

const untimed = (found: Exploration): object => ({
  ...found,
  seconds: 0,
  bytes: 0,
});

const programs = {
  library: compile(library({ off: ['limit'] })),
  counters: compile(counters(8, 3)),
};

describe('several threads', () => {
  it.each([
    { name: 'library' as const, workers: 2 },
    { name: 'library' as const, workers: 3 },
    { name: 'counters' as const, workers: 2 },
    { name: 'counters' as const, workers: 4 },
  ])(
    'find of the $name what one finds: $workers',
    async ({ name, workers }) => {
      const one = await explore(programs[name]);
      const many = await explore(programs[name], {
        workers,
        joinAt: { states: 1, seconds: 0 },
      });
      expect(untimed(many)).toEqual(untimed(one));
    },
  );

  it('find the same up to symmetry', async () => {
    const one = await explore(programs.library, { symmetry: true });
    const two = await explore(programs.library, {
      symmetry: true,
      workers: 2,
      joinAt: { states: 1, seconds: 0 },
    });
    expect(untimed(two)).toEqual(untimed(one));
  });

  it('stop when they are told to', async () => {
    const found = await explore(programs.counters, {
      workers: 2,
      joinAt: { states: 1, seconds: 0 },
      maxDepth: 5,
    });
    expect(found).toMatchObject({ complete: false, stopped: 'depth' });
    // Sums of five: bounded compositions, counted by the one-thread search.
    const one = await explore(programs.counters, { maxDepth: 5 });
    expect(found.states).toBe(one.states);
  });
});
