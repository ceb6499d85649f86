/** Random claims of every kind, some over unions. */
import type { Claim, EventuallyClaim } from '../../language/claim.js';
import type { Sort } from '../../language/domain.js';
import type { Operation, RuleId } from '../../language/operation.js';
import { drawFormula } from './formulas.js';
import type { Sight, World } from './world.js';
import { fresh, membersOf, rangesOf } from './world.js';

const about = { says: 'A random claim.', source: 'fixture' };

/** Claims about what follows are marked by bits of one integer. */
const MOST_INSTANCES = 31;

export function drawClaims(
  world: World,
  operations: readonly Operation[],
  rules: readonly RuleId[],
): readonly Claim[] {
  const { dice } = world;
  const states = dice.times(1, 3, (n): Claim => {
    const objects = drawObjects(world, 2);
    const kind = dice.pick(['never', 'never', 'sometimes'] as const);
    const such = drawFormula(world, objects);
    return { ...about, kind, name: `${kind}${String(n)}`, objects, such };
  });
  const lively = dice.times(0, 2, (n) => drawLively(world, operations, n));
  return [
    ...states,
    ...lively,
    ...dice.some(rules, 0, 2).map((rule): Claim => ({
      ...about,
      kind: 'refusal',
      name: `refusal-${rule}`,
      rule,
    })),
    ...(dice.once(2)
      ? [
          {
            ...about,
            kind: 'refusedChangesNothing',
            name: 'traceless',
          } as const,
        ]
      : []),
  ];
}

function drawLively(
  world: World,
  operations: readonly Operation[],
  n: number,
): Claim {
  const { dice } = world;
  const objects = drawObjects(world, 2);
  const such = drawFormula(world, objects, 1);
  const until = drawFormula(world, objects, 1);
  if (dice.once(2))
    return {
      ...about,
      kind: 'recoverable',
      name: `recoverable${String(n)}`,
      objects,
      such,
      until,
    };
  const alone = operations.flatMap(({ name, agent }) =>
    agent.kind === 'thread' ? [] : [name],
  );
  const each = dice.once(4) ? dice.some(alone, 0, 2) : [];
  return {
    ...about,
    kind: 'eventually',
    name: `eventually${String(n)}`,
    objects,
    such,
    until,
    fair: dice.some<EventuallyClaim['fair'][number]>(
      ['thread', 'device', 'host'],
      0,
      3,
    ),
    ...(each.length === 0 ? {} : { each }),
  };
}

/** Often two of one sort, for that is where marks go wrong. */
function drawObjects(world: World, most: number): Sight {
  const { dice, universe } = world;
  let objects: Sight = {};
  let instances = 1;
  let last: Sort | null = null;
  for (let n = dice.between(1, most); n > 0; n--) {
    const sort: Sort =
      last !== null && dice.once(2) ? last : dice.pick(rangesOf(world));
    const size = Math.max(1, membersOf(universe, sort).length);
    if (instances * size > MOST_INSTANCES) break;
    instances *= size;
    objects = { ...objects, [fresh(objects, 'o')]: sort };
    last = sort;
  }
  return objects;
}
