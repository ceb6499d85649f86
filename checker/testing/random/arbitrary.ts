/** Random systems for fast-check, which shrink by their parts. */
import fc from 'fast-check';
import { drawPlan } from './draw.js';
import type { Plan } from './plan.js';
import { smaller } from './shrink.js';

class RandomPlans extends fc.Arbitrary<Plan> {
  override generate(mrng: fc.Random): fc.Value<Plan> {
    return new fc.Value(drawPlan(mrng.nextInt(0, 2 ** 31 - 1)), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Plan {
    return typeof value === 'object' && value !== null && 'seed' in value;
  }

  override shrink(plan: Plan): fc.Stream<fc.Value<Plan>> {
    return fc
      .stream(smaller(plan))
      .map((less) => new fc.Value(less, undefined));
  }
}

export const randomPlan: fc.Arbitrary<Plan> = new RandomPlans();
