/** Whole states and steps under a renaming of objects. */
import type { GlobalState, GroundStep, Program } from '../compile/program.js';
import type { Renaming } from './automorphisms.js';
import { isImage, Parts } from './image.js';

export interface Renamer {
  state(state: GlobalState): GlobalState;
  step(step: GroundStep): GroundStep;
}

const parts = new WeakMap<Program, Parts>();

/**
 * @param renaming one that the program respects
 * @throws if some component or step has no counterpart
 */
export function renamerOf(program: Program, renaming: Renaming): Renamer {
  const own = parts.get(program) ?? new Parts(program);
  parts.set(program, own);
  const image = own.image(renaming);
  if (!isImage(image))
    throw new Error(
      `the renaming is none of '${program.system.name}': ` +
        JSON.stringify(image),
    );
  const { components, locals, steps } = image;
  return {
    state(state) {
      const moved = [...state];
      state.forEach((local, component) => {
        moved[components[component] ?? -1] = locals[component]?.[local] ?? -1;
      });
      return moved;
    },
    step(step) {
      const moved = program.steps[steps[step.index] ?? -1];
      if (moved === undefined)
        throw new RangeError(`step ${String(step.index)} is of another program`);
      return moved;
    },
  };
}
