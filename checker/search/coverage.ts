/**
 * What a run must have exercised for its verdict to mean anything: every
 * operation succeeded and was refused, every rule that is on took effect.
 */
import type { Program } from '../compile/program.js';
import type { FlagIndex } from '../generate/successors.js';
import type { RuleId } from '../language/operation.js';
import type { Vacuity } from './exploration.js';

/** Which flag stands for what. */
export class FlagMap {
  readonly index: FlagIndex;
  readonly size: number;
  /** For every flag: operations that succeeded or were refused, rules that
   * took effect, if it is up. Worked out on demand for messages. */
  readonly meaning: (flag: number) => Meaning;

  constructor(program: Program) {
    const rules = [...program.system.on];
    const steps = program.steps.length;
    const offsets: number[] = [];
    let messages = 0;
    for (const { table } of program.components) {
      offsets.push(messages);
      if (table.kind === 'chart')
        messages += table.states.length * table.events.length;
    }
    const width = (component: number): number => {
      const table = program.components[component]?.table;
      return table?.kind === 'chart' ? table.states.length : 1;
    };
    const beforeSteps = messages + 2 * rules.length;
    this.size = beforeSteps + 2 * steps;
    this.index = {
      message: (component, event) =>
        (offsets[component] ?? 0) + event * width(component),
      rule: (rule) => messages + rules.indexOf(rule),
      requirement: (rule) => messages + rules.length + rules.indexOf(rule),
      refused: (step) => beforeSteps + step,
      done: (step) => beforeSteps + steps + step,
    };
    const messageMeaning = (flag: number): Meaning => {
      let component = offsets.length - 1;
      while ((offsets[component] ?? 0) > flag || !isChart(program, component))
        component--;
      const table = program.components[component]?.table;
      if (table?.kind !== 'chart') return NOTHING;
      const at = flag - (offsets[component] ?? 0);
      const from = at % table.states.length;
      const column = Math.floor(at / table.states.length);
      const local = table.states[from];
      const event = table.events[column];
      if (local === undefined || event === undefined) return NOTHING;
      const next = table.next[from * table.events.length + column] ?? -1;
      const accepted = next >= 0;
      return {
        ...NOTHING,
        rules: table.reasons.shapedBy(local, event),
        refusing: accepted ? [] : table.reasons.refusedBy(local, event),
      };
    };
    this.meaning = (flag): Meaning => {
      if (flag < messages) return messageMeaning(flag);
      if (flag < beforeSteps) {
        const at = flag - messages;
        const own = rules.slice(at % rules.length).slice(0, 1);
        return {
          ...NOTHING,
          rules: own,
          refusing: at < rules.length ? [] : own,
        };
      }
      const at = flag - beforeSteps;
      const step = program.steps[at % steps];
      if (step === undefined) return NOTHING;
      if (at < steps) return { ...NOTHING, refused: step.operation };
      return step.last && step.phase === 'run'
        ? { ...NOTHING, succeeded: step.operation }
        : NOTHING;
    };
  }
}

type Lacking = Extract<Vacuity, { kind: 'operation' }>;

interface Meaning {
  /** Rules that took effect. */
  readonly rules: readonly RuleId[];
  /** Rules that refused. */
  readonly refusing: readonly RuleId[];
  readonly succeeded: string | null;
  readonly refused: string | null;
}

const NOTHING: Meaning = {
  rules: [],
  refusing: [],
  succeeded: null,
  refused: null,
};

function isChart(program: Program, component: number): boolean {
  return program.components[component]?.table.kind === 'chart';
}

/** The flags of one searcher, and the state at which each first went up. */
export class FlagLog {
  readonly array: Uint8Array;
  readonly first: Int32Array;

  /** @param shared memory of `bytes(size)` that searchers share */
  constructor(size: number, shared: SharedArrayBuffer) {
    this.array = new Uint8Array(size);
    this.first = new Int32Array(shared).fill(-1);
  }

  static bytes(size: number): number {
    return size * 4;
  }

  readonly onNew = (state: number): void => {
    this.array.forEach((up, flag) => {
      if (up === 1 && (this.first[flag] ?? 0) < 0) this.first[flag] = state;
    });
  };
}

/** What a run has exercised so far, from the logs of all its searchers. */
export class Coverage {
  readonly #program: Program;
  readonly #map: FlagMap;
  readonly #first: Int32Array;
  readonly #succeeded = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #fired = new Map<RuleId, number>();
  readonly #refusing = new Map<RuleId, Set<number>>();

  constructor(program: Program, map: FlagMap) {
    this.#program = program;
    this.#map = map;
    this.#first = new Int32Array(map.size).fill(-1);
  }

  /** By flag: the earliest state at which it went up, -1 for none. */
  first(): readonly number[] {
    return [...this.#first];
  }

  /** Takes over what a searcher noted; the earliest state counts. */
  merge(first: Int32Array): void {
    first.forEach((state, flag) => {
      const known = this.#first[flag] ?? -1;
      if (state < 0 || (known >= 0 && known <= state)) return;
      this.#first[flag] = state;
      const { rules, refusing, succeeded, refused } = this.#map.meaning(flag);
      if (succeeded !== null) this.#succeeded.add(succeeded);
      if (refused !== null) this.#refused.add(refused);
      for (const rule of refusing) {
        const states = this.#refusing.get(rule) ?? new Set<number>();
        this.#refusing.set(rule, states.add(state));
      }
      for (const rule of rules)
        if ((this.#fired.get(rule) ?? Infinity) > state)
          this.#fired.set(rule, state);
    });
  }

  /** States, earliest first, in which the rule refused; the first one for
   * every message or requirement. */
  refusedIn(rule: RuleId): readonly number[] {
    return [...(this.#refusing.get(rule) ?? [])].sort((a, b) => a - b);
  }

  vacuous(): readonly Vacuity[] {
    const lacking = (
      seen: ReadonlySet<string>,
      missing: Lacking['missing'],
    ): readonly Lacking[] =>
      this.#program.system.operations
        .filter(({ name }) => !seen.has(name))
        .map(({ name }) => ({ kind: 'operation', operation: name, missing }));
    const rules = [...this.#program.system.on]
      .filter((rule) => !this.#fired.has(rule))
      .map((rule): Vacuity => ({ kind: 'rule', rule }));
    // An operation that the rules leave nothing of lacks everything.
    const made = new Set(this.#program.steps.map((step) => step.operation));
    const gone = lacking(made, 'steps');
    const left = ({ operation }: { readonly operation: string }): boolean =>
      made.has(operation);
    return [
      ...gone,
      ...lacking(this.#succeeded, 'success').filter(left),
      ...lacking(this.#refused, 'refusal').filter(left),
      ...rules,
    ];
  }

  /** Nothing is left to watch for. */
  complete(): boolean {
    const { claims, system } = this.#program;
    const awaited = claims.some(
      ({ claim }) =>
        claim.kind === 'refusal' &&
        system.on.has(claim.rule) &&
        !this.#refusing.has(claim.rule),
    );
    return !awaited && this.vacuous().length === 0;
  }
}
