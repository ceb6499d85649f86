/**
 * Which sets of rules suffice: a search of the lattice of all subsets that
 * asks about few of them.
 *
 * Sufficient means that no attack gets through. Two families describe the
 * whole lattice if sufficiency is monotone: the minimal sufficient sets and
 * the maximal insufficient ones. Each determines the other: a set suffices
 * if and only if it has a rule outside of every maximal insufficient set, so
 * the minimal sufficient sets are the minimal hitting sets of the
 * complements. The search grows the second family until every hitting set
 * has been seen to suffice.
 *
 * Sets are bit masks over at most 30 rules.
 */

export type Mask = number;

/** `null`: suffices. `open`: a limit was hit before it could be told. */
export interface Oracle<Evidence> {
  readonly insufficient: (set: Mask) => Promise<Evidence | null | 'open'>;
}

export interface Lattice<Evidence> {
  readonly minimalSufficient: readonly Mask[];
  readonly maximalInsufficient: readonly {
    readonly set: Mask;
    readonly evidence: Evidence;
  }[];
  /** Sets that could not be told; the families may lack members if any. */
  readonly open: readonly Mask[];
}

export const MAX_RULES = 30;

export async function searchLattice<Evidence>(
  rules: number,
  oracle: Oracle<Evidence>,
): Promise<Lattice<Evidence>> {
  if (rules > MAX_RULES)
    throw new RangeError(`${rules} rules; masks have room for ${MAX_RULES}`);
  const whole = 2 ** rules - 1;
  const sufficient: Mask[] = [];
  const insufficient: { set: Mask; evidence: Evidence }[] = [];
  const open: Mask[] = [];
  for (;;) {
    const candidate = minimalHittingSets(
      insufficient.map(({ set }) => whole & ~set),
    ).find((set) => !sufficient.includes(set) && !open.includes(set));
    if (candidate === undefined) break;
    const evidence = await oracle.insufficient(candidate);
    if (evidence === null) sufficient.push(candidate);
    else if (evidence === 'open') open.push(candidate);
    else insufficient.push(await grow(candidate, evidence, rules, oracle));
  }
  return {
    minimalSufficient: sufficient.sort(bySize),
    maximalInsufficient: insufficient.sort((a, b) => bySize(b.set, a.set)),
    open,
  };
}

/** Adds rules for as long as an attack gets through. */
async function grow<Evidence>(
  start: Mask,
  evidence: Evidence,
  rules: number,
  { insufficient }: Oracle<Evidence>,
): Promise<{ set: Mask; evidence: Evidence }> {
  let grown = { set: start, evidence };
  for (let rule = 0; rule < rules; rule++) {
    const larger = grown.set | (1 << rule);
    if (larger === grown.set) continue;
    const still = await insufficient(larger);
    if (still !== null && still !== 'open')
      grown = { set: larger, evidence: still };
  }
  return grown;
}

/** Every minimal set that has a member in common with each of the given
 * ones; the empty set if there are none, nothing if one of them is empty. */
export function minimalHittingSets(sets: readonly Mask[]): readonly Mask[] {
  let found: readonly Mask[] = [0];
  for (const set of sets) {
    const hitting = found.filter((known) => (known & set) !== 0);
    const extended = found
      .filter((known) => (known & set) === 0)
      .flatMap((known) => bitsOf(set).map((bit) => known | bit))
      .filter((longer) => !hitting.some((known) => (known & longer) === known));
    found = minimal([...hitting, ...extended]);
  }
  return [...found].sort(bySize);
}

function minimal(sets: readonly Mask[]): readonly Mask[] {
  const distinct = [...new Set(sets)];
  return distinct.filter(
    (set) =>
      !distinct.some((other) => other !== set && (other & set) === other),
  );
}

function bitsOf(set: Mask): readonly Mask[] {
  const bits: Mask[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) bits.push(rest & -rest);
  return bits;
}

export const sizeOf = (set: Mask): number => bitsOf(set).length;

const bySize = (a: Mask, b: Mask): number => sizeOf(a) - sizeOf(b) || a - b;

/** Smaller sets first, of one size in the order of their bits. */
export const inOrder = (sets: readonly Mask[]): readonly Mask[] =>
  [...sets].sort(bySize);
