/** What the engine finds wrong with a design, as an error of its file. */
import { IllFormed, TooLarge } from '../../checker/wellformed/problem.js';
import type { Problem } from '../../checker/wellformed/problem.js';
import { InputError } from '../../traces/input-error.js';
import { HELP_PAGE } from './parts.js';

/** Problems told one by one; what is said of several places is told once. */
const MOST_TOLD = 12;

/**
 * @param who the file, or the design's name
 * @returns the error itself, unless it tells that a design is ill-formed or
 * too large for the engine
 */
export function asInputError(error: unknown, who?: string): unknown {
  if (error instanceof IllFormed)
    return illFormed(error.problems, who ?? `design ${error.design}`);
  if (error instanceof TooLarge)
    return new InputError({
      what: `${who === undefined ? '' : `${who}: `}${error.message}`,
      cause: 'a design or a scope beyond what the engine is made for',
      tryThis: 'a smaller scope, or fewer claims with --claim',
    });
  return error;
}

/** @param problems one or more */
export function illFormed(
  problems: readonly Problem[],
  who: string,
): InputError {
  const told = grouped(problems);
  const [first, ...others] = told
    .slice(0, MOST_TOLD)
    .map(({ where, what, available, tryThis }) => ({
      what,
      where,
      ...(available === undefined ? {} : { available }),
      tryThis,
    }));
  const rest = told.length - MOST_TOLD;
  return new InputError({
    tryThis: HELP_PAGE,
    ...first,
    what: `${who} does not compile: ${first?.what ?? ''}`,
    also: [
      ...others,
      ...(rest > 0
        ? [
            {
              what: `and ${rest} more`,
              tryThis: 'mend these first: one slip often shows in many places',
            },
          ]
        : []),
    ],
  });
}

/** The same said of several places is one problem. */
function grouped(problems: readonly Problem[]): readonly Problem[] {
  const places = new Map<string, Problem[]>();
  for (const problem of problems) {
    const same = places.get(problem.what) ?? [];
    if (!same.some(({ where }) => where === problem.where)) same.push(problem);
    places.set(problem.what, same);
  }
  return [...places.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          others.length === 0
            ? first
            : {
                ...first,
                where: `${first.where} (and ${others.length} more places)`,
              },
        ],
  );
}
