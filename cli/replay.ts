/** `ioasid replay`: a saved trace, on its own design or on another. */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import type { Design } from '../model/design.js';
import { traceHtml } from '../review/html/single.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import type { Elsewhere } from '../traces/elsewhere.js';
import { readTrace } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { renderAs, traceFormats } from '../traces/render/formats.js';
import { renderText } from '../traces/render/text.js';
import { oneLine, withTexts } from '../traces/render/visible.js';
import { replay } from '../traces/replay.js';
import type { Drift, Replay } from '../traces/replay.js';
import type { Trace } from '../traces/trace.js';
import { TraceWalk } from '../traces/walk.js';
import { designNamed, scopeFrom, systemOf, wordFor } from './catalogue.js';
import { noForm } from './options.js';
import type { Format, Options } from './options.js';
import { quoted } from './own/word.js';
import type { ExitCode, World } from './world.js';

const answerFormats: readonly Format[] = ['text', 'mail', 'json'];

const replayFormats: readonly Format[] = [
  ...answerFormats,
  'html',
  ...traceFormats,
];

export async function replayTrace(
  words: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0)
    throw new InputError({
      what: `replay takes one trace file, not ${words.length}`,
      tryThis: 'ioasid list traces',
    });
  if (!replayFormats.includes(options.format))
    throw noForm('replay', options.format, replayFormats);
  const trace = readTrace(path);
  const { name } = designFor(trace, path, options, world);
  if (name === trace.design) return onItsOwn(path, trace, options, world);
  // The drawn forms are of the trace as it was recorded, not of an answer.
  if (!answerFormats.includes(options.format))
    throw noForm('replay --design', options.format, answerFormats);
  return onAnother(path, trace, options, world);
}

/**
 * The design that `--design` names, else the one the trace was recorded of.
 *
 * @throws InputError if there is none: a trace records the design's name, not
 * the file of a design of one's own
 */
function designFor(
  trace: Trace,
  path: string,
  { design }: Options,
  { catalogue }: World,
): Design {
  if (design !== null) return designNamed(catalogue, design);
  try {
    return designNamed(catalogue, trace.design);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError({
      ...error.problem,
      cause: 'the trace is of a design of your own, which lies in a file',
      tryThis: replayWithFile(path, trace),
    });
  }
}

/** @throws InputError if the design is not known, or cannot be run in the
 * trace's scope */
export function programFor(
  trace: Trace,
  path: string,
  options: Options,
  world: World,
): Program {
  const design = designFor(trace, path, options, world);
  return compile(systemOf(world.catalogue, design, scopeFrom(trace.scope)));
}

/** @param own the file of the trace's design, if that is one's own */
export function replayCommand(path: string, own: string | null = null): string {
  const design = own === null ? '' : ` --design ${quoted(own)}`;
  return `npx ioasid replay ${quoted(path)}${design}`;
}

/** For a trace of a design of one's own whose file is not known. */
export function replayWithFile(path: string, { design }: Trace): string {
  return `${replayCommand(path)} --design <file of ${oneLine(design)}>`;
}

/** The file of the trace's own design, null for one of the catalogue. */
export function ownFile(trace: Trace, { catalogue }: World): string | null {
  const word = wordFor(catalogue, trace.design);
  return word === trace.design ? null : word;
}

async function onItsOwn(
  path: string,
  trace: Trace,
  options: Options,
  world: World,
): Promise<ExitCode> {
  const program = programFor(trace, path, options, world);
  const again = replayCommand(path, ownFile(trace, world));
  const result = await replay(program, trace, options.until ?? Infinity);
  const format = traceFormats.find((known) => known === options.format);
  if (options.step && result.kind === 'agrees')
    return walkTrace(new TraceWalk(program, trace), world);
  if (options.format === 'json')
    world.out(`${JSON.stringify({ trace: trace.name, result }, null, 2)}\n`);
  else if (result.kind === 'agrees' && options.format === 'html')
    world.out(
      await traceHtml(
        { trace, program, repro: again },
        agreement(trace, result),
      ),
    );
  else if (result.kind === 'agrees' && format !== undefined)
    world.out(renderAs(format, trace, again));
  else if (result.kind === 'agrees') {
    world.out(renderText(trace, again));
    world.out(`\n  ${agreement(trace, result)}\n`);
  } else world.out(driftText(trace, result.drift, path, world));
  return result.kind === 'agrees' ? 0 : 1;
}

/** One line of input, one answer, until quit or the end of the input. */
async function walkTrace(walk: TraceWalk, world: World): Promise<ExitCode> {
  world.out(walk.here());
  for await (const line of world.input?.() ?? []) {
    const answer = walk.tell(line);
    if (answer === null) break;
    world.out(answer);
  }
  return 0;
}

function agreement(
  trace: Trace,
  { steps, because, sameModel }: Extract<Replay, { kind: 'agrees' }>,
): string {
  const model = sameModel
    ? ''
    : '\n  The model has changed since the recording; every step agrees.';
  return `replayed ${steps} of ${trace.steps.length} steps: every one agrees; ${because}.${model}`;
}

export function driftText(
  recorded: Trace,
  drifted: Drift,
  path: string,
  world: World,
): string {
  const own = ownFile(recorded, world);
  const trace = withTexts(recorded, oneLine);
  const drift = withTexts(drifted, oneLine);
  const place =
    drift.step === 0
      ? 'before the first step'
      : drift.step > trace.steps.length
        ? `after the last step (${drift.action})`
        : `at step ${drift.step}: ${drift.action}`;
  return [
    `replay of ${trace.name} drifts ${place}`,
    `  ${drift.what}`,
    `    recorded  ${drift.recorded}`,
    `    now       ${drift.now}`,
    `  usual cause  the model or the design has changed, or the file was edited`,
    `  try          npx ioasid check ${quoted(own ?? recorded.design)} --claim ${quoted(recorded.claim)} --save`,
    `Repro: ${replayCommand(path, own)}`,
    '',
  ].join('\n');
}

async function onAnother(
  path: string,
  trace: Trace,
  options: Options,
  world: World,
): Promise<ExitCode> {
  const program = programFor(trace, path, options, world);
  const design = program.system.name;
  const answer = await replayElsewhere(program, trace);
  world.out(
    options.format === 'json'
      ? `${JSON.stringify({ trace: trace.name, design, answer }, null, 2)}\n`
      : elsewhereText(...withTexts([trace, design, answer] as const, oneLine)),
  );
  return 0;
}

function elsewhereText(
  trace: Trace,
  design: string,
  answer: Elsewhere,
): string {
  const head = `${trace.name}, asked of design ${design}:`;
  return `${[head, ...answerLines(trace, answer)].join('\n  ')}\n`;
}

function answerLines(trace: Trace, answer: Elsewhere): readonly string[] {
  const by = (rules: readonly string[]): string =>
    rules.length === 0 ? 'no rule; the state allows it not' : rules.join(', ');
  switch (answer.kind) {
    case 'stopped':
      return [
        `stopped at step ${answer.step} of ${trace.steps.length}: ${answer.action}`,
        `result  ${answer.result ?? 'the thread stands elsewhere'}`,
        `rule    ${by(answer.rules)}`,
        ...(answer.message === null ? [] : [`message ${answer.message}`]),
      ];
    case 'harmless':
      return [
        `all ${answer.steps} steps happen, but ${trace.claim} is not shown: ${answer.because}`,
        answer.rules.length === 0
          ? 'rule    none took effect'
          : `rule    ${answer.rules.join(', ')} (from step ${answer.since} on)`,
      ];
    case 'shown':
      return [
        `all ${answer.steps} steps happen, and ${trace.claim} is shown here too`,
      ];
    case 'foreign':
      return [`cannot be asked: ${answer.because}`];
  }
}
