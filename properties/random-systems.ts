/** Random systems as counterexamples. */
import type { System } from '../checker/index.js';

/** The system without the inner life of its machines. */
export const showSystem = (system: System): string =>
  JSON.stringify(
    {
      ...system,
      on: [...system.on],
      charts: system.charts.map(({ name, machine }) => ({
        name,
        states: (machine.config as { readonly states: unknown }).states,
      })),
    },
    null,
    1,
  );
