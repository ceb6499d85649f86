/** Random operations: sections, undo, waiting, loops. */
import type { Sort } from '../../language/domain.js';
import { oneOf } from '../../language/domain.js';
import type { Formula, Operand } from '../../language/formula.js';
import * as f from '../../language/formula.js';
import type {
  Operation,
  Section,
  Send,
  Step,
} from '../../language/operation.js';
import * as o from '../../language/operation.js';
import { drawAtom, drawFormula } from './formulas.js';
import type { ChartPlan } from './plan.js';
import { CAREFUL, eventsOf, MOODS, statesOf } from './plan.js';
import type { Sight, World } from './world.js';
import {
  drawAddress,
  fresh,
  meet,
  membersOf,
  rangesOf,
  termsOf,
} from './world.js';

/** What a script may name: objects, and words that the caller chose. */
interface Scene {
  readonly sight: Sight;
  readonly words: readonly string[];
}

export function drawOperation(world: World, name: string): Operation {
  const { dice } = world;
  const populated = rangesOf(world).filter(
    (sort) => membersOf(world.universe, sort).length > 0,
  );
  // Nobody can call what is called with an object of an empty sort.
  const ranges = dice.once(10) ? rangesOf(world) : populated;
  const isThread = world.threadOperations.includes(name);
  const agent: Operation['agent'] = isThread
    ? { kind: 'thread', var: 'me', sort: 'thread' }
    : {
        kind: dice.pick(['host', 'device'] as const),
        var: 'me',
        sort: dice.pick(ranges),
      };
  const objects = dice.times(dice.once(3) ? 0 : 1, 2, (n) => [
    `p${String(n)}`,
    dice.pick(ranges),
  ]);
  const params = Object.fromEntries(objects) as Readonly<Record<string, Sort>>;
  const words = dice.once(5) ? ['word'] : [];
  const scene: Scene = { sight: { me: agent.sort, ...params }, words };
  const where = dice.once(6) ? namesOnly(world, scene.sight) : undefined;
  return o.defineOperation({
    name,
    meaning: 'A random script.',
    source: 'fixture',
    agent,
    params: {
      ...params,
      ...Object.fromEntries(words.map((word) => [word, oneOf(...MOODS)])),
    },
    ...(where === undefined ? {} : { where }),
    sections: dice.times(1, isThread ? 3 : 1, (n) =>
      drawSection(world, scene, n),
    ),
  });
}

/** A condition on the arguments alone. */
function namesOnly(
  { dice, universe }: World,
  sight: Sight,
): Formula | undefined {
  const left = dice.pick(Object.keys(sight));
  const others = Object.keys(sight).filter(
    (name) =>
      name !== left && meet(universe, sight[name] ?? '', sight[left] ?? ''),
  );
  if (others.length === 0) return undefined;
  const alike = f.same(left, dice.pick(others));
  return dice.once(3) ? alike : f.not(alike);
}

function drawSection(world: World, scene: Scene, n: number): Section {
  const { dice } = world;
  const undo = dice.times(1, 2, () => drawMessage(world, scene));
  const known = undo.filter((step) => step !== null);
  return o.section(
    `s${String(n)}`,
    'a random section',
    dice.times(1, dice.once(2) ? 2 : 1, () => drawStep(world, scene, 1)),
    {
      ...(dice.once(2) && known.length > 0 ? { undo: known } : {}),
      ...(dice.once(8) ? { rule: CAREFUL } : {}),
    },
  );
}

function drawMessage(
  world: World,
  scene: Scene,
  charts: readonly ChartPlan[] = world.charts,
): Send | null {
  const { dice } = world;
  const address = drawAddress(world, scene.sight, charts);
  if (address === null) return null;
  const payloads = Object.entries(eventsOf(address.chart)).flatMap(
    ([event, carried]): readonly (readonly [string, Operands])[] => {
      const parts = Object.entries(carried).map(([name, sort]) => {
        if (sort === true)
          return [name, [...MOODS.map((mood) => f.lit(mood)), ...scene.words]];
        return [name, termsOf(world, scene.sight, sort)];
      });
      const choices = Object.fromEntries(parts) as Operands;
      return Object.values(choices).every((list) => list.length > 0)
        ? [[event, choices]]
        : [];
    },
  );
  const [event, choices] = dice.pick(payloads);
  const payload = Object.entries(choices).map(([name, list]) => [
    name,
    dice.pick(list),
  ]);
  return o.send(
    address.at,
    event,
    Object.fromEntries(payload) as Readonly<Record<string, Operand>>,
    dice.pick(['EBUSY', 'ENOENT']),
  );
}

type Operands = Readonly<Record<string, readonly Operand[]>>;

function drawStep(world: World, scene: Scene, depth: number): Step {
  const made = drawPlain(world, scene, depth);
  return world.dice.once(7) ? o.under(CAREFUL, made) : made;
}

function drawPlain(world: World, scene: Scene, depth: number): Step {
  const { dice } = world;
  const condition = (): Formula => drawAtom(world, scene.sight);
  const inner = (): readonly Step[] =>
    dice.times(1, 2, () => drawStep(world, scene, depth - 1));
  switch (
    dice.weigh([
      [12, 'send'],
      [1, 'require'],
      [1, 'wait'],
      [depth > 0 ? 2 : 0, 'when'],
      [depth > 0 ? 4 : 0, 'each'],
    ])
  ) {
    case 'send': {
      const message = drawMessage(world, scene);
      return message ?? drawLoop(world, scene);
    }
    case 'require':
      return o.require(condition(), 'EIO');
    case 'wait':
      return o.waitFor(condition());
    case 'when':
      return o.when(
        drawFormula(world, scene.sight, 1),
        inner(),
        dice.once(2) ? inner() : [],
      );
    default:
      return drawLoop(world, scene);
  }
}

/** Over objects that a chart is about, so that the body has something to do
 * with them. */
function drawLoop(world: World, { sight, words }: Scene): Step {
  const { dice } = world;
  const chart = dice.pick(world.charts);
  const each = fresh(sight, 'e');
  const sort = dice.once(4)
    ? dice.pick(rangesOf(world))
    : dice.pick(chart.over);
  const scene = { sight: { ...sight, [each]: sort }, words };
  const seen = world.charts.filter(({ over }) =>
    over.some((one) => termsOf(world, { [each]: sort }, one).length > 0),
  );
  const body = dice.times(1, 2, () =>
    dice.once(4) ? drawPlain(world, scene, 0) : drawMessage(world, scene, seen),
  );
  const steps = body.filter((step) => step !== null);
  const where = dice.weigh([
    [2, 'all'],
    [2, 'some'],
    [2, 'first'],
  ]);
  return o.forEach(
    each,
    sort,
    where === 'all'
      ? undefined
      : where === 'first'
        ? noneYet(world, sort, scene.sight)
        : drawFormula(world, scene.sight, 1),
    steps.length > 0 ? steps : [o.require(drawAtom(world, scene.sight), 'EIO')],
  );
}

/** "Take the first that fits": none of them is in these states so far. */
function noneYet(world: World, sort: Sort, sight: Sight): Formula {
  const { dice } = world;
  const other = fresh(sight, 'q');
  const seen = world.charts.flatMap((chart) => {
    const [only = '', ...more] = chart.over;
    const [term] = termsOf(world, { [other]: sort }, only);
    return more.length > 0 || term === undefined ? [] : [{ chart, term }];
  });
  if (seen.length === 0) return drawAtom(world, sight);
  const { chart, term } = dice.pick(seen);
  const states = dice.some(statesOf(chart), 1, 2);
  return f.not(
    f.exists(other, sort, f.is({ chart: chart.name, of: [term] }, states)),
  );
}
