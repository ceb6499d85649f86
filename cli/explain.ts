/** `ioasid explain`: why a trace breaks its claim, what would stop it, and what
 * another design makes of it. */
import type { Program } from '../checker/compile/program.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import { againstText } from '../traces/explain/against.js';
import type { Against } from '../traces/explain/against.js';
import { explain } from '../traces/explain/explain.js';
import type { Explanation } from '../traces/explain/explain.js';
import { explanationText } from '../traces/explain/text.js';
import { readTrace } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { replay } from '../traces/replay.js';
import type { Trace } from '../traces/trace.js';
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
  // Before anything is searched: its name may be wrong.
  const other = otherProgram(trace, path, options, world);
  const now = await replay(program, trace);
  // An explanation of a run that no longer happens would explain nothing.
  if (now.kind === 'drifts') {
    world.out(driftText(trace, now.drift, path, world));
    return 1;
  }
  const found = await explain(program, trace);
  const against = other === null ? null : await ask(other, trace);
  const text =
    options.format === 'json'
      ? jsonText(trace, found, against)
      : mailText(trace, found, against);
  world.out(text);
  return 0;
}

/** What `--against` names, in the trace's scope. */
function otherProgram(
  trace: Trace,
  path: string,
  options: Options,
  world: World,
): Program | null {
  const { against } = options;
  if (against === null) return null;
  return programFor(trace, path, { ...options, design: against }, world);
}

async function ask(program: Program, trace: Trace): Promise<Against> {
  const { name, rules } = program.system;
  return { design: name, rules, answer: await replayElsewhere(program, trace) };
}

function mailText(
  trace: Trace,
  found: Explanation,
  against: Against | null,
): string {
  const own = explanationText(trace, found);
  return against === null ? own : `${own}\n${againstText(trace, against)}`;
}

/** `against` is there only if it was asked for. */
function jsonText(
  { name }: Trace,
  found: Explanation,
  against: Against | null,
): string {
  const other =
    against === null
      ? {}
      : { against: { design: against.design, answer: against.answer } };
  return `${JSON.stringify({ trace: name, ...found, ...other }, null, 2)}\n`;
}
