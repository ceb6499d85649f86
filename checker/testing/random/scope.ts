/** The objects of a random system, their relations, and its charts. */
import type { Sort } from '../../language/domain.js';
import type { Universe } from '../../language/system.js';
import type { Dice } from './dice.js';
import { KNOWN } from './chart.js';
import type { Branch, ChartPlan, Effect, Question } from './plan.js';
import { eventsOf, statesOf } from './plan.js';
import { basesOf } from './world.js';

const named = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1)}`);

const relate = (
  from: readonly string[],
  to: (n: number) => string | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(from.map((name, n) => [name, to(n) ?? '']));

/** `token` is in no relation, unless `near` says where each is. */
export function drawUniverse(dice: Dice): Universe {
  const things = named('x', dice.weigh([[4, 1], [6, 2], [2, 3]])); // prettier-ignore
  const places = named('z', dice.weigh([[5, 1], [2, 2]])); // prettier-ignore
  const tokens = named('k', dice.weigh([[1, 0], [5, 1], [8, 2], [5, 3]])); // prettier-ignore
  const threads = named('t', dice.weigh([[1, 0], [8, 1], [6, 2]])); // prettier-ignore
  const next = dice.weigh([
    [3, 'circle' as const],
    [2, 'itself' as const],
    [1, 'first' as const],
    [3, null],
  ]);
  const size = things.length;
  const following = { circle: 1, itself: 0, first: null } as const;
  const unions: Readonly<Record<Sort, readonly Sort[]>> = {
    any: ['thing', 'token'],
    alias: ['token'],
    twice: ['token', 'token'],
    wide: ['thing', 'place'],
  };
  const kept = dice.some(Object.entries(unions), 0, 3);
  return {
    sorts: { thing: things, place: places, token: tokens, thread: threads },
    unions: Object.fromEntries(kept),
    relations: {
      ...(next === null
        ? {}
        : {
            next: relate(things, (n) => {
              const steps = following[next];
              return things[steps === null ? 0 : (n + steps) % size];
            }),
          }),
      ...(dice.once(4)
        ? {}
        : { thingOf: relate(threads, (n) => things[n % size]) }),
      ...(dice.once(2)
        ? {}
        : { home: relate(things, (n) => places[n % places.length]) }),
      ...(dice.once(6)
        ? { near: relate(tokens, (n) => places[n % places.length]) }
        : {}),
    },
  };
}

const EFFECTS: readonly Effect[] = [
  'take',
  'clear',
  'unlink',
  'swap',
  'count',
  'zero',
  'set',
];

const QUESTIONS: readonly (readonly [number, Question])[] = [
  [6, 'mine'],
  [6, 'unowned'],
  [4, 'unlinked'],
  [3, 'alike'],
  [4, 'low'],
  [4, 'some'],
  [3, 'calm'],
  [3, 'first-thing'],
];

export function drawCharts(
  dice: Dice,
  universe: Universe,
): readonly ChartPlan[] {
  return dice.times(1, 3, (n) =>
    drawChart(dice, universe, `c${String(n + 1)}`),
  );
}

function drawChart(dice: Dice, universe: Universe, name: string): ChartPlan {
  const sorts = [
    ...['thing', 'thing', 'token', 'token', 'token', 'place'],
    ...Object.keys(universe.unions),
  ];
  const one = dice.pick(sorts);
  const over = dice.weigh([
    [6, [one]],
    [2, [one, dice.pick(sorts)]],
    [1, [one, one]],
  ]);
  // A pair has many instances, so it is kept simple.
  const plain = over.length > 1;
  const owner = dice.once(plain ? 6 : 2) ? dice.pick(sorts) : null;
  const twin = owner !== null && !plain && dice.once(3);
  const link = twin && dice.once(4) ? dice.pick(sorts) : twin ? owner : null;
  const shape = {
    owner,
    link,
    counts: dice.once(plain ? 6 : 3),
    moody: dice.once(plain ? 8 : 4),
  };
  const knows = owner !== null && basesOf(universe, owner).has('thing');
  const questions = QUESTIONS.filter(
    ([, question]) => knows || question !== 'first-thing',
  );
  const chart: ChartPlan = {
    ...shape,
    name,
    over,
    nested: dice.once(3),
    startsWith: knows && dice.once(16) ? KNOWN : null,
    first: dice.weigh(questions),
    second: dice.weigh(questions),
    rows: {},
  };
  const events = Object.keys(eventsOf(shape));
  const rows = statesOf(chart).map((state) => [
    state,
    Object.fromEntries(
      events
        .filter(() => !dice.once(6))
        .map((event) => [
          event,
          dice.times(1, dice.once(3) ? 2 : 1, () =>
            drawBranch(dice, chart, state),
          ),
        ]),
    ),
  ]);
  return {
    ...chart,
    rows: Object.fromEntries(rows) as ChartPlan['rows'],
  };
}

function drawBranch(dice: Dice, chart: ChartPlan, from: string): Branch {
  const states = statesOf(chart);
  const elsewhere = states.filter((state) => state !== from);
  return {
    target: dice.pick(dice.once(5) ? states : elsewhere),
    guard: dice.weigh([
      [7, null],
      [2, 'first' as const],
      [2, 'second' as const],
    ]),
    effects: dice.some(
      // What swaps sorts would leave the declared domains.
      EFFECTS.filter((what) => what !== 'swap' || chart.owner === chart.link),
      0,
      2,
    ),
  };
}
