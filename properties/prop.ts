/**
 * Properties as vitest tests.
 *
 * Every run draws the same values unless the environment says otherwise:
 * FC_SEED picks other ones, FC_PATH goes straight to one counterexample of
 * that seed, FC_EFFORT=n tries n times as many. A failure prints one line
 * that reproduces it.
 */
import fc from 'fast-check';
import { it } from 'vitest';

/** The day of the mail; any other number would do. */
const DEFAULT_SEED = 20_210_330;

/** What `fc.check` is to be told. */
export interface Draws {
  readonly seed: number;
  /** fast-check's path to one counterexample; undefined to draw all. */
  readonly path: string | undefined;
  /** A factor on the number of runs, >= 1. */
  readonly effort: number;
}

/** @throws if a variable is set to something that is no number */
export function drawsFrom(
  environment: Readonly<Record<string, string | undefined>>,
): Draws {
  const number = (name: string, otherwise: number): number => {
    const text = environment[name];
    if (text === undefined || text === '') return otherwise;
    const value = Number(text);
    if (!Number.isInteger(value))
      throw new Error(
        `${name} is '${text}', which is no whole number. Copy it from the ` +
          `line that a failed property printed, or leave it out.`,
      );
    return value;
  };
  const path = environment['FC_PATH'];
  return {
    seed: number('FC_SEED', DEFAULT_SEED),
    path: path === '' ? undefined : path,
    effort: Math.max(1, number('FC_EFFORT', 1)),
  };
}

/** The command that repeats one counterexample. */
export function reproduction(
  test: { readonly file: string; readonly name: string },
  draws: { readonly seed: number; readonly path: string | null | undefined },
): string {
  const pattern = test.name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const quoted = `'${pattern.replaceAll("'", "'\\''")}'`;
  const path = draws.path == null ? '' : `FC_PATH=${draws.path} `;
  return (
    `FC_SEED=${draws.seed} ${path}` + `npx vitest run ${test.file} -t ${quoted}`
  );
}

/** Longer counterexamples are cut; the line above them repeats the rest. */
const MAX_SHOWN = 4000;

/**
 * A test that draws values and checks each draw.
 *
 * @param runs draws, unless FC_PATH or FC_EFFORT says otherwise
 * @param show how a counterexample reads
 */
export function prop<T>(
  name: string,
  values: fc.Arbitrary<T>,
  runs: number,
  check: (value: T) => void | Promise<void>,
  show: (value: T) => string = fc.stringify,
): void {
  it(name, async ({ task }) => {
    const { seed, path, effort } = drawsFrom(process.env);
    const property = fc.asyncProperty(values, async (value) => {
      await check(value);
    });
    const details = await fc.check(property, {
      seed,
      numRuns: runs * effort,
      ...(path === undefined ? {} : { path }),
    });
    if (!details.failed) return;
    const test = { file: task.file.name, name };
    const [value] = details.counterexample ?? [];
    throw new Error(
      `${reproduction(test, { seed, path: details.counterexamplePath })}\n` +
        `${messageOf(details.errorInstance)}\n` +
        `after ${details.numRuns} draws, shrunk ${details.numShrinks} times: ` +
        (value === undefined ? 'no draw at all' : show(value)).slice(
          0,
          MAX_SHOWN,
        ),
      { cause: details.errorInstance },
    );
  });
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
