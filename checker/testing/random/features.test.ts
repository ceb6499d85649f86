/** What the generator has to be able to draw, it does draw. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../compile/compile.js';
import { drawPlan, systemOf } from './draw.js';
import { features, isPlain } from './features.js';
import { smaller } from './shrink.js';

const plans = Array.from({ length: 3000 }, (_, seed) => drawPlan(seed));

describe('of 3,000 random systems', () => {
  it.each(features)('some have $name', (feature) => {
    expect(plans.filter(feature.in).length).toBeGreaterThanOrEqual(5);
  });

  it('some tell no objects apart', () => {
    expect(plans.filter(isPlain).length).toBeGreaterThanOrEqual(20);
  });
});

describe('a random system', () => {
  it('is the same each time it is drawn', () => {
    expect(drawPlan(7)).toEqual(drawPlan(7));
    expect(drawPlan(7)).not.toEqual(drawPlan(8));
  });

  it.each([1, 2, 3, 5, 8, 13, 21, 34])(
    'can be compiled, and so can a smaller one (%i)',
    (seed) => {
      expect(() => compile(systemOf(drawPlan(seed)))).not.toThrow();
      const [less] = smaller(drawPlan(seed));
      expect(JSON.stringify(less).length).toBeLessThan(
        JSON.stringify(drawPlan(seed)).length,
      );
    },
  );
});
