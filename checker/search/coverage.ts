/**
 * What a run must have exercised for its verdict to mean anything: every
 * operation succeeded and was refused, every rule that is on took effect.
 */
import type { ChartTable, Program } from '../compile/program.js';
import type { RuleId } from '../language/operation.js';
import type { FlagIndex, Flags } from '../generate/engine.js';
import type { Vacuity } from './exploration.js';

export class Coverage {
  readonly flags: Flags;
  readonly index: FlagIndex;
  readonly #program: Program;
  readonly #offsets: readonly number[];
  readonly #rules: readonly RuleId[];
  /** Messages whose rules were looked up already. */
  readonly #seen: Uint8Array;
  readonly #succeeded = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #fired = new Map<RuleId, number>();

  constructor(program: Program) {
    this.#program = program;
    let size = 0;
    this.#offsets = program.components.map(({ table }) => {
      const offset = size;
      if (table.kind === 'chart')
        size += table.states.length * table.events.length;
      return offset;
    });
    this.#rules = [...program.system.on];
    this.#seen = new Uint8Array(size);
    const offsets = this.#offsets;
    const rules = this.#rules;
    this.index = {
      message: (component, event) => {
        const table = program.components[component]?.table;
        const states = table?.kind === 'chart' ? table.states.length : 0;
        return (offsets[component] ?? 0) + event * states;
      },
      rule: (rule) => rules.indexOf(rule),
    };
    this.flags = {
      messages: new Uint8Array(size),
      rules: new Uint8Array(rules.length),
      refused: new Uint8Array(program.steps.length),
      done: new Uint8Array(program.steps.length),
      onNew: (state) => {
        this.#note(state);
      },
    };
  }

  #note(state: number): void {
    const { flags } = this;
    for (const step of this.#program.steps) {
      if (flags.done[step.index] === 1 && step.last && step.phase === 'run')
        this.#succeeded.add(step.operation);
      if (flags.refused[step.index] === 1) this.#refused.add(step.operation);
    }
    this.#rules.forEach((rule, n) => {
      if (flags.rules[n] === 1) this.#fire(rule, state);
    });
    this.#program.components.forEach(({ table }, n) => {
      if (table.kind === 'chart') this.#noteMessages(table, n, state);
    });
  }

  #noteMessages(table: ChartTable, component: number, state: number): void {
    const offset = this.#offsets[component] ?? 0;
    const size = table.states.length;
    table.events.forEach((event, e) => {
      table.states.forEach((local, s) => {
        const at = offset + e * size + s;
        if (this.flags.messages[at] !== 1 || this.#seen[at] === 1) return;
        this.#seen[at] = 1;
        for (const rule of table.reasons.shapedBy(local, event))
          this.#fire(rule, state);
      });
    });
  }

  #fire(rule: RuleId, state: number): void {
    if (!this.#fired.has(rule)) this.#fired.set(rule, state);
  }

  /** The first state in which the rule took effect; null if it never did. */
  firstEffect(rule: RuleId): number | null {
    return this.#fired.get(rule) ?? null;
  }

  vacuous(): readonly Vacuity[] {
    const operations = this.#program.system.operations.flatMap(
      ({ name }): Vacuity[] => [
        ...(this.#succeeded.has(name)
          ? []
          : [
              {
                kind: 'operation',
                operation: name,
                missing: 'success',
              } as const,
            ]),
        ...(this.#refused.has(name)
          ? []
          : [
              {
                kind: 'operation',
                operation: name,
                missing: 'refusal',
              } as const,
            ]),
      ],
    );
    const rules = this.#rules
      .filter((rule) => !this.#fired.has(rule))
      .map((rule): Vacuity => ({ kind: 'rule', rule }));
    return [...operations, ...rules];
  }

  /** Nothing is left to watch for. */
  complete(): boolean {
    return this.vacuous().length === 0;
  }
}
