/**
 * Stubborn sets: in each state, a set of steps such that what is left out
 * only commutes with what is taken, so that leaving it for later loses no
 * state that the claims could tell apart.
 *
 * A set is closed when it has, with every enabled step, all steps that do not
 * commute with it; and with every disabled step, all steps that could be the
 * first on a way to enable it. If an enabled step of the set changes what the
 * claims look at, all steps that do are in it. The search adds the rest where
 * a set would lead to nothing new, so that no step is put off for ever (the
 * proviso of breadth-first search).
 */
import { holdsIn } from '../compile/interpret.js';
import type {
  CompiledClaim,
  GlobalState,
  Instruction,
  Program,
} from '../compile/program.js';
import { Bits } from './bits.js';
import type { Footprint } from './footprint.js';
import { footprintOf, support } from './footprint.js';
import { changes, independent } from './independence.js';

export interface Reduction {
  /**
   * The enabled steps to take in a state.
   *
   * @param enabled steps enabled in it, in the program's order
   */
  choose(enabled: readonly number[], state: GlobalState): readonly number[];
}

/** Claims that partial order reduction cannot judge, with the reason. */
export function refusedClaims(
  program: Program,
): readonly { readonly claim: string; readonly reason: string }[] {
  return program.claims.flatMap(({ claim }) => {
    switch (claim.kind) {
      case 'never':
      case 'sometimes':
        return [];
      case 'refusal':
        return [
          { claim: claim.name, reason: 'it watches refused calls, not states' },
        ];
      case 'refusedChangesNothing':
        return [{ claim: claim.name, reason: 'it must try every call' }];
      case 'recoverable':
      case 'eventually':
        return [{ claim: claim.name, reason: 'it speaks of what follows' }];
    }
  });
}

export function reductionOf(
  program: Program,
  claims: readonly CompiledClaim[],
): Reduction {
  return new Stubborn(program, claims);
}

/** Sets grown a state; more seldom find a smaller one. */
const MOST_SEEDS = 4;

class Stubborn implements Reduction {
  readonly #program: Program;
  readonly #dependent: readonly (readonly number[])[];
  readonly #visible: readonly number[];
  readonly #isVisible: Bits;
  /** By thread and place: the steps that bring the thread there. */
  readonly #bringers: readonly (readonly number[])[];
  readonly #changers: Changers;
  readonly #isEnabled: Bits;
  readonly #inSet: Bits;

  constructor(program: Program, claims: readonly CompiledClaim[]) {
    this.#program = program;
    const prints = program.steps.map(footprintOf);
    const count = program.steps.length;
    this.#dependent = prints.map((a, n) =>
      prints.flatMap((b, m) =>
        n !== m && !independent(program, a, b) ? [m] : [],
      ),
    );
    const watched = new Set<number>();
    for (const { instances } of claims)
      for (const { such } of instances) support(such, watched);
    this.#visible = prints.flatMap((print, n) =>
      touches(program, print, watched) ? [n] : [],
    );
    this.#isVisible = new Bits(count);
    for (const step of this.#visible) this.#isVisible.add(step);
    this.#bringers = program.steps.map((step) =>
      program.steps
        .filter(
          (other) =>
            step.thread >= 0 &&
            other.thread === step.thread &&
            (other.done === step.at || other.refused === step.at),
        )
        .map(({ index }) => index),
    );
    this.#changers = new Changers(program, prints);
    this.#isEnabled = new Bits(count);
    this.#inSet = new Bits(count);
  }

  choose(enabled: readonly number[], state: GlobalState): readonly number[] {
    if (enabled.length < 2) return enabled;
    this.#isEnabled.clear();
    for (const step of enabled) this.#isEnabled.add(step);
    let best = enabled.length;
    let seed = -1;
    for (const step of this.#seeds(enabled)) {
      const size = this.#close(step, state, best);
      if (size >= best) continue;
      best = size;
      seed = step;
      if (best === 1) break;
    }
    if (seed < 0) return enabled;
    this.#close(seed, state, enabled.length + 1);
    return enabled.filter((step) => this.#inSet.has(step));
  }

  /** Steps worth growing a set from. An idle thread may call anything next,
   * so a set around one of its calls is nearly everything. */
  #seeds(enabled: readonly number[]): readonly number[] {
    return enabled
      .filter((index) => {
        const step = this.#program.steps[index];
        return step !== undefined && !(step.first && step.thread >= 0);
      })
      .slice(0, MOST_SEEDS);
  }

  /** Closes the set around `seed`; gives up at `most` enabled steps.
   * @returns how many enabled steps it has */
  #close(seed: number, state: GlobalState, most: number): number {
    this.#inSet.clear();
    const work: number[] = [];
    const include = (steps: readonly number[]): void => {
      for (const step of steps)
        if (!this.#inSet.has(step)) {
          this.#inSet.add(step);
          work.push(step);
        }
    };
    include([seed]);
    let size = 0;
    let visible = false;
    for (let step = work.pop(); step !== undefined; step = work.pop()) {
      if (!this.#isEnabled.has(step)) {
        include(this.#enablers(step, state));
        continue;
      }
      if (++size >= most) return most;
      include(this.#dependent[step] ?? []);
      if (visible || !this.#isVisible.has(step)) continue;
      visible = true;
      include(this.#visible);
    }
    return size;
  }

  /** Steps of which one must come first if a disabled step is to be enabled. */
  #enablers(index: number, state: GlobalState): readonly number[] {
    const step = this.#program.steps[index];
    if (step === undefined) return [];
    if (step.thread >= 0 && state[step.thread] !== step.at)
      return this.#bringers[index] ?? [];
    const reasons = whyDisabled(this.#program, step.instructions, state);
    return reasons.flatMap((component) =>
      this.#changers.of(component, state[component] ?? 0),
    );
  }
}

function touches(
  program: Program,
  print: Footprint,
  watched: ReadonlySet<number>,
): boolean {
  for (const thread of print.looksAt)
    if (
      watched.has(thread) &&
      program.components[thread]?.table.kind === 'thread'
    )
      return true;
  return [...print.sends].some(
    ([component, events]) =>
      watched.has(component) &&
      events.some((event) => changes(program, component, event)),
  );
}

/** Steps that could change a component while it is in a local state. */
class Changers {
  readonly #program: Program;
  readonly #prints: readonly Footprint[];
  readonly #known = new Map<number, readonly number[]>();

  constructor(program: Program, prints: readonly Footprint[]) {
    this.#program = program;
    this.#prints = prints;
  }

  of(component: number, state: number): readonly number[] {
    // No field is wider than 32 bits.
    const key = component * 2 ** 32 + state;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const thread = this.#program.components[component]?.table.kind === 'thread';
    const found = this.#prints.flatMap((print, n) => {
      const events = print.sends.get(component) ?? [];
      // A second message to the same component may find it changed.
      const from = events.length > 1 ? undefined : state;
      const moves = events.some((event) =>
        changes(this.#program, component, event, from),
      );
      return moves || (thread && print.looksAt.has(component)) ? [n] : [];
    });
    this.#known.set(key, found);
    return found;
  }
}

/** Components of which one must change before the instructions can all be
 * carried out: what refused, and what decided how far they got. */
function whyDisabled(
  program: Program,
  instructions: readonly Instruction[],
  start: GlobalState,
): readonly number[] {
  const state = [...start];
  const reasons = new Set<number>();
  const refused = (list: readonly Instruction[]): boolean => {
    for (const instruction of list)
      switch (instruction.kind) {
        case 'send': {
          const { component, event } = instruction;
          const table = program.components[component]?.table;
          if (table?.kind !== 'chart') return true;
          const at = (state[component] ?? 0) * table.events.length + event;
          const next = table.next[at] ?? -1;
          if (next < 0) {
            reasons.add(component);
            return true;
          }
          state[component] = next;
          break;
        }
        case 'if': {
          support(instruction.condition, reasons);
          const branch = holdsIn(instruction.condition, state)
            ? instruction.then
            : instruction.otherwise;
          if (refused(branch)) return true;
          break;
        }
        case 'require':
        case 'wait':
          if (holdsIn(instruction.condition, state)) break;
          support(instruction.condition, reasons);
          return true;
      }
    return false;
  };
  refused(instructions);
  return [...reasons];
}
