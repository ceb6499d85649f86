import { describe, expect, it } from 'vitest';
import { drawPlan } from './draw.js';
import { features } from './features.js';
import { shrink } from './shrink.js';

const firstFit = features.find(({ name }) =>
  name.startsWith('first that fits'),
);

describe('a random system with first that fits', () => {
  it('shrinks to one operation that does it, and nothing else', async () => {
    if (firstFit === undefined) throw new Error('no such feature');
    let seed = 1;
    while (!firstFit.in(drawPlan(seed))) seed++;
    const least = await shrink(drawPlan(seed), (plan) =>
      Promise.resolve(firstFit.in(plan)),
    );
    expect(least.operations).toHaveLength(1);
    expect(least.operations[0]?.sections).toHaveLength(1);
    expect(least.claims).toHaveLength(0);
    expect(least.charts.length).toBeLessThanOrEqual(2);
  });
});
