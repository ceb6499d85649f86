/**
 * A state seen as a matrix: one column for every sortable object, and a rest.
 *
 * A component of one sortable object is an entry of that object's column. A
 * component whose states may refer to a sortable object is split: what is
 * left with the reference blanked goes to the rest, and one bit in the column
 * of the object it refers to. Permuting the sortable objects permutes the
 * columns and nothing else, so sorting them picks one state of all that are
 * alike: exactly, with no permutation tried.
 */
import type { Component, Program } from '../compile/program.js';
import type { ObjectName } from '../language/domain.js';
import type { Renaming } from './automorphisms.js';
import {
  familyOf,
  referencesOf,
  renamed,
  renamedComponent,
  stateKey,
} from './renaming.js';
import type { Symmetry } from './symmetry.js';

/** A field of the matrix form. */
export interface Entry {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

/** How one component is read into the matrix form under one renaming. */
export interface Reading {
  readonly component: number;
  /** The part kept in the rest, or in the column at `column`. */
  readonly entry: Entry;
  /** By local state: the value of `entry`. */
  readonly values: Int32Array;
  /** The component's own column; -1 if its entry is in the rest. */
  readonly column: number;
  /** Where the bit of a reference goes, for components split in two. */
  readonly bit: Entry | null;
  /** By local state: the column referred to, -1 for none. */
  readonly refers: Int32Array;
}

/** How one component is written back. */
export interface Writing {
  readonly component: number;
  readonly entry: Entry;
  readonly column: number;
  readonly bit: Entry | null;
  /** `locals[value * (columns + 1) + referred + 1]`. */
  readonly locals: Int32Array;
}

export interface Shape {
  readonly columns: number;
  readonly restWords: number;
  readonly columnWords: number;
  /** One list a renaming, the identity first. */
  readonly readings: readonly (readonly Reading[])[];
  readonly writings: readonly Writing[];
}

/** Bits of a word used, so that words compare as small integers. */
const WIDTH = 30;

class Packer {
  #word = 0;
  #used = 0;

  place(values: number): Entry {
    const bits = Math.ceil(Math.log2(Math.max(1, values)));
    if (this.#used + bits > WIDTH) {
      this.#word++;
      this.#used = 0;
    }
    const entry = { word: this.#word, shift: this.#used, mask: 2 ** bits - 1 };
    this.#used += bits;
    return entry;
  }

  get words(): number {
    return this.#word + 1;
  }
}

/** What a component is called with its column's object blanked. */
function slotOf(component: Component, columns: readonly ObjectName[]): string {
  const objects = component.objects.map((object) =>
    columns.includes(object) ? '*' : object,
  );
  return `${familyOf(component)}(${objects.join()})`;
}

export function shapeOf(program: Program, symmetry: Symmetry): Shape {
  const { columns } = symmetry;
  const blank = (object: ObjectName): string =>
    columns.includes(object) ? '*' : object;
  const columnOf = (component: Component): number =>
    columns.findIndex((object) => component.objects.includes(object));
  const referred = (component: Component, state: number): number =>
    columns.findIndex((column) =>
      referencesOf(program, component, state).some(
        ({ object }) => object === column,
      ),
    );
  // One numbering of local states a family, shared by all its instances.
  const numbering = new Map<string, Map<string, number>>();
  const keyUnder = (
    component: Component,
    state: number,
    renaming: Renaming,
  ): string =>
    stateKey(program, component, state, (object) =>
      blank(renamed(renaming)(object)),
    );
  const identity = symmetry.renamings[0] ?? new Map<ObjectName, ObjectName>();
  for (const component of program.components) {
    const family = familyOf(component);
    const known = numbering.get(family) ?? new Map<string, number>();
    numbering.set(family, known);
    component.table.states.forEach((_, state) => {
      const key = keyUnder(component, state, identity);
      if (!known.has(key)) known.set(key, known.size);
    });
  }
  const rest = new Packer();
  const column = new Packer();
  const entries = new Map<string, Entry>();
  const bits = new Map<string, Entry>();
  for (const component of program.components) {
    const slot = slotOf(component, columns);
    if (entries.has(slot)) continue;
    const values = numbering.get(familyOf(component))?.size ?? 1;
    const own = columnOf(component) >= 0;
    entries.set(slot, (own ? column : rest).place(values));
    const refers = component.table.states.some(
      (_, state) => referred(component, state) >= 0,
    );
    if (refers) bits.set(slot, column.place(2));
  }
  const entryAt = (slot: string): Entry =>
    entries.get(slot) ?? { word: 0, shift: 0, mask: 0 };
  const byName = new Map(
    program.components.map((component) => [component.name, component]),
  );
  const readings = symmetry.renamings.map((renaming) =>
    program.components.map((component): Reading => {
      const target =
        byName.get(renamedComponent(component, renaming)) ?? component;
      const slot = slotOf(target, columns);
      const known = numbering.get(familyOf(component));
      const states = [...component.table.states.keys()];
      return {
        component: component.index,
        entry: entryAt(slot),
        values: Int32Array.from(
          states,
          (state) => known?.get(keyUnder(component, state, renaming)) ?? 0,
        ),
        column: columnOf(component),
        bit: bits.get(slot) ?? null,
        refers: Int32Array.from(states, (state) => referred(component, state)),
      };
    }),
  );
  const width = columns.length + 1;
  const writings = (readings[0] ?? []).map((reading): Writing => {
    const values = numbering.get(
      familyOf(program.components[reading.component] as Component),
    );
    const locals = new Int32Array((values?.size ?? 1) * width);
    reading.values.forEach((value, state) => {
      locals[value * width + (reading.refers[state] ?? -1) + 1] = state;
    });
    const { component, entry, bit } = reading;
    return { component, entry, column: reading.column, bit, locals };
  });
  return {
    columns: columns.length,
    restWords: rest.words,
    columnWords: column.words,
    readings,
    writings,
  };
}
