/**
 * Which rules only forbid, shown on the tables: every run with the rule on is
 * a run with it off, whatever the other rules. For such a rule and a claim of
 * the kind `never`, switching it on can close an attack but never open one.
 */
import type { Operation, Step } from '../checker/language/operation.js';
import type { GuardRule, Rule } from '../checker/language/rule.js';
import type { System } from '../checker/language/system.js';
import type { Chart } from '../checker/language/chart.js';
import {
  localKey,
  switchedOff,
  tabulate,
} from '../checker/tabulate/tabulate.js';
import type { Tabulated } from '../checker/tabulate/tabulate.js';

export type Effect =
  | { readonly kind: 'onlyForbids' }
  /** Why it could not be shown. */
  | { readonly kind: 'mayAdd'; readonly because: string };

const mayAdd = (because: string): Effect => ({ kind: 'mayAdd', because });

/** @param system with every rule of the design on, in a small scope */
export function effectOf(system: System, rule: Rule): Effect {
  switch (rule.kind) {
    case 'section':
      return effectOfSteps(system.operations, rule.id);
    case 'guard':
      return effectOfGuard(system, rule);
  }
}

/** A wait that falls away lets everything happen that happened with it. */
function effectOfSteps(operations: readonly Operation[], id: string): Effect {
  for (const { name, sections } of operations)
    for (const section of sections) {
      if (section.rule === id)
        return mayAdd(`adds section ${section.name} to ${name}`);
      for (const step of everyStep([...section.steps, ...(section.undo ?? [])]))
        if (step.rule === id && step.kind !== 'waitFor')
          return mayAdd(`adds to section ${section.name} of ${name}`);
    }
  return { kind: 'onlyForbids' };
}

function effectOfGuard(system: System, rule: GuardRule): Effect {
  const chart = system.charts.find(({ name }) => name === rule.chart);
  if (chart === undefined) return { kind: 'onlyForbids' };
  const refused = refusedEvents(system, chart, rule);
  if (refused === null) return mayAdd('leads to other states when it is on');
  for (const { name, sections } of system.operations)
    for (const [n, section] of sections.entries()) {
      const sends = (steps: readonly Step[]): boolean =>
        everyStep(steps).some(
          (step) =>
            step.kind === 'send' &&
            step.to.chart === rule.chart &&
            refused.has(step.event),
        );
      if (sends(section.undo ?? []))
        return mayAdd(`its refusal cuts short an undo of ${name}`);
      if (n > 0 && sends(section.steps))
        return mayAdd(`its refusal makes ${name} undo what it did`);
    }
  return { kind: 'onlyForbids' };
}

/** The events it refuses in some state, with some of the other rules on;
 * null if it has any other effect. */
function refusedEvents(
  system: System,
  chart: Chart,
  rule: GuardRule,
): ReadonlySet<string> | null {
  const others = system.rules.filter(
    (other): other is GuardRule =>
      other.kind === 'guard' &&
      other.chart === chart.name &&
      other.id !== rule.id,
  );
  const chosen = others.filter(({ id }) => system.on.has(id));
  const never = others.filter(({ id }) => !system.on.has(id));
  const refused = new Set<string>();
  for (let set = 0; set < 2 ** chosen.length; set++) {
    const off = [...never, ...chosen.filter((_, n) => (set & (1 << n)) !== 0)];
    const table = (rules: readonly GuardRule[]): Tabulated =>
      tabulate(chart, system.universe, switchedOff(rules));
    const part = differences(table(off), table([...off, rule]));
    if (part === null) return null;
    for (const event of part) refused.add(event);
  }
  return refused;
}

function differences(on: Tabulated, off: Tabulated): Set<string> | null {
  const place = new Map(off.states.map((state, n) => [localKey(state), n]));
  const refused = new Set<string>();
  for (const [s, state] of on.states.entries())
    for (const [e, event] of on.events.entries()) {
      const target = on.next[s * on.events.length + e] ?? -1;
      const row = place.get(localKey(state));
      if (row === undefined) return null;
      const free = off.next[row * off.events.length + e] ?? -1;
      if (target < 0) {
        if (free >= 0) refused.add(event.type);
      } else if (keyAt(on, target) !== keyAt(off, free)) return null;
    }
  return refused;
}

function keyAt({ states }: Tabulated, index: number): string | null {
  const state = states[index];
  return state === undefined ? null : localKey(state);
}

function everyStep(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'send':
      case 'require':
      case 'waitFor':
        return [step];
      case 'when':
        return [step, ...everyStep(step.then), ...everyStep(step.otherwise)];
      case 'forEach':
        return [step, ...everyStep(step.steps)];
    }
  });
}
