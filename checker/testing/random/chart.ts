/** From the plan of a chart to the chart with its machine. */
import { assign, setup } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import type { Chart } from '../../language/chart.js';
import type { Domains, Value } from '../../language/domain.js';
import { counter, oneOf, optionalRef, ref } from '../../language/domain.js';
import type { Branch, ChartPlan, Effect, Question } from './plan.js';
import { eventsOf, MOODS, MOST_COUNTED } from './plan.js';

type Context = Readonly<Record<string, Value>>;
type Message = { readonly type: string } & Context;

/** The object that a chart may know by name. */
export const KNOWN = 'x1';

export function chartOf(plan: ChartPlan): Chart {
  const { owner, link, counts, moody } = plan;
  const context: Domains = {
    ...(owner === null ? {} : { owner: optionalRef(owner) }),
    ...(link === null ? {} : { link: optionalRef(link) }),
    ...(counts ? { n: counter(MOST_COUNTED, 'changes') } : {}),
    ...(moody ? { mood: oneOf(...MOODS) } : {}),
  };
  const events = Object.fromEntries(
    Object.entries(eventsOf(plan)).map(([name, carried]): [string, Domains] => [
      name,
      {
        ...(carried.by === undefined ? {} : { by: ref(carried.by) }),
        ...(carried.to === undefined ? {} : { to: ref(carried.to) }),
        ...(carried.mood === undefined ? {} : { mood: oneOf(...MOODS) }),
      },
    ]),
  );
  return {
    name: plan.name,
    over: plan.over,
    meaning: 'Random behaviour.',
    context,
    events,
    machine: machineOf(plan),
  };
}

function machineOf(plan: ChartPlan): AnyStateMachine {
  const ask =
    (question: Question) =>
    ({ context, event }: { context: Context; event: Message }): boolean =>
      answer(question, context, event);
  const base = setup({
    types: {},
    guards: { first: ask(plan.first), second: ask(plan.second) },
    actions: {
      take: assign(({ context, event }) => effect('take', context, event)),
      clear: assign(({ context, event }) => effect('clear', context, event)),
      unlink: assign(({ context, event }) => effect('unlink', context, event)),
      swap: assign(({ context, event }) => effect('swap', context, event)),
      count: assign(({ context, event }) => effect('count', context, event)),
      zero: assign(({ context, event }) => effect('zero', context, event)),
      set: assign(({ context, event }) => effect('set', context, event)),
    },
  });
  const config = {
    id: plan.name,
    context: {
      ...(plan.owner === null ? {} : { owner: plan.startsWith }),
      ...(plan.link === null ? {} : { link: null }),
      ...(plan.counts ? { n: 0 } : {}),
      ...(plan.moody ? { mood: MOODS[0] } : {}),
    },
    initial: 'a',
    states: {
      a: node(plan, 'a'),
      b: plan.nested
        ? {
            ...node(plan, 'b'),
            initial: 'x',
            states: { x: node(plan, 'b.x'), y: node(plan, 'b.y') },
          }
        : node(plan, 'b'),
      c: node(plan, 'c'),
    },
  };
  return base.createMachine(config);
}

function node(plan: ChartPlan, state: string): object {
  const row = Object.entries(plan.rows[state] ?? {});
  const on = row.map(([event, branches]) => [
    event,
    branches.map((branch) => transition(plan.name, branch)),
  ]);
  return { on: Object.fromEntries(on) as unknown };
}

const transition = (
  chart: string,
  { target, guard, effects }: Branch,
): object => ({
  target: `#${chart}.${target}`,
  ...(guard === null ? {} : { guard }),
  actions: effects,
});

function answer(question: Question, context: Context, event: Message): boolean {
  switch (question) {
    case 'mine':
      return context['owner'] === (event['by'] ?? null);
    case 'unowned':
      return (context['owner'] ?? null) === null;
    case 'unlinked':
      return (context['link'] ?? null) === null;
    case 'alike':
      return context['owner'] === context['link'];
    case 'low':
      return Number(context['n'] ?? 0) < MOST_COUNTED;
    case 'some':
      return Number(context['n'] ?? 1) > 0;
    case 'calm':
      return (context['mood'] ?? 'calm') === 'calm';
    case 'first-thing':
      return context['owner'] === KNOWN;
  }
}

function effect(what: Effect, context: Context, event: Message): Context {
  const changed: Record<string, Value | undefined> = {};
  switch (what) {
    case 'take':
      changed['owner'] = event['by'];
      changed['link'] = event['to'];
      break;
    case 'clear':
      changed['owner'] = null;
      break;
    case 'unlink':
      changed['link'] = null;
      break;
    case 'swap':
      changed['owner'] = context['link'];
      changed['link'] = context['owner'];
      break;
    case 'count':
      changed['n'] = Math.min(MOST_COUNTED, Number(context['n'] ?? 0) + 1);
      break;
    case 'zero':
      changed['n'] = 0;
      break;
    case 'set':
      changed['mood'] = event['mood'];
      break;
  }
  // Only fields that this chart declares.
  return Object.fromEntries(
    Object.entries(changed).flatMap(([name, value]) =>
      name in context && value !== undefined ? [[name, value]] : [],
    ),
  );
}
