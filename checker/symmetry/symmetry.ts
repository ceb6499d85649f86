/** The symmetries a search uses, derived from sorts and relations. */
import type { Program } from '../compile/program.js';
import type { ObjectName } from '../language/domain.js';
import type { Renaming } from './automorphisms.js';
import { automorphisms, freeSort, swaps } from './automorphisms.js';
import { referencesOf, respects } from './renaming.js';

export interface Symmetry {
  /** Objects whose permutations are undone by sorting; may be empty. */
  readonly columns: readonly ObjectName[];
  /** Renamings of all other objects, the identity first. */
  readonly renamings: readonly Renaming[];
}

/** How many renamings a symmetry stands for. */
export function orderOf(symmetry: Symmetry): number {
  let order = symmetry.renamings.length;
  for (let n = 2; n <= symmetry.columns.length; n++) order *= n;
  return order;
}

/**
 * All symmetries of a program, each checked against its tables and steps.
 *
 * Sorting needs local states, and liveness claims, that refer to at most one
 * of the sorted objects; where one refers to two, only the other symmetries
 * are used.
 */
export function symmetryOf(program: Program): Symmetry {
  const { universe } = program.system;
  const sort = freeSort(universe);
  const objects = sort === null ? [] : (universe.sorts[sort] ?? []);
  const singled = singledOut(program);
  const sortable =
    !objects.some((object) => singled.has(object)) &&
    swaps(objects).every((swap) => respects(program, swap)) &&
    program.components.every((component) =>
      component.table.states.every((_, state) => {
        const among = referencesOf(program, component, state).filter(
          ({ object }) => objects.includes(object),
        );
        const own = component.objects.filter((object) =>
          objects.includes(object),
        );
        return among.length + own.length <= 1;
      }),
    ) &&
    program.claims.every(
      ({ claim }) =>
        claim.kind !== 'recoverable' ||
        Object.values(claim.objects).filter((over) => over === sort).length <=
          1,
    );
  return {
    columns: sortable ? objects : [],
    renamings: automorphisms(universe, sort).filter(
      (renaming) =>
        ![...renaming.keys()].some((object) => singled.has(object)) &&
        respects(program, renaming),
    ),
  };
}

/** Objects that a claim or a script names outright; what is said of one need
 * not hold of those it is interchangeable with. */
function singledOut({ system }: Program): ReadonlySet<string> {
  const named = new Set<string>();
  JSON.stringify([system.claims, system.operations], (key, value: unknown) => {
    if (key === 'literal' && typeof value === 'string') named.add(value);
    return value;
  });
  return named;
}

export const NO_SYMMETRY: Symmetry = { columns: [], renamings: [new Map()] };
