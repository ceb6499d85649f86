/**
 * Whether two instructions that follow each other may change places: from
 * every combination of local states both orders end alike.
 *
 * Alike means: both are carried out, to the same state, and the same rules
 * took effect; or both are refused, by the same rules; or both wait, held by
 * the same rule. What a section did before it is refused or waits is rolled
 * back, and the search notes nothing of it (generate/step.ts).
 */
import type { Delivery, Halt } from '../compile/interpret.js';
import { attempt } from '../compile/interpret.js';
import type {
  ChartTable,
  Condition,
  Instruction,
  Program,
} from '../compile/program.js';
import type { RuleId } from '../language/operation.js';
import { support } from '../reduce/footprint.js';
import { changes } from '../reduce/independence.js';

/** Combinations of local states tried for one pair of instructions. */
const MOST_COMBINATIONS = 2 ** 15;

interface Footprint {
  /** Components looked at or sent to. */
  readonly touches: ReadonlySet<number>;
  /** Components that a message may change. */
  readonly changes: ReadonlySet<number>;
}

export class Exchange {
  readonly #program: Program;
  readonly #number: (instruction: Instruction) => number;
  readonly #known = new Map<string, boolean>();
  readonly #footprints = new WeakMap<Instruction, Footprint>();
  readonly #reasons = new Map<string, string>();

  /** @param number equal for instructions that are the same */
  constructor(program: Program, number: (instruction: Instruction) => number) {
    this.#program = program;
    this.#number = number;
  }

  allowed(a: Instruction, b: Instruction): boolean {
    const [low = 0, high = 0] = [this.#number(a), this.#number(b)].sort(
      (x, y) => x - y,
    );
    if (low === high) return true;
    const key = `${low} ${high}`;
    const known = this.#known.get(key) ?? this.#decide(a, b);
    this.#known.set(key, known);
    return known;
  }

  #decide(a: Instruction, b: Instruction): boolean {
    return (
      (this.#apart(a, b) && this.#endAlike(a, b)) ||
      this.#inside(a, b) ||
      this.#inside(b, a) ||
      this.#tried(a, b)
    );
  }

  /** Neither changes what the other looks at. */
  #apart(a: Instruction, b: Instruction): boolean {
    const mine = this.#footprint(a);
    const other = this.#footprint(b);
    return (
      !overlap(mine.changes, other.touches) &&
      !overlap(other.changes, mine.touches)
    );
  }

  /** Where both may be refused or wait, it is the same end. */
  #endAlike(a: Instruction, b: Instruction): boolean {
    if (!this.#mayEnd(a) || !this.#mayEnd(b)) return true;
    const ends = new Set<string>();
    this.#ends(a, ends);
    this.#ends(b, ends);
    return ends.size <= 1;
  }

  /** Both branches of `a` may change places with `b`, which does not decide
   * between them. */
  #inside(a: Instruction, b: Instruction): boolean {
    if (a.kind !== 'if') return false;
    const looked = new Set<number>();
    support(a.condition, looked);
    return (
      !overlap(this.#footprint(b).changes, looked) &&
      [...a.then, ...a.otherwise].every((part) => this.allowed(part, b))
    );
  }

  /** The definition, combination by combination, where there are few. */
  #tried(a: Instruction, b: Instruction): boolean {
    const touched = [
      ...new Set([...this.#footprint(a).touches, ...this.#footprint(b).touches]),
    ];
    const sizes = touched.map(
      (component) => this.#program.components[component]?.table.states.length ?? 0,
    );
    const total = sizes.reduce((product, size) => product * size, 1);
    if (total > MOST_COMBINATIONS) return false;
    const state = this.#program.components.map(() => 0);
    for (let n = 0; n < total; n++) {
      let rest = n;
      touched.forEach((component, k) => {
        const size = sizes[k] ?? 1;
        state[component] = rest % size;
        rest = Math.floor(rest / size);
      });
      if (this.#end(state, [a, b]) !== this.#end(state, [b, a])) return false;
    }
    return true;
  }

  /** Text that is equal for ends that are alike. */
  #end(from: readonly number[], list: readonly Instruction[]): string {
    const state = [...from];
    const deliveries: Delivery[] = [];
    const halt = attempt(this.#program, state, list, deliveries);
    if (halt !== null) return this.#haltText(halt);
    const rules = new Set<RuleId>();
    for (const { component, event, before, rule } of deliveries) {
      if (rule !== null) rules.add(rule);
      for (const shaping of this.#asked('shapedBy', component, event, before))
        rules.add(shaping);
    }
    return `${state.join()} ${[...rules].sort().join()}`;
  }

  #haltText({ instruction, before }: Halt): string {
    switch (instruction.kind) {
      case 'send': {
        const { component, event } = instruction;
        return `refused ${this.#asked('refusedBy', component, event, before).join()}`;
      }
      case 'require':
        return `refused ${instruction.rule ?? ''}`;
      case 'wait':
        return `waits ${instruction.rule ?? ''}`;
    }
  }

  #asked(
    question: 'refusedBy' | 'shapedBy',
    component: number,
    event: number,
    local: number,
  ): readonly RuleId[] {
    const { rules, on } = this.#program.system;
    const table = this.#table(component);
    const { name } = table.chart;
    const guarded = rules.some(
      (rule) => rule.kind === 'guard' && rule.chart === name && on.has(rule.id),
    );
    const state = table.states[local];
    const message = table.events[event];
    if (!guarded || state === undefined || message === undefined) return [];
    const key = `${question} ${component} ${event} ${local}`;
    const known =
      this.#reasons.get(key) ??
      [...table.reasons[question](state, message)].sort().join();
    this.#reasons.set(key, known);
    return known === '' ? [] : known.split(',');
  }

  #table(component: number): ChartTable {
    const table = this.#program.components[component]?.table;
    if (table?.kind !== 'chart')
      throw new TypeError(`component ${String(component)} takes no messages`);
    return table;
  }

  #mayEnd(instruction: Instruction): boolean {
    switch (instruction.kind) {
      case 'send':
        return this.#refusing(instruction).length > 0;
      case 'if':
        return [...instruction.then, ...instruction.otherwise].some((part) =>
          this.#mayEnd(part),
        );
      case 'require':
      case 'wait':
        return true;
    }
  }

  #ends(instruction: Instruction, ends: Set<string>): void {
    switch (instruction.kind) {
      case 'send':
        for (const before of this.#refusing(instruction))
          ends.add(this.#haltText({ instruction, before }));
        return;
      case 'if':
        for (const part of [...instruction.then, ...instruction.otherwise])
          this.#ends(part, ends);
        return;
      case 'require':
      case 'wait':
        ends.add(this.#haltText({ instruction, before: -1 }));
    }
  }

  /** Local states that refuse a message. */
  #refusing({
    component,
    event,
  }: Extract<Instruction, { kind: 'send' }>): readonly number[] {
    const { states, events, next } = this.#table(component);
    return [...states.keys()].filter(
      (local) => (next[local * events.length + event] ?? -1) < 0,
    );
  }

  #footprint(instruction: Instruction): Footprint {
    const known =
      this.#footprints.get(instruction) ?? this.#makeFootprint(instruction);
    this.#footprints.set(instruction, known);
    return known;
  }

  #makeFootprint(instruction: Instruction): Footprint {
    const look = (condition: Condition): Footprint => {
      const touches = new Set<number>();
      support(condition, touches);
      return { touches, changes: new Set() };
    };
    switch (instruction.kind) {
      case 'send': {
        const { component, event } = instruction;
        const moved = changes(this.#program, component, event);
        return {
          touches: new Set([component]),
          changes: new Set(moved ? [component] : []),
        };
      }
      case 'if': {
        const parts = [...instruction.then, ...instruction.otherwise].map(
          (part) => this.#footprint(part),
        );
        return {
          touches: new Set([
            ...look(instruction.condition).touches,
            ...parts.flatMap(({ touches }) => [...touches]),
          ]),
          changes: new Set(parts.flatMap((part) => [...part.changes])),
        };
      }
      case 'require':
      case 'wait':
        return look(instruction.condition);
    }
  }
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
