/** Random formulas, each variable and field against its sort. */
import type {
  Address,
  Formula,
  Operand,
  Quantity,
} from '../../language/formula.js';
import * as f from '../../language/formula.js';
import { MOODS, MOST_COUNTED, statesOf } from './plan.js';
import type { ChartPlan } from './plan.js';
import type { Sight, World } from './world.js';
import { drawAddress, fresh, rangesOf, termsIn, termsLike } from './world.js';

export function drawFormula(world: World, sight: Sight, depth = 2): Formula {
  const { dice } = world;
  if (depth === 0) return drawAtom(world, sight);
  const inner = (): Formula => drawFormula(world, sight, depth - 1);
  switch (
    dice.weigh([
      [4, 'atom'],
      [2, 'not'],
      [2, 'all'],
      [1, 'any'],
      [2, 'quantified'],
    ])
  ) {
    case 'atom':
      return drawAtom(world, sight);
    case 'not':
      return f.not(inner());
    case 'all':
      return f.all(...dice.times(dice.once(8) ? 0 : 1, 2, inner));
    case 'any':
      return f.any(...dice.times(dice.once(8) ? 0 : 1, 2, inner));
    case 'quantified':
      return quantified(world, sight, depth - 1);
    default:
      throw new RangeError('no such formula');
  }
}

function quantified(world: World, sight: Sight, depth: number): Formula {
  const { dice } = world;
  const each = fresh(sight, 'q');
  const sort = dice.pick(rangesOf(world));
  const such = drawFormula(world, { ...sight, [each]: sort }, depth);
  return dice.once(3) ? f.forall(each, sort, such) : f.exists(each, sort, such);
}

export function drawAtom(world: World, sight: Sight): Formula {
  const { dice } = world;
  switch (
    dice.weigh([
      [5, 'state'],
      [3, 'field'],
      [2, 'same'],
      [1, 'running'],
      [1, 'amount'],
    ])
  ) {
    case 'state':
      return inState(world, sight);
    case 'field':
      return having(world, sight);
    case 'same':
      return alike(world, sight);
    case 'running':
      return f.exists(
        'busy',
        'thread',
        f.running(
          'busy',
          dice.once(2) || world.threadOperations.length === 0
            ? undefined
            : dice.some(world.threadOperations, 1, 3),
        ),
      );
    default:
      return f.equal(
        quantity(world, sight),
        f.sum(quantity(world, sight), quantity(world, sight)),
      );
  }
}

/** A component by a term in sight, else any one of its kind. */
function about(
  world: World,
  sight: Sight,
  charts: readonly ChartPlan[],
  say: (at: Address, chart: ChartPlan, sight: Sight) => Formula,
): Formula {
  const found = drawAddress(world, sight, charts);
  if (found !== null) return say(found.at, found.chart, sight);
  if (charts.length === 0) return f.all();
  const chart = world.dice.pick(charts);
  let seen = sight;
  const of = chart.over.map((sort) => {
    const name = fresh(seen, 'q');
    seen = { ...seen, [name]: sort };
    return name;
  });
  return of.reduceRight(
    (inner, name) => f.exists(name, seen[name] ?? '', inner),
    say({ chart: chart.name, of }, chart, seen),
  );
}

const inState = (world: World, sight: Sight): Formula =>
  about(world, sight, world.charts, (at, chart) =>
    f.is(at, world.dice.some(statesOf(chart), 1, 2)),
  );

/** What a field of a chart may be compared with. */
export function operandFor(
  world: World,
  sight: Sight,
  chart: ChartPlan,
): readonly [string, Operand] | null {
  const { dice } = world;
  const fields = [
    ...(chart.owner === null ? [] : (['owner'] as const)),
    ...(chart.link === null ? [] : (['link'] as const)),
    ...(chart.counts ? (['n'] as const) : []),
    ...(chart.moody ? (['mood'] as const) : []),
  ];
  if (fields.length === 0) return null;
  const field = dice.pick(fields);
  switch (field) {
    case 'n':
      return [field, f.lit(dice.below(MOST_COUNTED + 1))];
    case 'mood':
      return [field, f.lit(dice.pick(MOODS))];
    case 'owner':
    case 'link': {
      const sort = chart[field] ?? '';
      const terms = termsLike(world, sight, sort);
      return terms.length === 0 || dice.once(4)
        ? [field, f.lit(null)]
        : [field, dice.pick(terms)];
    }
  }
}

function having(world: World, sight: Sight): Formula {
  const { dice } = world;
  const charts = world.charts.filter(
    ({ owner, link, counts, moody }) =>
      owner !== null || link !== null || counts || moody,
  );
  return about(world, sight, charts, (at, chart, seen) => {
    const compared = operandFor(world, seen, chart);
    const states = dice.once(3) ? dice.some(statesOf(chart), 1, 2) : undefined;
    return f.is(
      at,
      states,
      compared === null ? undefined : { [compared[0]]: compared[1] },
    );
  });
}

function alike(world: World, sight: Sight): Formula {
  const terms = termsIn(world, sight);
  if (terms.length === 0) return f.all();
  const left = world.dice.pick(terms);
  return f.same(left.term, world.dice.pick(termsLike(world, sight, left.sort)));
}

function quantity(world: World, sight: Sight): Quantity {
  const { dice } = world;
  const counting = world.charts.filter(({ counts }) => counts);
  const at = dice.once(2) ? drawAddress(world, sight, counting)?.at : undefined;
  if (at !== undefined) return f.field(at, 'n');
  if (dice.once(4)) return f.holds(drawAtomOfState(world, sight));
  const each = fresh(sight, 'q');
  const sort = dice.pick(rangesOf(world));
  return f.count(
    each,
    sort,
    drawAtomOfState(world, { ...sight, [each]: sort }),
  );
}

const drawAtomOfState = (world: World, sight: Sight): Formula =>
  world.dice.once(3) ? having(world, sight) : inState(world, sight);
