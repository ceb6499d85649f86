/** A trace walked step by step, forwards and backwards, by commands. */
import type { Program } from '../checker/compile/program.js';
import { alternativesIn, rulesBehind } from './alternatives.js';
import { runTrace } from './explain/explain.js';
import { changesBetween, nameState } from './naming.js';
import { ascii, indented, wrap } from './render/words.js';
import type { Run } from './run.js';
import { actionOf } from './step-text.js';
import type { Trace } from './trace.js';

export const WALK_HELP =
  'next (or Enter), back, why, alternatives, state, quit; first letters do';

const verbs = ['next', 'back', 'why', 'alternatives', 'state', 'quit'] as const;

/** Refused and enabled steps listed at a time. */
const MOST_LISTED = 12;

export class TraceWalk {
  readonly #run: Run;
  #at = 0;

  /** @throws if the trace does not run on this program */
  constructor(
    private readonly program: Program,
    private readonly trace: Trace,
  ) {
    this.#run = runTrace(program, trace);
  }

  /** Steps taken so far. */
  get at(): number {
    return this.#at;
  }

  /** What a command prints; null once the user quits. */
  tell(line: string): string | null {
    const word = line.trim().toLowerCase();
    const verb =
      word === '' ? 'next' : verbs.find((known) => known.startsWith(word));
    switch (verb) {
      case 'next':
        return this.#next();
      case 'back':
        return this.#back();
      case 'why':
        return this.#why();
      case 'alternatives':
        return this.#alternatives();
      case 'state':
        return this.#state();
      case 'quit':
        return null;
      case undefined:
        return page([...wrap(`'${word}' is no command; ${WALK_HELP}`)]);
    }
  }

  here(): string {
    const { steps } = this.trace;
    return page([
      ...wrap(`${this.trace.name}: ${steps.length} steps. ${WALK_HELP}.`),
      ...this.#place(),
    ]);
  }

  #place(): readonly string[] {
    const { steps } = this.trace;
    const step = steps[this.#at - 1];
    if (step === undefined) return [indented('0  start')];
    const changes = Object.entries(step.changed).map(
      ([field, [old, now]]) => `${field}: ${String(old)} -> ${String(now)}`,
    );
    return [
      ...wrap(
        `${actionOf(step)} ${step.result}` +
          (step.refusedBy.length === 0
            ? ''
            : ` (refused by ${step.refusedBy.join(', ')})`),
        `${step.n}  `,
      ),
      ...changes.flatMap((change) => wrap(change, '   ')),
      ...(this.#at === steps.length
        ? wrap(`end: this is what ${this.trace.claim} speaks of`)
        : []),
    ];
  }

  #next(): string {
    if (this.#at === this.trace.steps.length)
      return page(wrap('This was the last step.'));
    this.#at++;
    return page(this.#place());
  }

  #back(): string {
    if (this.#at === 0) return page(wrap('This is the start.'));
    this.#at--;
    return page(this.#place());
  }

  #why(): string {
    const step = this.#run.steps[this.#at - 1];
    if (step === undefined) return page(wrap('No step was taken yet.'));
    const rules = rulesBehind(this.program, step.outcome);
    const said = step.outcome.kind === 'refused' ? 'refused by' : 'allowed by';
    return page(
      wrap(
        rules.length === 0
          ? `${said} no rule: the state alone decides`
          : `${said} ${rules.join(', ')}`,
      ),
    );
  }

  #alternatives(): string {
    const next = this.#run.steps[this.#at];
    const state = next?.before ?? this.#run.final;
    const { enabled, refused } = alternativesIn(
      this.program,
      state,
      next?.step ?? null,
    );
    return page([
      ...wrap(
        next === undefined
          ? 'After the last step:'
          : `In place of step ${this.#at + 1}:`,
      ),
      ...limited(enabled.map((action) => `${action}  enabled`)),
      ...limited(
        refused.map(
          ({ action, result, rules }) =>
            `${action}  ${result}, refused by ${rules.join(', ')}`,
        ),
      ),
    ]);
  }

  #state(): string {
    const start = nameState(this.program, this.program.initial);
    const state = this.#run.steps[this.#at]?.before ?? this.#run.final;
    const changes = changesBetween(start, nameState(this.program, state));
    const lines = Object.entries(changes).flatMap(([field, [, now]]) =>
      wrap(`${field} = ${String(now)}`, '- '),
    );
    return page(lines.length === 0 ? wrap('As at the start.') : lines);
  }
}

function limited(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_LISTED;
  return [
    ...lines.slice(0, MOST_LISTED).flatMap((line) => wrap(line, '- ')),
    ...(more > 0 ? wrap(`and ${more} more`, '- ') : []),
  ];
}

const page = (lines: readonly string[]): string =>
  ascii(`${lines.join('\n')}\n`);
