/** Symmetry worked out the slow way: every permutation of the objects. */
import type { GlobalState, Program } from '../compile/program.js';
import type { Universe } from '../language/system.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import type { Naive } from './naive.js';

export type Renaming = ReadonlyMap<string, string>;

/** Every way to permute the objects within their sorts that leaves the
 * relations as they are. */
export function renamingsOf(universe: Universe): readonly Renaming[] {
  const all = Object.values(universe.sorts).reduce<readonly Renaming[]>(
    (found, objects) =>
      found.flatMap((one) =>
        permutations(objects).map(
          (order) =>
            new Map([
              ...one,
              ...objects.map((object, n) => [object, order[n] ?? ''] as const),
            ]),
        ),
      ),
    [new Map()],
  );
  return all.filter((renaming) =>
    Object.values(universe.relations).every((relation) =>
      Object.entries(relation).every(
        ([from, to]) =>
          relation[renaming.get(from) ?? from] === (renaming.get(to) ?? to),
      ),
    ),
  );
}

/** Every renaming that a symmetry stands for. */
export const renamingsUnder = ({
  columns,
  renamings,
}: Symmetry): readonly Renaming[] =>
  renamings.flatMap((renaming) =>
    permutations(columns).map(
      (order) =>
        new Map([
          ...renaming,
          ...columns.map((object, n) => [object, order[n] ?? ''] as const),
        ]),
    ),
  );

function permutations(objects: readonly string[]): readonly string[][] {
  if (objects.length === 0) return [[]];
  return objects.flatMap((first) =>
    permutations(objects.filter((object) => object !== first)).map((rest) => [
      first,
      ...rest,
    ]),
  );
}

/** What a state says after a renaming, in a fixed order. */
export function renamedKey(
  program: Program,
  state: GlobalState,
  renaming: Renaming,
): string {
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return renaming.get(value) ?? value;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, rename(inner)]),
    );
  };
  return program.components
    .map(({ table, objects, index }) => {
      const chart = table.kind === 'chart' ? table.chart.name : 'thread';
      const local = table.states[state[index] ?? -1];
      const whose = objects.map(rename).join();
      return `${chart}(${whose}): ${JSON.stringify(rename(local))}`;
    })
    .sort()
    .join('\n');
}

/** How many states there are up to these renamings. */
export function countOrbits(
  program: Program,
  search: Naive,
  renamings: readonly Renaming[],
): number {
  const found = new Set<string>();
  let orbits = 0;
  for (const { state } of search.states.values()) {
    const keys = renamings.map((one) => renamedKey(program, state, one));
    if (!keys.some((key) => found.has(key))) orbits++;
    for (const key of keys) found.add(key);
  }
  return orbits;
}
