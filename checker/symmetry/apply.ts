/** Whole states and steps under a renaming of objects. */
import type { GlobalState, GroundStep, Program } from '../compile/program.js';
import type { Renaming } from './automorphisms.js';
import { renamed, renamedComponent, stateKey, stepKey } from './renaming.js';

export interface Renamer {
  state(state: GlobalState): GlobalState;
  /** @throws if the renamed step is no step of the program */
  step(step: GroundStep): GroundStep;
}

/** @param renaming one that the program respects */
export function renamerOf(program: Program, renaming: Renaming): Renamer {
  const rewrite = renamed(renaming);
  const keep = (object: string): string => object;
  const byName = new Map(
    program.components.map((component) => [component.name, component]),
  );
  const images = program.components.map((component) => {
    const target = byName.get(renamedComponent(component, renaming));
    if (target === undefined)
      throw new Error(`'${component.name}' has no counterpart`);
    const index = new Map(
      target.table.states.map((_, n) => [
        stateKey(program, target, n, keep),
        n,
      ]),
    );
    const locals = component.table.states.map(
      (_, n) => index.get(stateKey(program, component, n, rewrite)) ?? -1,
    );
    return { target: target.index, locals };
  });
  const steps = new Map(
    program.steps.map((step) => [stepKey(program, step, keep), step]),
  );
  return {
    state(state) {
      const image = [...state];
      images.forEach(({ target, locals }, component) => {
        image[target] = locals[state[component] ?? 0] ?? -1;
      });
      return image;
    },
    step(step) {
      const image = steps.get(stepKey(program, step, rewrite));
      if (image === undefined)
        throw new Error(`step ${String(step.index)} has no counterpart`);
      return image;
    },
  };
}
