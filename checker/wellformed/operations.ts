/** Operations: who acts, on what, and every step of every section. */
import type {
  ForEach,
  Operation,
  Section,
  Send,
  Step,
} from '../language/operation.js';
import type { Formula } from '../language/formula.js';
import { Formulas } from './formulas.js';
import { narrowed, sortTested } from './narrow.js';
import type { Place } from './problem.js';
import { twice } from './problem.js';
import { formulaShape, sectionShape, stepShape } from './shape.js';
import { addressText, chartAt, checkOperand } from './terms.js';
import type { Sight, Type, Vocabulary } from './vocabulary.js';
import { named } from './vocabulary.js';

const AGENTS: readonly string[] = [
  'thread',
  'device',
  'host',
] satisfies Operation['agent']['kind'][];

export class Scripts {
  readonly #vocabulary: Vocabulary;
  readonly #formulas: Formulas;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#formulas = new Formulas(vocabulary, { inScripts: true });
  }

  check(operation: Operation, place: Place): void {
    const sight = this.#variables(operation, place);
    this.#agent(operation, place);
    if (operation.where !== undefined)
      this.#where(operation.where, sight, place.in('where'));
    for (const name of twice(operation.sections.map((s) => s.name)))
      place.tell({
        what: `two sections are called '${name}': traces could not tell them apart`,
        tryThis: 'a name of its own for each',
      });
    for (const section of operation.sections)
      this.#section(section, sight, place.in(`section '${section.name}'`));
  }

  #variables({ agent, params }: Operation, place: Place): Sight {
    let sight: Sight = new Map();
    for (const [name, range] of [
      [agent.var, agent.sort] as const,
      ...Object.entries(params),
    ]) {
      const inside = place.in(`parameter '${name}'`);
      if (typeof range === 'string')
        sight = this.#formulas.bind(name, range, sight, inside);
      else {
        const words: Type = { kind: 'words', words: range.values };
        if (range.values.length === 0)
          inside.tell({
            what: 'it has no values, so nobody can call the operation',
            tryThis: 'a value or more, or no such parameter',
          });
        if (sight.has(name))
          inside.tell({
            what: `'${name}' is bound already`,
            tryThis: 'another name',
          });
        sight = new Map([...sight, [name, words]]);
      }
    }
    return sight;
  }

  #agent({ name, agent, sections }: Operation, place: Place): void {
    const { system, basesOf } = this.#vocabulary;
    if (!AGENTS.includes(agent.kind))
      place.unknown(`unknown agent '${agent.kind}'`, agent.kind, AGENTS);
    if (agent.kind === 'thread') {
      const bases = basesOf(agent.sort);
      const threads = basesOf(system.threads);
      if (bases !== null && threads !== null)
        if (![...bases].every((base) => threads.has(base)))
          place.tell({
            what: `its agent is a thread, and ${named(agent.sort)} is none`,
            available: [...threads],
            tryThis: `sort: '${system.threads}', or an agent of kind device or host`,
          });
      return;
    }
    const there = sections.filter(
      ({ rule, steps }) =>
        (rule === undefined || system.on.has(rule)) && steps.length > 0,
    );
    if (there.length > 1)
      place.tell({
        what:
          `operation '${name}' has ${String(there.length)} sections but its ` +
          `agent is not a thread; only a thread can stand between two sections`,
        tryThis: 'an operation for each, or an agent of kind thread',
      });
  }

  /** What can be named does not depend on the state. */
  #where(formula: Formula, sight: Sight, place: Place): void {
    if (!formulaShape(formula, place)) return;
    this.#formulas.check(formula, sight, place);
    const reading = readsState(formula);
    if (reading !== null)
      place.tell({
        what: `it reads the state (${reading}), but only says which arguments can be named`,
        tryThis: 'require() or a message in the first section',
      });
  }

  #section(section: Section, sight: Sight, place: Place): void {
    if (!sectionShape(section, place)) return;
    if (this.#isElsewhere(section.rule)) return;
    this.#rule(section.rule, place);
    this.#steps(section.steps, sight, place);
    this.#steps(section.undo ?? [], sight, place.in('undo'));
  }

  /** A rule that this scope has not: what it marks is never there. */
  #isElsewhere(rule: string | undefined): boolean {
    const { otherRules = [], rules } = this.#vocabulary.system;
    return (
      rule !== undefined &&
      otherRules.includes(rule) &&
      !rules.some(({ id }) => id === rule)
    );
  }

  #rule(rule: string | undefined, place: Place): void {
    const { rules, system } = this.#vocabulary;
    if (rule === undefined) return;
    if (!rules.has(rule))
      place.unknown(
        `unknown rule '${rule}'`,
        rule,
        rules,
        "correct the id, or add the rule to the design's rules",
      );
    else if (
      system.rules.some(({ id, kind }) => id === rule && kind === 'guard')
    )
      place.tell({
        what: `rule '${rule}' is a guard of a chart, not a part of a script`,
        available: system.rules
          .filter(({ kind }) => kind === 'section')
          .map(({ id }) => id),
        tryThis: 'a rule of kind section',
      });
  }

  #steps(steps: readonly Step[], sight: Sight, place: Place): void {
    steps.forEach((step, n) => {
      this.#step(step, sight, place.in(`step ${String(n + 1)}`));
    });
  }

  #step(step: Step, sight: Sight, place: Place): void {
    if (this.#isElsewhere(step.rule)) return;
    this.#rule(step.rule, place);
    switch (step.kind) {
      case 'send':
        this.message(step, sight, place);
        return;
      case 'when':
        this.#formulas.check(step.condition, sight, place.in('when'));
        this.#branch(step.condition, true, step.then, sight, place.in('then'));
        this.#branch(
          step.condition,
          false,
          step.otherwise,
          sight,
          place.in('otherwise'),
        );
        return;
      case 'forEach':
        this.#loop(step, sight, place.in(`forEach ${step.each}`));
        return;
      case 'require':
      case 'waitFor':
        this.#formulas.check(step.condition, sight, place.in(step.kind));
        return;
    }
  }

  #branch(
    condition: Formula,
    holds: boolean,
    steps: readonly Step[],
    sight: Sight,
    place: Place,
  ): void {
    const inner = narrowed(this.#vocabulary, condition, sight, holds);
    if (inner !== null) this.#steps(steps, inner, place);
  }

  #loop(
    { each, sort, where, steps }: ForEach,
    outer: Sight,
    place: Place,
  ): void {
    const sight = this.#formulas.bind(each, sort, outer, place);
    if (this.#formulas.isEmpty(sort)) return;
    if (where === undefined) {
      this.#steps(steps, sight, place);
      return;
    }
    const quantified = { kind: 'exists', each, sort, such: where } as const;
    if (sortTested(quantified) === null)
      this.#formulas.check(where, sight, place.in('where'));
    this.#branch(where, true, steps, sight, place);
  }

  /** A message: its component, its event, its payload. */
  message(send: Send, sight: Sight, outside: Place): void {
    const place = outside.in(() => `${send.event} to ${addressText(send.to)}`);
    const chart = chartAt(this.#vocabulary, sight, send.to, place);
    if (chart === null) return;
    const declared = Object.hasOwn(chart.events, send.event)
      ? chart.events[send.event]
      : undefined;
    if (declared === undefined) {
      place.unknown(
        `chart '${chart.name}' has no event '${send.event}'`,
        send.event,
        Object.keys(chart.events),
        'correct the name, or add the event to the chart',
      );
      return;
    }
    const wanted = Object.keys(declared);
    const missing = wanted.filter((name) => !Object.hasOwn(send.with, name));
    if (missing.length > 0)
      place.tell({
        what: `it carries nothing for ${missing.join(', ')}`,
        available: wanted,
        tryThis: 'a value for every field of the payload',
      });
    for (const [name, operand] of Object.entries(send.with)) {
      const domain = Object.hasOwn(declared, name) ? declared[name] : undefined;
      if (domain === undefined)
        place.unknown(
          `event '${send.event}' of chart '${chart.name}' has no field '${name}'`,
          name,
          wanted,
        );
      else
        checkOperand(
          this.#vocabulary,
          sight,
          { name, operand, domain, use: 'sent' },
          place,
        );
    }
  }

  /** What is sent before the first step. */
  initial(place: Place): void {
    this.#vocabulary.system.initially.forEach(({ objects, send }, n) => {
      const inside = place.in(`initial message ${String(n + 1)}`);
      let sight: Sight = new Map();
      for (const [name, sort] of Object.entries(objects))
        sight = this.#formulas.bind(name, sort, sight, inside);
      if (stepShape(send, inside)) this.message(send, sight, inside);
    });
  }
}

/** What of the state a formula reads, null if nothing. */
function readsState(formula: Formula): string | null {
  switch (formula.kind) {
    case 'is':
      return `is ${addressText(formula.at)}`;
    case 'equal':
    case 'running':
      return formula.kind;
    case 'same':
      return null;
    case 'not':
      return readsState(formula.of);
    case 'all':
    case 'any':
      return (
        formula.of.map(readsState).find((reading) => reading !== null) ?? null
      );
    case 'exists':
    case 'forall':
      return readsState(formula.such);
  }
}
