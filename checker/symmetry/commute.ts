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

/** How a script went. */
interface Run {
  /** How it ended early, if it did. */
  readonly halt: string | null;
  /** Section rules that it carried out. */
  readonly rules: string;
  readonly messages: ReadonlyMap<number, readonly number[]>;
}

/** What instructions ask of one component. */
interface Observations {
  readonly events: Set<number>;
  readonly flags: Set<Uint8Array>;
  readonly values: Set<Int32Array>;
}

const NOTHING: Observations = {
  events: new Set(),
  flags: new Set(),
  values: new Set(),
};

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

  /**
   * The definition, combination by combination of what local states are to
   * the two instructions; where there are few.
   */
  #tried(a: Instruction, b: Instruction): boolean {
    const touched = [
      ...new Set([...this.#footprint(a).touches, ...this.#footprint(b).touches]),
    ];
    const seen = observationsOf([a, b]);
    const kinds = touched.map((component) =>
      this.#kinds(component, seen.get(component) ?? NOTHING),
    );
    const total = kinds.reduce((product, { length }) => product * length, 1);
    if (total > MOST_COMBINATIONS) return false;
    const state = this.#program.components.map(() => 0);
    for (let n = 0; n < total; n++) {
      let rest = n;
      const members = new Map<number, readonly number[]>();
      touched.forEach((component, k) => {
        const mine = kinds[k] ?? [];
        const kind = mine[rest % mine.length] ?? [];
        state[component] = kind[0] ?? 0;
        members.set(component, kind);
        rest = Math.floor(rest / mine.length);
      });
      if (!this.#sameEnd(state, members, a, b)) return false;
    }
    return true;
  }

  /**
   * Local states in groups whose members no sequence of these messages and
   * look-ups tells apart; only where they get to may differ.
   */
  #kinds(
    component: number,
    { events, flags, values }: Observations,
  ): readonly (readonly number[])[] {
    const table = this.#program.components[component]?.table;
    const states = [...(table?.states.keys() ?? [])];
    const target = (local: number, event: number): number =>
      table?.kind === 'chart'
        ? (table.next[local * table.events.length + event] ?? -1)
        : -1;
    let names = states.map((local) =>
      [
        ...[...flags].map((array) => String(array[local])),
        ...[...values].map((array) => String(array[local])),
        ...[...events].map((event) =>
          target(local, event) >= 0
            ? 'accepted'
            : this.#asked('refusedBy', component, event, local).join(),
        ),
      ].join(';'),
    );
    for (let count = 0; ; ) {
      const numbers = new Map<string, number>();
      const kindOf = names.map((name) => {
        const known = numbers.get(name) ?? numbers.size;
        numbers.set(name, known);
        return known;
      });
      if (numbers.size === count) {
        const groups: number[][] = Array.from({ length: count }, () => []);
        kindOf.forEach((kind, local) => groups[kind]?.push(local));
        return groups;
      }
      count = numbers.size;
      names = states.map((local) =>
        [
          kindOf[local],
          ...[...events].map((event) => kindOf[target(local, event)] ?? -1),
        ].join(),
      );
    }
  }

  /** Whether both orders end alike from a state, and from every other that
   * has members of the same kinds. */
  #sameEnd(
    from: readonly number[],
    members: ReadonlyMap<number, readonly number[]>,
    a: Instruction,
    b: Instruction,
  ): boolean {
    const first = this.#run(from, [a, b]);
    const second = this.#run(from, [b, a]);
    if (first.halt !== second.halt || first.rules !== second.rules)
      return false;
    if (first.halt !== null) return true;
    return [...members].every(([component, locals]) => {
      const one = first.messages.get(component) ?? [];
      const other = second.messages.get(component) ?? [];
      return (
        one.join() === other.join() ||
        locals.every(
          (local) =>
            this.#told(component, local, one) ===
            this.#told(component, local, other),
        )
      );
    });
  }

  #run(from: readonly number[], list: readonly Instruction[]): Run {
    const deliveries: Delivery[] = [];
    const halt = attempt(this.#program, [...from], list, deliveries);
    if (halt !== null)
      return { halt: this.#haltText(halt), rules: '', messages: new Map() };
    const rules = new Set<RuleId>();
    const messages = new Map<number, number[]>();
    for (const { component, event, rule } of deliveries) {
      if (rule !== null) rules.add(rule);
      const mine = messages.get(component) ?? [];
      messages.set(component, mine);
      mine.push(event);
    }
    return { halt: null, rules: [...rules].sort().join(), messages };
  }

  /** Where messages take a component, and the rules that take effect. */
  #told(component: number, from: number, messages: readonly number[]): string {
    const { events, next } = this.#table(component);
    const rules = new Set<RuleId>();
    let local = from;
    for (const event of messages) {
      for (const rule of this.#asked('shapedBy', component, event, local))
        rules.add(rule);
      local = next[local * events.length + event] ?? -1;
    }
    return `${local} ${[...rules].sort().join()}`;
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

/** By component. */
function observationsOf(
  instructions: readonly Instruction[],
): ReadonlyMap<number, Observations> {
  const found = new Map<number, Observations>();
  const of = (component: number): Observations => {
    const known = found.get(component) ?? {
      events: new Set(),
      flags: new Set(),
      values: new Set(),
    };
    found.set(component, known);
    return known;
  };
  const look = (condition: Condition): void => {
    switch (condition.kind) {
      case 'constant':
        return;
      case 'in':
        of(condition.component).flags.add(condition.flags);
        return;
      case 'not':
        look(condition.of);
        return;
      case 'all':
      case 'any':
        condition.of.forEach(look);
        return;
      case 'equal':
        for (const { lookups, holds } of [condition.left, condition.right]) {
          for (const { component, values } of lookups)
            of(component).values.add(values);
          holds.forEach(look);
        }
    }
  };
  const visit = (instruction: Instruction): void => {
    switch (instruction.kind) {
      case 'send':
        of(instruction.component).events.add(instruction.event);
        return;
      case 'if':
        look(instruction.condition);
        instruction.then.forEach(visit);
        instruction.otherwise.forEach(visit);
        return;
      case 'require':
      case 'wait':
        look(instruction.condition);
    }
  };
  instructions.forEach(visit);
  return found;
}
