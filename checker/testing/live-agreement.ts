/**
 * Holding a compiled program to the charts and scripts it was made from: in
 * some of its states, everything that can be tried by definition is tried on
 * the live charts, and every claim's formulas are read there.
 */
import { holdsIn, perform } from '../compile/interpret.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { LiveState } from './live.js';
import { LiveSystem } from './live.js';
import type { Place, Try } from './live-calls.js';
import { LiveCalls } from './live-calls.js';
import { membersOf } from './random/world.js';

interface Named {
  readonly charts: Readonly<Record<string, LiveState>>;
  readonly places: ReadonlyMap<string, Place>;
}

/** @returns what the program does otherwise, in words; empty if nothing */
export function differencesFromLive(
  program: Program,
  states: readonly GlobalState[],
): readonly string[] {
  const live = new LiveSystem(program.system);
  const start = say({ charts: live.states, places: new Map() });
  if (say(named(program, program.initial)) !== start)
    return ['the initial state is not that of the live charts'];
  const calls = new LiveCalls(program.system, live);
  return states.flatMap((state) => {
    const before = named(program, state);
    const found = new Map(movesByLabel(program, state));
    const expected = new Map(
      calls.tries(before.places).flatMap((one) => {
        look(live, before);
        return liveMove(live, before, one);
      }),
    );
    look(live, before);
    return [...differ(found, expected), ...claimsDiffer(program, live, state)];
  });
}

function look(live: LiveSystem, { charts, places }: Named): void {
  live.put(charts);
  live.running = new Map(
    [...places].flatMap(([thread, place]) =>
      place === null ? [] : [[thread, place.operation] as const],
    ),
  );
}

function named(program: Program, state: GlobalState): Named {
  const charts: Record<string, LiveState> = {};
  const places = new Map<string, Place>();
  for (const { index, name, objects, table } of program.components) {
    const local = state[index] ?? -1;
    if (table.kind === 'thread') {
      const place = table.states[local];
      if (place?.kind === 'before') places.set(objects[0] ?? '', place);
    } else {
      const { value, context } = table.states[local] ?? {
        value: 'no state',
        context: {},
      };
      charts[name] = { value, context };
    }
  }
  return { charts, places };
}

const say = ({ charts, places }: Named): string =>
  [
    ...Object.entries(charts).map(
      ([name, { value, context }]) =>
        `${name}=${value}${JSON.stringify(sorted(context))}`,
    ),
    ...[...places].flatMap(([thread, place]) =>
      place === null
        ? []
        : `${thread} ${place.phase} ${place.operation}.${place.section}` +
          JSON.stringify(place.args),
    ),
  ]
    .sort()
    .join(' ');

const sorted = (context: unknown): unknown =>
  Object.entries(context as Readonly<Record<string, unknown>>).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );

const labelOf = ({
  agent,
  phase,
  operation,
  section,
  args,
}: Try['attempted']) =>
  `${agent} ${phase} ${operation}.${section}${JSON.stringify(args)}`;

function movesByLabel(
  program: Program,
  state: GlobalState,
): readonly (readonly [string, string])[] {
  return program.steps.flatMap((step) => {
    const outcome = perform(program, state, step);
    if (outcome.kind === 'elsewhere') return [];
    const after = outcome.kind === 'waiting' ? state : outcome.next;
    return [[labelOf(step), `${outcome.kind} ${say(named(program, after))}`]];
  });
}

function liveMove(
  live: LiveSystem,
  before: Named,
  { attempted, thread, done, refused }: Try,
): readonly (readonly [string, string])[] {
  const outcome = live.attempt(attempted);
  const places = new Map(before.places);
  if (thread !== null && outcome !== 'waiting')
    places.set(thread, outcome === 'done' ? done : refused);
  const after = say({ charts: live.states, places });
  return [[labelOf(attempted), `${outcome} ${after}`]];
}

function differ(
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].flatMap((label) =>
    found.get(label) === expected.get(label)
      ? []
      : `step ${label}: ${String(found.get(label))}; ` +
        `live ${String(expected.get(label))}`,
  );
}

/** Every instance by definition against those compiled. */
function claimsDiffer(
  program: Program,
  live: LiveSystem,
  state: GlobalState,
): readonly string[] {
  return program.claims.flatMap(({ claim, instances }) => {
    if (!('objects' in claim)) return [];
    const wanted = Object.entries(claim.objects).reduce<
      readonly Readonly<Record<string, string>>[]
    >(
      (rows, [name, sort]) =>
        rows.flatMap((row) =>
          membersOf(program.system.universe, sort).map((object) => ({
            ...row,
            [name]: object,
          })),
        ),
      [{}],
    );
    return wanted.flatMap((objects) => {
      const who = JSON.stringify(objects);
      const compiled = instances.find(
        (instance) => JSON.stringify(instance.objects) === who,
      );
      if (compiled === undefined) return `${claim.name}: no instance ${who}`;
      const { such, until } = compiled;
      const goal = 'until' in claim ? claim.until : null;
      const agree =
        holdsIn(such, state) === live.holds(objects, claim.such) &&
        (goal === null ||
          until === null ||
          holdsIn(until, state) === live.holds(objects, goal));
      return agree ? [] : `${claim.name} of ${who} reads the state otherwise`;
    });
  });
}
