/** Walks of a program along chosen steps, on generated code. */
import type {
  CompiledClaim,
  GlobalState,
  Program,
} from '../compile/program.js';
import { anyInstance } from '../generate/engine.js';
import type { Mask } from '../generate/predicate.js';
import { generateMask } from '../generate/predicate.js';
import type { Singles } from '../generate/singles.js';
import { DISABLED, generateSingles } from '../generate/singles.js';
import type { Layout } from '../pack/layout.js';
import { layOut, pack, unpack } from '../pack/layout.js';

/** Stands in one state and takes the steps it is told to. */
export class Walker {
  readonly #singles: Singles;
  readonly #layout: Layout;
  readonly #start: Int32Array;
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
    this.#layout = layOut(program);
    this.#singles = generateSingles(program, this.#layout);
    this.#start = pack(this.#layout, program.initial);
    this.reset();
  }

  reset(): void {
    this.#singles.input.set(this.#start);
  }

  /** Takes ground step `index`; false, and no change, if it is not enabled
   * here or its first section is refused. */
  take(index: number): boolean {
    const { run, input, output } = this.#singles;
    if ((run[index]?.() ?? DISABLED) === DISABLED) return false;
    input.set(output);
    return true;
  }

  /** The packed state it stands in; overwritten by the next step. */
  get words(): Int32Array {
    return this.#singles.input;
  }

  get state(): GlobalState {
    return unpack(this.#layout, this.#singles.input);
  }

  /** A predicate on `words`: bit n is set where claim n's formula holds. */
  watch(claims: readonly CompiledClaim[]): (words: Int32Array) => number {
    const mask: Mask = generateMask(
      this.#program,
      this.#layout,
      claims.map(anyInstance),
    );
    return (words) => mask(words, 0);
  }
}
