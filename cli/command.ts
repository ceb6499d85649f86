/** From a command line to an exit code. */
import { TRACE_SUFFIX } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { packageVersion } from '../traces/package-root.js';
import { unknownName } from './catalogue.js';
import { check } from './check.js';
import { exportDesign } from './export.js';
import { compare } from './compare.js';
import { explainTrace } from './explain.js';
import { HELP } from './help.js';
import { list } from './list.js';
import { withOwn } from './own/design-file.js';
import { asInputError } from './own/ill-formed.js';
import { parseOptions } from './options.js';
import type { Options } from './options.js';
import { replayTrace } from './replay.js';
import { review } from './review.js';
import { show } from './show.js';
import type { ExitCode, World } from './world.js';

const verbs = [
  'check',
  'replay',
  'explain',
  'compare',
  'review',
  'export',
  'list',
  'show',
] as const;
type Verb = (typeof verbs)[number];

/** Never throws; problems go to stderr. */
export async function command(
  argv: readonly string[],
  world: World,
): Promise<ExitCode> {
  try {
    return await perform(parseOptions(argv), world);
  } catch (thrown) {
    const error = asInputError(thrown);
    if (error instanceof InputError) {
      world.progress.write(`error: ${error.message}\n`);
      return 2;
    }
    const text = error instanceof Error ? error.stack : String(error);
    world.progress.write(
      `internal error, please report (ioasid-checker ${packageVersion}):\n` +
        `${text ?? ''}\nRepro: npx ioasid ${argv.join(' ')}\n`,
    );
    return 70;
  }
}

async function perform(options: Options, world: World): Promise<ExitCode> {
  if (options.version) {
    world.out(`${packageVersion}\n`);
    return 0;
  }
  const [verb, ...words] = options.words;
  if (options.help || verb === undefined) {
    world.out(HELP);
    return options.help ? 0 : 2;
  }
  const known = verbs.find((known) => known === verb);
  if (known === undefined)
    throw unknownName('command', verb, verbs, 'ioasid --help');
  const catalogue = await withOwn(
    world.catalogue,
    designsNamed(known, words, options),
  );
  return run(known, words, options, { ...world, catalogue });
}

/** The words that stand for designs, by name or by file. */
function designsNamed(
  verb: Verb,
  words: readonly string[],
  { design, against }: Options,
): readonly string[] {
  switch (verb) {
    case 'check':
    case 'compare':
    case 'review':
    case 'export':
      return words;
    case 'show':
      return [
        ...words.filter((word) => !word.endsWith(TRACE_SUFFIX)),
        ...named(design),
      ];
    case 'replay':
      return named(design);
    case 'explain':
      return named(design, against);
    case 'list':
      return [];
  }
}

function named(...words: readonly (string | null)[]): readonly string[] {
  return words.flatMap((word) => (word === null ? [] : [word]));
}

function run(
  verb: Verb,
  words: readonly string[],
  options: Options,
  world: World,
): ExitCode | Promise<ExitCode> {
  switch (verb) {
    case 'check':
      return check(words, options, world);
    case 'replay':
      return replayTrace(words, options, world);
    case 'explain':
      return explainTrace(words, options, world);
    case 'compare':
      return compare(words, options, world);
    case 'review':
      return review(words, options, world);
    case 'export':
      return exportDesign(words, options, world);
    case 'list':
      return list(words, world);
    case 'show':
      return show(words, options, world);
  }
}
