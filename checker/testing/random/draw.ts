/**
 * Random small systems, for holding the search to the naive one on charts,
 * scripts and claims that nobody would think of.
 *
 * One to three charts over sorts, pairs of sorts and unions, some with
 * references, counters, words and compound states; one to three operations
 * with random sections, undo, waiting and loops; claims of every kind.
 */
import type { System } from '../../language/system.js';
import type { InitialMessage } from '../../language/system.js';
import type { Rule } from '../../language/rule.js';
import { send } from '../../language/operation.js';
import { chartOf } from './chart.js';
import { drawClaims } from './claims.js';
import { Dice } from './dice.js';
import type { ChartPlan, Plan } from './plan.js';
import { CAREFUL, ERRNOS, guardRuleOf } from './plan.js';
import { drawCharts, drawUniverse } from './scope.js';
import { drawOperation } from './scripts.js';
import { membersOf } from './world.js';

/** The system of a seed, always the same. */
export function drawPlan(seed: number): Plan {
  const dice = new Dice(seed);
  const universe = drawUniverse(dice);
  const charts = drawCharts(dice, universe);
  const names = dice.times(2, 4, (n) => `op${String(n + 1)}`);
  const threads = membersOf(universe, 'thread').length > 0;
  const threadOperations = names.filter(() =>
    threads ? !dice.once(3) : dice.once(10),
  );
  const world = { dice, universe, charts, threadOperations };
  const operations = names.map((name) => drawOperation(world, name));
  return {
    seed,
    universe,
    charts,
    operations,
    on: dice.some(
      rulesOf(charts).map(({ id }) => id),
      0,
      7,
    ),
    initially: dice.once(6) ? drawInitially(charts) : [],
    claims: drawClaims(
      world,
      operations,
      rulesOf(charts).map(({ id }) => id),
    ),
  };
}

/** The first message that some chart takes without asking. */
function drawInitially(
  charts: readonly ChartPlan[],
): readonly InitialMessage[] {
  const first = charts.find(({ over, rows }) => {
    const [branch] = rows['a']?.['TICK'] ?? [];
    return branch?.guard === null && over.length > 0;
  });
  if (first === undefined) return [];
  const names = first.over.map((_, n) => `i${String(n)}`);
  const objects = names.map((name, n) => [name, first.over[n] ?? '']);
  return [
    {
      objects: Object.fromEntries(objects) as Readonly<Record<string, string>>,
      send: send({ chart: first.name, of: names }, 'TICK'),
    },
  ];
}

function rulesOf(charts: readonly ChartPlan[]): readonly Rule[] {
  const guards = charts.flatMap(({ name, rows }) =>
    (['first', 'second'] as const)
      .filter((guard) => asks(rows, guard))
      .map((guard): Rule => ({
        kind: 'guard',
        id: guardRuleOf(name, guard),
        claim: 'The guard holds.',
        enforcer: name,
        source: 'fixture',
        chart: name,
        guard,
        errno: ERRNOS[guard],
      })),
  );
  return [
    ...guards,
    {
      kind: 'section',
      id: CAREFUL,
      claim: 'What is marked is done.',
      enforcer: 'script',
      source: 'fixture',
    },
  ];
}

/** Whether some transition asks this guard. */
const asks = (rows: ChartPlan['rows'], wanted: 'first' | 'second'): boolean =>
  Object.values(rows)
    .flatMap((row) => Object.values(row))
    .flat()
    .some(({ guard }) => guard === wanted);

export function systemOf(plan: Plan): System {
  const sizes = Object.entries(plan.universe.sorts).map(
    ([sort, objects]) => `${sort}=${String(objects.length)}`,
  );
  return {
    name: `random-${String(plan.seed)}`,
    scope: sizes.join(),
    universe: plan.universe,
    threads: 'thread',
    charts: plan.charts.map(chartOf),
    operations: plan.operations,
    rules: rulesOf(plan.charts),
    on: new Set(plan.on),
    initially: plan.initially,
    claims: plan.claims,
  };
}
