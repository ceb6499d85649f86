/**
 * Numbers for conditions and instructions, as a renaming makes them: equal
 * only for what says the same. Of conditions the order in which parts of a
 * conjunction, a disjunction or a sum are written does not count.
 */
import type { Amount, Condition, Instruction } from '../compile/program.js';
import type { Image } from './image.js';

export class Keys {
  readonly #known = new Map<string, number>();
  readonly #conditions = new WeakMap<Image, Map<Condition, number>>();
  readonly #exact = new WeakMap<Image, Map<Instruction, number>>();
  readonly #loose = new WeakMap<Image, Map<Instruction, number>>();
  readonly #flags = new WeakMap<Image, Map<Uint8Array, number>>();

  condition(image: Image, condition: Condition): number {
    return remember(this.#conditions, image, condition, () =>
      this.#number(this.#conditionText(image, condition)),
    );
  }

  /** Equal for instructions with the same parts in the same order. */
  exact(image: Image, instruction: Instruction): number {
    return remember(this.#exact, image, instruction, () =>
      this.#number(
        this.#instructionText(image, instruction, (list) =>
          this.exactly(image, list),
        ),
      ),
    );
  }

  exactly(image: Image, list: readonly Instruction[]): string {
    return list.map((one) => this.exact(image, one)).join();
  }

  /** Equal for instructions with the same parts in any order. */
  loose(image: Image, instruction: Instruction): number {
    return remember(this.#loose, image, instruction, () =>
      this.#number(
        this.#instructionText(
          image,
          instruction,
          (list) => `~${sorted(list.map((one) => this.loose(image, one)))}`,
        ),
      ),
    );
  }

  #number(text: string): number {
    const known = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, known);
    return known;
  }

  #instructionText(
    image: Image,
    instruction: Instruction,
    inner: (list: readonly Instruction[]) => string,
  ): string {
    switch (instruction.kind) {
      case 'send': {
        const { component, event, errno, rule } = instruction;
        const to = image.components[component] ?? -1;
        const message = image.events[component]?.[event] ?? -1;
        return `send ${to} ${message} ${errno} ${rule ?? ''}`;
      }
      case 'if': {
        const { condition, then, otherwise } = instruction;
        return `if ${this.condition(image, condition)} ${inner(then)} else ${inner(otherwise)}`;
      }
      case 'require': {
        const { condition, errno, rule } = instruction;
        return `require ${this.condition(image, condition)} ${errno} ${rule ?? ''}`;
      }
      case 'wait': {
        const { condition, rule } = instruction;
        return `wait ${this.condition(image, condition)} ${rule ?? ''}`;
      }
    }
  }

  #conditionText(image: Image, condition: Condition): string {
    switch (condition.kind) {
      case 'constant':
        return String(condition.value);
      case 'in': {
        const { component, flags } = condition;
        return `in ${this.#members(image, component, flags)}`;
      }
      case 'not':
        return `not ${this.condition(image, condition.of)}`;
      case 'all':
      case 'any': {
        const parts = new Set(
          flat(condition.kind, condition.of).map((part) =>
            this.condition(image, part),
          ),
        );
        return `${condition.kind} ${sorted([...parts])}`;
      }
      case 'equal':
        return `equal ${[condition.left, condition.right]
          .map((side) => this.#amountText(image, side))
          .sort()
          .join(' = ')}`;
    }
  }

  #amountText(image: Image, { lookups, holds }: Amount): string {
    const numbers = lookups.map(({ component, values }) => {
      const moved = new Int32Array(values.length);
      const locals = image.locals[component];
      values.forEach((value, local) => {
        moved[locals?.[local] ?? 0] = value;
      });
      const to = image.components[component] ?? -1;
      return this.#number(`values ${to} ${bytes(moved)}`);
    });
    const counted = holds.map((part) => this.condition(image, part));
    return `${sorted(numbers)}+${sorted(counted)}`;
  }

  /** A component with the flags of its local states. */
  #members(image: Image, component: number, flags: Uint8Array): number {
    return remember(this.#flags, image, flags, () => {
      const moved = new Uint8Array(flags.length);
      const locals = image.locals[component];
      flags.forEach((flag, local) => {
        moved[locals?.[local] ?? 0] = flag;
      });
      const to = image.components[component] ?? -1;
      return this.#number(`flags ${to} ${bytes(moved)}`);
    });
  }
}

function remember<T extends object>(
  memory: WeakMap<Image, Map<T, number>>,
  image: Image,
  thing: T,
  make: () => number,
): number {
  const mine = memory.get(image) ?? new Map<T, number>();
  memory.set(image, mine);
  const known = mine.get(thing) ?? make();
  mine.set(thing, known);
  return known;
}

function flat(
  kind: 'all' | 'any',
  parts: readonly Condition[],
): readonly Condition[] {
  return parts.flatMap((part) =>
    part.kind === kind ? flat(kind, part.of) : [part],
  );
}

/** Text as good as the numbers themselves. */
const bytes = ({ buffer }: Uint8Array | Int32Array): string =>
  Buffer.from(buffer).toString('latin1');

const sorted = (numbers: readonly number[]): string =>
  [...numbers].sort((a, b) => a - b).join();
