/** Where a renaming of objects takes every part of a program. */
import type { Component, Program } from '../compile/program.js';
import type { Renaming } from './automorphisms.js';
import type { Objection } from './objection.js';
import type { Rewrite } from './renaming.js';
import {
  messageKey,
  renamed,
  renamedComponent,
  stateKey,
  stepKey,
} from './renaming.js';

/** All arrays are of indices, from the part to its counterpart. */
export interface Image {
  readonly renaming: Renaming;
  readonly components: Int32Array;
  /** By component: its local states. */
  readonly locals: readonly Int32Array[];
  /** By component: its events; empty for threads. */
  readonly events: readonly Int32Array[];
  readonly steps: Int32Array;
}

const keep: Rewrite = (object) => object;

/** By what its parts say, under their own names. */
export class Parts {
  readonly program: Program;
  readonly #components: ReadonlyMap<string, number>;
  readonly #states: readonly ReadonlyMap<string, number>[];
  readonly #events: readonly ReadonlyMap<string, number>[];
  readonly #steps: ReadonlyMap<string, number>;

  constructor(program: Program) {
    this.program = program;
    const { components, steps } = program;
    this.#components = new Map(components.map(({ name, index }) => [name, index]));
    this.#states = components.map((component) =>
      indexed(component.table.states, (n) =>
        stateKey(program, component, n, keep),
      ),
    );
    this.#events = components.map(({ table }) =>
      table.kind === 'chart'
        ? indexed(table.events, (n) => messageKey(table, n, keep))
        : new Map<string, number>(),
    );
    this.#steps = new Map(
      steps.map((step) => [stepKey(program, step, keep), step.index]),
    );
  }

  /** Whether no two parts say the same; without that, no renaming of the
   * program can be told from another. */
  distinct(): boolean {
    const { components, steps } = this.program;
    return (
      this.#components.size === components.length &&
      this.#steps.size === steps.length &&
      components.every(
        ({ table, index }) =>
          this.#states[index]?.size === table.states.length &&
          (table.kind !== 'chart' ||
            this.#events[index]?.size === table.events.length),
      )
    );
  }

  /** Counterparts of names only; see `objection.ts` for what they do. */
  image(renaming: Renaming): Image | Objection {
    const { program } = this;
    const rewrite = renamed(renaming);
    const components = Int32Array.from(
      program.components,
      (part) => this.#components.get(renamedComponent(part, renaming)) ?? -1,
    );
    const locals: Int32Array[] = [];
    const events: Int32Array[] = [];
    for (const part of program.components) {
      const target = components[part.index] ?? -1;
      const states = this.#locals(part, target, rewrite);
      const messages = this.#messages(part, target, rewrite);
      if (states.includes(-1) || messages.includes(-1))
        return { kind: 'component', component: part.name };
      locals.push(states);
      events.push(messages);
    }
    const steps = new Int32Array(program.steps.length);
    for (const step of program.steps) {
      const to = this.#steps.get(stepKey(program, step, rewrite));
      if (to === undefined) return { kind: 'step', ...about(step) };
      steps[step.index] = to;
    }
    return { renaming, components, locals, events, steps };
  }

  #locals(part: Component, target: number, rewrite: Rewrite): Int32Array {
    const known = this.#states[target];
    if (known?.size !== part.table.states.length) return Int32Array.of(-1);
    return Int32Array.from(
      part.table.states.keys(),
      (n) => known.get(stateKey(this.program, part, n, rewrite)) ?? -1,
    );
  }

  #messages(
    { table }: Component,
    target: number,
    rewrite: Rewrite,
  ): Int32Array {
    if (table.kind !== 'chart') return new Int32Array(0);
    const known = this.#events[target];
    if (known?.size !== table.events.length) return Int32Array.of(-1);
    return Int32Array.from(
      table.events.keys(),
      (n) => known.get(messageKey(table, n, rewrite)) ?? -1,
    );
  }
}

function indexed(
  list: readonly unknown[],
  key: (n: number) => string,
): ReadonlyMap<string, number> {
  return new Map(list.map((_, n) => [key(n), n]));
}

/** An operation and its section, to name a step by. */
export function about(step: {
  readonly operation: string;
  readonly section: string;
}): { readonly operation: string; readonly section: string } {
  return { operation: step.operation, section: step.section };
}

export function isImage(found: Image | Objection): found is Image {
  return 'renaming' in found;
}
