/** `ioasid explain`: why a trace breaks its claim, and what would stop it. */
import { explain } from '../traces/explain/explain.js';
import { explanationText } from '../traces/explain/text.js';
import { readTrace } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { replay } from '../traces/replay.js';
import { noForm } from './options.js';
import type { Format, Options } from './options.js';
import { driftText, programFor } from './replay.js';
import type { ExitCode, World } from './world.js';

const formats: readonly Format[] = ['text', 'mail', 'json'];

export async function explainTrace(
  words: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0)
    throw new InputError({
      what: `explain takes one trace file, not ${words.length}`,
      tryThis: 'ioasid list traces',
    });
  if (!formats.includes(options.format))
    throw noForm('explain', options.format, formats);
  const trace = readTrace(path);
  const program = programFor(trace, path, options, world);
  const now = await replay(program, trace);
  // An explanation of a run that no longer happens would explain nothing.
  if (now.kind === 'drifts') {
    world.out(driftText(trace, now.drift, path, world));
    return 1;
  }
  const found = await explain(program, trace);
  world.out(
    options.format === 'json'
      ? `${JSON.stringify({ trace: trace.name, ...found }, null, 2)}\n`
      : explanationText(trace, found),
  );
  return 0;
}
