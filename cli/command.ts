/** From a command line to an exit code. */
import { TRACE_SUFFIX } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { packageVersion } from '../traces/package-root.js';
import { visible } from '../traces/render/visible.js';
import { unknownName } from './catalogue.js';
import { check } from './check.js';
import { exportDesign } from './export.js';
import { compare } from './compare.js';
import { explainTrace } from './explain.js';
import { HELP } from './help.js';
import { list } from './list.js';
import { withOwn } from './own/design-file.js';
import { asInputError } from './own/ill-formed.js';
import { quoted } from './own/word.js';
import { parseOptions } from './options.js';
import type { Options } from './options.js';
import { Cut, cutting } from './run/cut.js';
import { replayTrace } from './replay.js';
import { review } from './review.js';
import { show } from './show.js';
import { verbs } from './verbs.js';
import type { Verb } from './verbs.js';
import type { ExitCode, World } from './world.js';

/** Never throws; problems go to stderr. */
export async function command(
  argv: readonly string[],
  outside: World,
): Promise<ExitCode> {
  const world = guarded(outside);
  try {
    return await perform(parseOptions(argv), world);
  } catch (thrown) {
    if (thrown instanceof Cut) {
      world.progress.write(`stopped by ${thrown.message}\n`);
      return 3;
    }
    const error = asInputError(thrown);
    if (error instanceof InputError) {
      world.progress.write(`error: ${error.message}\n`);
      return 2;
    }
    const text = error instanceof Error ? error.stack : String(error);
    world.progress.write(
      `internal error, please report (ioasid-checker ${packageVersion}):\n` +
        `${text ?? ''}\nRepro: npx ioasid ${argv.map(quoted).join(' ')}\n`,
    );
    return 70;
  }
}

/** The one door by which text leaves. Names, claims and errors come from files
 * and arguments; none of them moves the cursor of a terminal. */
function guarded(world: World): World {
  const { out, progress } = world;
  return {
    ...world,
    out: (text) => {
      out(visible(text));
    },
    progress: {
      ...progress,
      write: (text) => {
        progress.write(visible(text));
      },
    },
  };
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
  const { deadline } = options;
  const uncut = cutting({
    deadline,
    interrupted: () => world.interrupt.requested,
    grace: 0,
  });
  try {
    const catalogue = await withOwn(
      world.catalogue,
      designsNamed(known, words, options),
      options.code,
    );
    // What checks looks at the clock itself, and still has something to say.
    if (known === 'check') uncut();
    return await run(known, words, options, { ...world, catalogue });
  } finally {
    uncut();
  }
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
