/**
 * The components of a scope with their tables, each cut down to the local
 * states its own messages can reach.
 */
import type { Chart } from '../language/chart.js';
import type { GuardRule } from '../language/rule.js';
import type { System } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { reasonsOf, switchedOff, tabulate } from '../tabulate/tabulate.js';
import type { Tabulated } from '../tabulate/tabulate.js';
import { assignments, componentName, resolveAddress } from './environment.js';
import type { ChartTable, LocalEvent } from './program.js';
import type { Problem } from '../wellformed/problem.js';
import { IllFormed, TooLarge } from '../wellformed/problem.js';
import type { Call, Resolved } from './resolve.js';
import { resolveEvent } from './resolve.js';

export interface Instance {
  readonly name: string;
  readonly objects: readonly string[];
  readonly table: ChartTable;
  /** Index of an event in this instance's table, by its key. */
  readonly eventIndex: ReadonlyMap<string, number>;
  readonly initial: number;
}

export function eventKey(event: LocalEvent): string {
  const payload = Object.entries(event.payload).map(
    ([name, value]) => `${name}=${String(value)}`,
  );
  return `${event.type}{${payload.join(',')}}`;
}

type Inbox = Map<string, Map<string, LocalEvent>>;

/** @throws if a message goes to a component that the scope does not have */
export function instantiate(
  system: System,
  calls: readonly Call[],
): readonly Instance[] {
  const inbox: Inbox = new Map();
  for (const call of calls)
    for (const part of call.sections) {
      collect(part.steps, inbox);
      collect(part.undo, inbox);
    }
  const first = initialMessages(system);
  const problems: Problem[] = [];
  const instances = system.charts.flatMap((chart) => {
    try {
      return instancesOf(system, chart, inbox, first);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof TooLarge) throw error;
      problems.push({
        where: `chart '${chart.name}'`,
        what: error.message,
        tryThis:
          'a chart whose guards and assignments read its context and the event only, and stay within its domains',
      });
      return [];
    }
  });
  if (problems.length > 0) throw new IllFormed(system.name, problems);
  const names = new Set(instances.map((instance) => instance.name));
  for (const name of [...inbox.keys(), ...first.keys()])
    if (!names.has(name))
      problems.push({
        where: 'scripts',
        what:
          `a script of design '${system.name}' addresses '${name}', which is ` +
          `no component of scope ${system.scope}`,
        tryThis:
          'other objects: these are in the wrong order, of the wrong sort, or the chart is missing',
      });
  if (problems.length > 0) throw new IllFormed(system.name, problems);
  return instances;
}

function collect(steps: readonly Resolved[], inbox: Inbox): void {
  for (const step of steps)
    switch (step.kind) {
      case 'send': {
        const box = inbox.get(step.component) ?? new Map<string, LocalEvent>();
        box.set(eventKey(step.event), step.event);
        inbox.set(step.component, box);
        break;
      }
      case 'if':
        collect(step.then, inbox);
        collect(step.otherwise, inbox);
        break;
      case 'require':
      case 'wait':
        break;
    }
}

function initialMessages(system: System): Map<string, LocalEvent[]> {
  const messages = new Map<string, LocalEvent[]>();
  for (const { objects, send } of system.initially)
    for (const environment of assignments(system.universe, objects)) {
      const to = resolveAddress(system.universe, environment, send.to);
      const list = messages.get(to) ?? [];
      list.push(resolveEvent(system, environment, send));
      messages.set(to, list);
    }
  return messages;
}

function instancesOf(
  system: System,
  chart: Chart,
  inbox: Inbox,
  first: ReadonlyMap<string, readonly LocalEvent[]>,
): readonly Instance[] {
  const objects = assignments(
    system.universe,
    Object.fromEntries(chart.over.map((sort, n) => [String(n), sort])),
  ).map((row) => chart.over.map((_, n) => row[String(n)] ?? ''));
  const names = objects.map((list) => componentName(chart.name, list));
  const used = new Map<string, LocalEvent>();
  for (const name of names) {
    for (const event of first.get(name) ?? []) used.set(eventKey(event), event);
    for (const [key, event] of inbox.get(name) ?? []) used.set(key, event);
  }
  const rules = system.rules.filter(
    (rule): rule is GuardRule =>
      rule.kind === 'guard' && rule.chart === chart.name,
  );
  const off = rules.filter((rule) => !system.on.has(rule.id));
  const whole = tabulateOnce(system, chart, off, [...used.values()]);
  const wholeIndex = indexByKey(whole.events);
  const reasons = reasonsOf(chart, rules, system.on);
  return names.map((name, n) => {
    let initial = 0;
    for (const event of first.get(name) ?? []) {
      const e = wholeIndex.get(eventKey(event)) ?? -1;
      initial = whole.next[initial * whole.events.length + e] ?? -1;
      if (initial < 0)
        throw new Error(
          `initial message ${eventKey(event)} is refused by '${name}'`,
        );
    }
    const mine = [...(inbox.get(name)?.values() ?? [])];
    const cut = restrict(whole, wholeIndex, initial, mine);
    return {
      name,
      objects: objects[n] ?? [],
      table: { kind: 'chart', chart, ...cut, reasons },
      eventIndex: indexByKey(mine),
      initial: 0,
    };
  });
}

function indexByKey(events: readonly LocalEvent[]): Map<string, number> {
  return new Map(events.map((event, n) => [eventKey(event), n]));
}

const tabulated = new WeakMap<Chart, Map<string, Tabulated>>();

/** Designs share charts; the same question is answered once a process. */
function tabulateOnce(
  system: System,
  chart: Chart,
  off: readonly GuardRule[],
  events: readonly LocalEvent[],
): Tabulated {
  const setting = switchedOff(off);
  const sorts = Object.keys(system.universe.sorts).map(
    (sort) => `${sort}:${objectsOf(system.universe, sort).join(',')}`,
  );
  const key = JSON.stringify([setting, sorts, events.map(eventKey)]);
  const known = tabulated.get(chart) ?? new Map<string, Tabulated>();
  tabulated.set(chart, known);
  const made =
    known.get(key) ?? tabulate(chart, system.universe, setting, events);
  known.set(key, made);
  return made;
}

/** The part of a table that these events reach from `start`, which becomes
 * state 0. */
function restrict(
  whole: Tabulated,
  wholeIndex: ReadonlyMap<string, number>,
  start: number,
  events: readonly LocalEvent[],
): Tabulated {
  const columns = events.map((event) => wholeIndex.get(eventKey(event)) ?? -1);
  const order = [start];
  const place = new Map([[start, 0]]);
  const next: number[] = [];
  for (const old of order)
    for (const column of columns) {
      const target = whole.next[old * whole.events.length + column] ?? -1;
      if (target < 0) {
        next.push(-1);
        continue;
      }
      const known = place.get(target) ?? order.length;
      if (known === order.length) {
        place.set(target, known);
        order.push(target);
      }
      next.push(known);
    }
  const states = order
    .map((old) => whole.states[old])
    .filter((s) => s !== undefined);
  return { states, events, next: Int32Array.from(next) };
}
