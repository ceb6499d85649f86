/**
 * Numbers that say what an object's state looks like, whatever the objects
 * are called. Only renamings that put them in order are tried in full.
 */
import type { Component, Program } from '../compile/program.js';
import type { ObjectName } from '../language/domain.js';
import { familyOf, referencesOf, stateKey } from './renaming.js';
import type { Symmetry } from './symmetry.js';

export interface Signature {
  /** Objects that some renaming moves. */
  readonly objects: readonly ObjectName[];
  /** `add[n]` is added to the number of object `object`, by local state. */
  readonly fixed: readonly {
    readonly component: number;
    readonly object: number;
    readonly weights: Int32Array;
  }[];
  /** The same, where the object is one that the local state refers to;
   * `objects` by local state is -1 for none. */
  readonly referring: readonly {
    readonly component: number;
    readonly objects: Int32Array;
    readonly weights: Int32Array;
  }[];
  /** `sources[renaming * objects.length + place]`: which object comes to that
   * place. */
  readonly sources: Int32Array;
}

export function signatureOf(program: Program, symmetry: Symmetry): Signature {
  const moved = [
    ...new Set(symmetry.renamings.flatMap((renaming) => [...renaming.keys()])),
  ].sort();
  const place = new Map(moved.map((object, n) => [object, n]));
  const look = (component: Component, state: number): string =>
    stateKey(program, component, state, () => '*');
  const fixed = program.components.flatMap((component) =>
    component.objects.flatMap((object, position) => {
      const at = place.get(object);
      if (at === undefined) return [];
      const weights = Int32Array.from(component.table.states.keys(), (state) =>
        weigh(
          `${familyOf(component)}/${String(position)}/${look(component, state)}`,
        ),
      );
      return [{ component: component.index, object: at, weights }];
    }),
  );
  const referring = program.components.flatMap((component) => {
    const states = [...component.table.states.keys()];
    const fields = new Set(
      states.flatMap((state) =>
        referencesOf(program, component, state).map(({ field }) => field),
      ),
    );
    return [...fields].flatMap((field) => {
      const objects = Int32Array.from(states, (state) => {
        const reference = referencesOf(program, component, state).find(
          (known) => known.field === field,
        );
        return place.get(reference?.object ?? '') ?? -1;
      });
      if (objects.every((object) => object < 0)) return [];
      const weights = Int32Array.from(states, (state) =>
        weigh(`${familyOf(component)}.${field}/${look(component, state)}`),
      );
      return [{ component: component.index, objects, weights }];
    });
  });
  const sources = symmetry.renamings.flatMap((renaming) => {
    const back = new Map([...renaming].map(([from, to]) => [to, from]));
    return moved.map((object) => place.get(back.get(object) ?? object) ?? 0);
  });
  return {
    objects: moved,
    fixed,
    referring,
    sources: Int32Array.from(sources),
  };
}

/** FNV-1a, well enough spread for sums to differ where states do. */
function weigh(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++)
    hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash;
}
