/** The same trace asked of another design, or of the same with other rules. */
import { perform } from '../checker/compile/interpret.js';
import type { Delivery, Outcome } from '../checker/compile/interpret.js';
import type {
  GlobalState,
  GroundStep,
  Program,
} from '../checker/compile/program.js';
import { findStep } from './naming.js';
import type { RunStep } from './run.js';
import { showsWithin } from './shows.js';
import { sortedJson } from './sorted-json.js';
import { actionOf } from './step-text.js';
import type { Trace, TraceStep } from './trace.js';

/** What another design makes of a trace. */
export type Elsewhere =
  /** A step of the trace no longer happens. */
  | {
      readonly kind: 'stopped';
      readonly step: number;
      readonly action: string;
      /** The errno, `waits`, or null if the step cannot be taken at all. */
      readonly result: string | null;
      /** The rules that refuse it: by their own guard, or because of what
       * they changed on the way. */
      readonly rules: readonly string[];
      /** The message refused, for example `listing(mdev2,p1) LOAD`. */
      readonly message: string | null;
    }
  /** Every step happens, but the claim is not broken at the end. */
  | {
      readonly kind: 'harmless';
      readonly steps: number;
      /** The first step at which one of `rules` took effect, 0 if none did. */
      readonly since: number;
      readonly rules: readonly string[];
      readonly because: string;
    }
  /** The trace breaks the claim here too. */
  | { readonly kind: 'shown'; readonly steps: number; readonly because: string }
  /** The design does not make this claim, or has no such operation. */
  | { readonly kind: 'foreign'; readonly because: string };

/** A design has few sections an operation; more means a script that loops. */
const MOST_SECTIONS = 50;

export async function replayElsewhere(
  program: Program,
  trace: Trace,
): Promise<Elsewhere> {
  const answer = await replayWithin(program, trace, Infinity);
  if (answer === 'open')
    throw new Error(`too much follows ${trace.name} to judge it`);
  return answer;
}

/** As `replayElsewhere`; `open` if every step happens, and whether the claim
 * is broken then would take a search of more than `maxStates`. */
export async function replayWithin(
  program: Program,
  trace: Trace,
  maxStates: number,
): Promise<Elsewhere | 'open'> {
  const walk = new Walk(program, new Set(trace.rules));
  for (const recorded of trace.steps) {
    const stop = walk.take(recorded);
    if (stop !== null) return stop;
  }
  const claim = program.claims.find(({ claim }) => claim.name === trace.claim);
  if (claim === undefined)
    return {
      kind: 'foreign',
      because: `${program.system.name} does not make claim ${trace.claim}`,
    };
  const found = await showsWithin(walk.run(), claim, maxStates);
  if (found === null) return 'open';
  const { shown, because } = found;
  const steps = trace.steps.length;
  return shown
    ? { kind: 'shown', steps, because }
    : {
        kind: 'harmless',
        steps,
        since: walk.actedSince(),
        because,
        rules: walk.actedRules(),
      };
}

/** Whether the call had ended, well or not, when the step was recorded. */
function isOver({ actor, part, changed }: TraceStep): boolean {
  if (part === 'whole' || part === 'last') return true;
  return changed[`thread(${actor}).state`]?.[1] === 'idle';
}

class Walk {
  private state: GlobalState;
  private readonly steps: RunStep[] = [];
  /** Rule -> the recorded step at which it first took effect. */
  private readonly acted = new Map<string, number>();
  private now = 0;

  constructor(
    private readonly program: Program,
    private readonly recordedRules: ReadonlySet<string>,
  ) {
    this.state = program.initial;
  }

  run(): { program: Program; steps: readonly RunStep[]; final: GlobalState } {
    return { program: this.program, steps: this.steps, final: this.state };
  }

  /** Rules the trace was recorded without and that did something since. */
  actedRules(): readonly string[] {
    return [...this.acted.keys()].sort();
  }

  actedSince(): number {
    return this.acted.size === 0 ? 0 : Math.min(...this.acted.values());
  }

  /** Takes a recorded step; an answer ends the replay. A call that was over
   * then is run to its end, whatever sections it has here. */
  take(recorded: TraceStep): Elsewhere | null {
    this.now = recorded.n;
    const wanted = findStep(this.program, {
      ...recorded,
      undo: recorded.part === 'undo',
    });
    const step = wanted ?? this.openingOf(recorded);
    const stop =
      step === null ? this.missing(recorded) : this.perform(recorded, step);
    if (stop !== null) return stop;
    return isOver(recorded) ? this.runToEnd(recorded) : null;
  }

  private perform(recorded: TraceStep, wanted: GroundStep): Elsewhere | null {
    const stuck = this.catchUp(wanted);
    if (stuck !== null) return this.stopped(recorded, stuck);
    return this.attempt(recorded, wanted);
  }

  private attempt(recorded: TraceStep, step: GroundStep): Elsewhere | null {
    const outcome = perform(this.program, this.state, step);
    switch (outcome.kind) {
      case 'done':
        this.go(step, outcome);
        return null;
      case 'refused':
        if (recorded.result === 'ok') return this.stopped(recorded, outcome);
        this.go(step, outcome);
        return null;
      case 'waiting':
      case 'elsewhere':
        return this.stopped(recorded, outcome);
    }
  }

  /** Where this design cuts the call into other sections: its first one. */
  private openingOf(recorded: TraceStep): GroundStep | null {
    if (recorded.part !== 'whole' && recorded.part !== 'first') return null;
    const args = sortedJson(recorded.args);
    const found = this.program.steps.find(
      (step) =>
        step.first &&
        step.operation === recorded.operation &&
        step.agent === recorded.actor &&
        sortedJson(step.args) === args,
    );
    return found ?? null;
  }

  private runToEnd(recorded: TraceStep): Elsewhere | null {
    const thread = this.program.components.findIndex(
      ({ name }) => name === `thread(${recorded.actor})`,
    );
    for (let n = 0; n < MOST_SECTIONS && thread >= 0; n++) {
      const here = this.state[thread] ?? 0;
      const next = this.program.steps.find(
        (step) => step.thread === thread && step.at === here,
      );
      if (here === 0 || next === undefined) return null;
      const stop = this.attempt(recorded, next);
      if (stop !== null) return stop;
    }
    return null;
  }

  /** A section this design leaves out is skipped; a foreign call is not. */
  private missing(recorded: TraceStep): Elsewhere | null {
    const operation = this.program.system.operations.find(
      ({ name }) => name === recorded.operation,
    );
    const known = this.program.steps.some(
      (step) =>
        step.operation === recorded.operation && step.agent === recorded.actor,
    );
    if (operation !== undefined && known) return null;
    return {
      kind: 'foreign',
      because:
        `step ${recorded.n}: ${this.program.system.name} has no ` +
        `'${recorded.operation}' by ${recorded.actor}`,
    };
  }

  /** Runs the sections that this design adds before `wanted`. */
  private catchUp(wanted: GroundStep): Outcome | null {
    const { thread } = wanted;
    if (thread < 0) return null;
    for (let n = 0; n < MOST_SECTIONS; n++) {
      const here = this.state[thread] ?? 0;
      if (here === wanted.at || here === 0) return null;
      const added = this.program.steps.find(
        (step) => step.thread === thread && step.at === here,
      );
      if (added === undefined) return null;
      const outcome = perform(this.program, this.state, added);
      if (outcome.kind !== 'done') return outcome;
      this.go(added, outcome);
    }
    return null;
  }

  private go(
    step: GroundStep,
    outcome: Extract<Outcome, { kind: 'done' | 'refused' }>,
  ): void {
    const rules = step.rule === null ? [] : [step.rule];
    if (outcome.kind === 'done')
      for (const delivery of outcome.deliveries)
        rules.push(...this.rulesBehind(delivery));
    for (const rule of rules)
      if (!this.recordedRules.has(rule) && !this.acted.has(rule))
        this.acted.set(rule, this.now);
    this.steps.push({ step, before: this.state, outcome });
    this.state = outcome.next;
  }

  /** The section rule that sent a message, and the guard rules without which
   * it would have had another effect. */
  private rulesBehind(delivery: Delivery): readonly string[] {
    const { component, event, before, rule } = delivery;
    const table = this.program.components[component]?.table;
    const sent = rule === null ? [] : [rule];
    if (table?.kind !== 'chart') return sent;
    const local = table.states[before];
    const message = table.events[event];
    return local === undefined || message === undefined
      ? sent
      : [...sent, ...table.reasons.shapedBy(local, message)];
  }

  private stopped(recorded: TraceStep, outcome: Outcome): Elsewhere {
    const own = refusingRules(outcome);
    return {
      kind: 'stopped',
      step: recorded.n,
      action: actionOf(recorded),
      result: stopWord(outcome),
      rules: own.length > 0 ? own : this.actedRules(),
      message: this.messageOf(outcome),
    };
  }

  private messageOf(outcome: Outcome): string | null {
    if (outcome.kind !== 'refused' || outcome.component === null) return null;
    const component = this.program.components[outcome.component];
    if (component?.table.kind !== 'chart' || outcome.event === null)
      return null;
    const event = component.table.events[outcome.event];
    return event === undefined ? null : `${component.name} ${event.type}`;
  }
}

function stopWord(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'refused':
      return outcome.errno;
    case 'waiting':
      return 'waits';
    case 'done':
    case 'elsewhere':
      return null;
  }
}

function refusingRules(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'refused':
      return [...outcome.rules].sort();
    case 'waiting':
      return outcome.rule === null ? [] : [outcome.rule];
    case 'done':
    case 'elsewhere':
      return [];
  }
}
