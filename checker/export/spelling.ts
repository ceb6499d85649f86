/** Sets of local states and functions of one, spelt out as expressions. */
import type { Constant, Variable } from './names.js';

/** How one language writes what all of them can say. */
export interface Notation {
  readonly true: string;
  readonly false: string;
  readonly and: string;
  readonly or: string;
  readonly equals: string;
  readonly differs: string;
  readonly atMost: string;
  readonly not: (condition: string) => string;
  /** A number that depends on a condition. */
  readonly either: (condition: string, then: string, other: string) => string;
  /** The variable's value before the step. */
  readonly read: (variable: Variable) => string;
}

export interface Spelt {
  readonly text: string;
  /** How many comparisons it takes. */
  readonly comparisons: number;
}

export function joined(operator: string, parts: readonly string[]): string {
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only
    : `(${parts.join(` ${operator} `)})`;
}

/** That `now`, which is one of `all`, is one of `inside`. */
export function among(
  notation: Notation,
  now: string,
  all: readonly Constant[],
  inside: readonly Constant[],
): Spelt {
  if (inside.length === 0) return { text: notation.false, comparisons: 0 };
  if (inside.length === all.length)
    return { text: notation.true, comparisons: 0 };
  const outside = all.filter((constant) => !inside.includes(constant));
  const direct = alternatives(notation, now, inside);
  const opposite = alternatives(notation, now, outside);
  const comparisons = Math.min(direct.length, opposite.length);
  if (opposite.length >= direct.length)
    return { text: joined(notation.or, direct), comparisons };
  const [only] = outside;
  if (outside.length === 1 && only !== undefined)
    return { text: `(${now} ${notation.differs} ${only.name})`, comparisons };
  const text = notation.not(joined(notation.or, opposite));
  return { text, comparisons };
}

/** Comparisons of which one holds iff `now` is one of `wanted`. */
function alternatives(
  { and, atMost, equals }: Notation,
  now: string,
  wanted: readonly Constant[],
): readonly string[] {
  const sorted = [...wanted].sort((a, b) => a.value - b.value);
  return runsOf(sorted).flatMap((run) => {
    const low = run[0];
    const high = run.at(-1);
    return run.length < 3 || low === undefined || high === undefined
      ? run.map((one) => `(${now} ${equals} ${one.name})`)
      : [`(${low.name} ${atMost} ${now} ${and} ${now} ${atMost} ${high.name})`];
  });
}

/** Cuts sorted constants into runs of consecutive numbers. */
function runsOf(sorted: readonly Constant[]): readonly Constant[][] {
  const runs: Constant[][] = [];
  for (const constant of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1)?.value === constant.value - 1) run.push(constant);
    else runs.push([constant]);
  }
  return runs;
}

/**
 * A result by local state, the commonest last.
 *
 * @param resultOf null where it does not matter
 * @param test that `now` is one of some local states
 * @param unknown what to write where it matters nowhere
 */
export function byCase(
  notation: Notation,
  all: readonly Constant[],
  resultOf: (constant: Constant, n: number) => string | null,
  test: (members: readonly Constant[]) => string,
  unknown: string,
): string {
  const groups = new Map<string, Constant[]>();
  all.forEach((constant, n) => {
    const result = resultOf(constant, n);
    if (result === null) return;
    groups.set(result, [...(groups.get(result) ?? []), constant]);
  });
  const sorted = [...groups].sort(([, a], [, b]) => a.length - b.length);
  const commonest = sorted.pop();
  if (commonest === undefined) return unknown;
  return sorted.reduceRight(
    (other, [result, members]) => notation.either(test(members), result, other),
    commonest[0],
  );
}
