/**
 * The proof that a renaming of objects leaves a program as it is, from its
 * tables and instructions, before any state is seen.
 *
 * What is shown of two renamings holds of one after the other, so generators
 * of a group are enough.
 */
import type {
  ChartTable,
  CompiledInstance,
  GroundStep,
  Program,
} from '../compile/program.js';
import type { Renaming } from './automorphisms.js';
import { Exchange } from './commute.js';
import type { Image } from './image.js';
import { about, isImage, Parts } from './image.js';
import { Keys } from './keys.js';
import type { Objection } from './objection.js';
import { renamed } from './renaming.js';
import { Scripts } from './script.js';

/** Whether a renaming is shown to leave the program as it is. */
export function respects(program: Program, renaming: Renaming): boolean {
  return new Prover(program).objection(renaming) === null;
}

export class Prover {
  readonly #program: Program;
  readonly #parts: Parts;
  readonly #keys = new Keys();
  readonly #itself: Image | Objection;
  readonly #scripts: Scripts | null;

  constructor(program: Program) {
    this.#program = program;
    this.#parts = new Parts(program);
    const itself = this.#parts.distinct()
      ? this.#parts.image(new Map())
      : ({ kind: 'names' } as const);
    this.#itself = itself;
    this.#scripts = isImage(itself)
      ? new Scripts(
          this.#keys,
          itself,
          new Exchange(program, (one) => this.#keys.exact(itself, one)),
        )
      : null;
  }

  /** What stands against a renaming; null if it leaves the program as it is. */
  objection(renaming: Renaming): Objection | null {
    const itself = this.#itself;
    if (!isImage(itself)) return itself;
    const image = this.#parts.image(renaming);
    if (!isImage(image)) return image;
    return (
      this.#toComponents(image) ??
      this.#toSteps(image) ??
      this.#toClaims(image, itself)
    );
  }

  #toComponents(image: Image): Objection | null {
    const { components, initial } = this.#program;
    for (const part of components) {
      const to = image.components[part.index] ?? -1;
      const locals = image.locals[part.index] ?? new Int32Array(0);
      const other = components[to];
      if (locals[initial[part.index] ?? 0] !== initial[to])
        return { kind: 'start', component: part.name };
      const alike =
        part.table.kind === 'chart' &&
        other?.table.kind === 'chart' &&
        sameTransitions(
          part.table,
          other.table,
          locals,
          image.events[part.index] ?? new Int32Array(0),
        );
      if (!alike && part.table.kind !== other?.table.kind)
        return { kind: 'component', component: part.name };
      if (!alike && part.table.kind === 'chart')
        return { kind: 'chart', component: part.name };
    }
    return null;
  }

  #toSteps(image: Image): Objection | null {
    const { steps } = this.#program;
    for (const step of steps) {
      const other = steps[image.steps[step.index] ?? -1];
      if (other === undefined || !sameFrame(step, other, image))
        return { kind: 'step', ...about(step) };
      const likeness = this.#scripts?.compare(
        step.instructions,
        image,
        other.instructions,
      );
      if (likeness === 'order') return { kind: 'order', ...about(step) };
      if (likeness !== 'same') return { kind: 'step', ...about(step) };
    }
    return null;
  }

  /** Every instance of a claim has one of the renamed objects as counterpart
   * that says the same of them. */
  #toClaims(image: Image, itself: Image): Objection | null {
    const rewrite = renamed(image.renaming);
    for (const { claim, instances } of this.#program.claims) {
      const said = (one: CompiledInstance, under: Image): string =>
        [one.such, ...(one.until === null ? [] : [one.until])]
          .map((condition) => this.#keys.condition(under, condition))
          .join();
      const named = (
        { objects }: CompiledInstance,
        how: (object: string) => string,
      ): string => JSON.stringify(Object.values(objects).map(how));
      const known = new Map(
        instances.map((one) => [
          named(one, (object) => object),
          said(one, itself),
        ]),
      );
      const alike = instances.every(
        (one) => known.get(named(one, rewrite)) === said(one, image),
      );
      if (!alike) return { kind: 'claim', claim: claim.name };
    }
    return null;
  }
}

function sameTransitions(
  a: ChartTable,
  b: ChartTable,
  locals: Int32Array,
  events: Int32Array,
): boolean {
  const width = a.events.length;
  return a.events.every((_, event) =>
    a.states.every((__, local) => {
      const next = a.next[local * width + event] ?? -1;
      const there =
        b.next[(locals[local] ?? 0) * width + (events[event] ?? 0)] ?? -1;
      return (next < 0 ? -1 : locals[next]) === there;
    }),
  );
}

/** The same but for the instructions. */
function sameFrame(a: GroundStep, b: GroundStep, image: Image): boolean {
  if (a.first !== b.first || a.last !== b.last || a.rule !== b.rule)
    return false;
  if (a.thread < 0 || b.thread < 0) return a.thread === b.thread;
  const locals = image.locals[a.thread];
  return (
    image.components[a.thread] === b.thread &&
    locals?.[a.at] === b.at &&
    locals[a.done] === b.done &&
    locals[a.refused] === b.refused
  );
}
