/** A small mistake put into the engine. */
export interface Mutant {
  /** Path of the source file, from the repository's root. */
  readonly file: string;
  /** Text that stands there exactly once, and what to put in its place. */
  readonly text: string;
  readonly put: string;
  /** What it breaks, in words. */
  readonly breaks: string;
}

/** A mutant that does not fit the source any more. */
export class MutantError extends Error {
  override readonly name = 'MutantError';
}

/**
 * The source with the mistake in it.
 *
 * @throws {MutantError} if the text is not there exactly once
 */
export function mutate(source: string, { file, text, put }: Mutant): string {
  const count = source.split(text).length - 1;
  if (count !== 1)
    throw new MutantError(
      `${file} has '${text}' ${String(count)} times, not once: the source has ` +
        `changed since. Correct the mutant in tools/mutants/.`,
    );
  return source.replace(text, () => put);
}
