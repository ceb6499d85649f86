/** The symmetries a search uses: those of sorts and relations that can be
 * proved of the program. */
import type { Program } from '../compile/program.js';
import type { ObjectName, Sort } from '../language/domain.js';
import type { Universe } from '../language/system.js';
import type { Renaming } from './automorphisms.js';
import { automorphisms, freeSorts, MOST, swaps } from './automorphisms.js';
import { after, subgroup } from './group.js';
import type { LeftAlone, Objection } from './objection.js';
import { Prover } from './proof.js';
import { referencesOf } from './renaming.js';

export interface Symmetry {
  /** Objects whose permutations are undone by sorting; may be empty. */
  readonly columns: readonly ObjectName[];
  /** Renamings of all other objects, the identity first. A group: else the
   * state chosen for those alike would depend on which of them is at hand. */
  readonly renamings: readonly Renaming[];
  /** What sorts and relations allow, and is not used. */
  readonly leftAlone: readonly LeftAlone[];
}

export const NO_SYMMETRY: Symmetry = {
  columns: [],
  renamings: [new Map()],
  leftAlone: [],
};

/** How many renamings a symmetry stands for. */
export function orderOf({ columns, renamings }: Symmetry): number {
  return renamings.length * factorial(columns.length);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** Renamings that make all others of a symmetry. */
export function generatorsOf({ columns, renamings }: Symmetry): readonly Renaming[] {
  return [...swaps(columns), ...renamings.slice(1)];
}

/** Sorts of which a symmetry moves an object. */
export function movedSorts(
  { universe }: Program['system'],
  symmetry: Symmetry,
): readonly Sort[] {
  return sortsOf(universe, [
    ...symmetry.columns,
    ...symmetry.renamings.flatMap((renaming) => [...renaming.keys()]),
  ]);
}

/**
 * All symmetries of a program that can be shown, by `Prover`.
 *
 * One sort is undone by sorting, if none of its permutations matters: the
 * biggest that no relation mentions and to which no local state refers twice.
 * Of the others, and of a sort that could not be sorted, a group of renamings
 * is listed.
 */
export function symmetryOf(program: Program): Symmetry {
  const { universe } = program.system;
  const prover = new Prover(program);
  const sort =
    freeSorts(universe).find(
      (candidate) =>
        refersOnce(program, universe.sorts[candidate] ?? []) &&
        swaps(universe.sorts[candidate] ?? []).every(
          (swap) => prover.objection(swap) === null,
        ),
    ) ?? null;
  const allowed = automorphisms(universe, sort);
  const objections = new Map<Renaming, Objection>();
  const { renamings, refused } = subgroup(allowed.renamings, (renaming) => {
    const objection = prover.objection(renaming);
    if (objection !== null) objections.set(renaming, objection);
    return objection === null;
  });
  const { held } = allowed;
  return {
    columns: sort === null ? [] : (universe.sorts[sort] ?? []),
    renamings,
    leftAlone: [
      ...summary(universe, refused, objections),
      ...(held.length === 0
        ? []
        : [
            {
              sorts: sortsOf(universe, held),
              renaming: [],
              why: { kind: 'many', held } as const,
            },
          ]),
    ],
  };
}

/** None of what a symmetry has, and why. */
export function withoutAny(
  system: Program['system'],
  symmetry: Symmetry,
  why: Objection,
): Symmetry {
  const [renaming = new Map<ObjectName, ObjectName>()] = generatorsOf(symmetry);
  const sorts = movedSorts(system, symmetry);
  return {
    ...NO_SYMMETRY,
    leftAlone: [
      ...symmetry.leftAlone,
      { sorts, renaming: [...renaming], why },
    ],
  };
}

/** A symmetry that has only what can be used with states that refer to these
 * objects, list by list, as well. */
export function alsoReferring(
  symmetry: Symmetry,
  lists: readonly (readonly ObjectName[])[],
): Symmetry {
  const { columns, renamings } = symmetry;
  const twice = lists.some(
    (objects) => objects.filter((one) => columns.includes(one)).length > 1,
  );
  if (!twice) return symmetry;
  return {
    ...symmetry,
    columns: [],
    renamings:
      orderOf(symmetry) > MOST
        ? renamings
        : permutations(columns).flatMap((permutation) =>
            renamings.map((renaming) => after(permutation, renaming)),
          ),
  };
}

/** Every permutation, that which moves nothing first. */
function permutations(objects: readonly ObjectName[]): readonly Renaming[] {
  const orders = (rest: readonly ObjectName[]): readonly ObjectName[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) =>
          orders(rest.filter((other) => other !== first)).map((others) => [
            first,
            ...others,
          ]),
        );
  return orders(objects).map(
    (order) =>
      new Map(
        objects
          .map((object, n) => [object, order[n] ?? object] as const)
          .filter(([from, to]) => from !== to),
      ),
  );
}

/** Whether every local state names at most one of the objects, those its
 * component is about among them. */
function refersOnce(
  program: Program,
  objects: readonly ObjectName[],
): boolean {
  return program.components.every((component) => {
    const own = component.objects.filter((one) => objects.includes(one));
    return component.table.states.every((_, state) => {
      const among = referencesOf(program, component, state).filter(
        ({ object }) => objects.includes(object),
      );
      return among.length + own.length <= 1;
    });
  });
}

function sortsOf(
  { sorts }: Universe,
  objects: readonly ObjectName[],
): readonly Sort[] {
  return Object.entries(sorts)
    .filter(([, own]) => own.some((object) => objects.includes(object)))
    .map(([sort]) => sort);
}

/** One example for each choice of sorts that a renaming would move. */
function summary(
  universe: Universe,
  refused: readonly Renaming[],
  objections: ReadonlyMap<Renaming, Objection>,
): readonly LeftAlone[] {
  const bySorts = new Map<string, LeftAlone>();
  for (const renaming of refused) {
    const why = objections.get(renaming);
    const sorts = sortsOf(universe, [...renaming.keys()]);
    const known = bySorts.has(sorts.join());
    if (why === undefined || known) continue;
    bySorts.set(sorts.join(), { sorts, renaming: [...renaming], why });
  }
  const found = [...bySorts.values()];
  // A renaming of several sorts says nothing new where one of them is refused.
  return found.filter(
    ({ sorts }) =>
      !found.some(
        (other) =>
          other.sorts.length < sorts.length &&
          other.sorts.every((sort) => sorts.includes(sort)),
      ),
  );
}
