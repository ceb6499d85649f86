/** `ioasid check`: search, judge, report. */
import { worstCode } from '../checker/verdict/judge.js';
import type { Design } from '../model/design.js';
import type { Scope } from '../model/scope.js';
import { InputError } from '../traces/input-error.js';
import { saveTrace } from '../traces/file.js';
import { oneLine } from '../traces/render/visible.js';
import {
  designNamed,
  formatScope,
  leftOut,
  scopeFrom,
  systemOf,
  unknownName,
  wordFor,
} from './catalogue.js';
import { noForm } from './options.js';
import type { Options } from './options.js';
import { jsonText } from './report/json.js';
import { junitText } from './report/junit.js';
import { ktapText } from './report/ktap.js';
import { litmusText } from './report/litmus.js';
import { sarifText } from './report/sarif.js';
import { Screen, byLine } from './report/screen.js';
import type { Report } from './report/screen.js';
import {
  checkpointOf,
  refuseCombinations,
  requireOne,
  tellHowToGoOn,
} from './run/flags.js';
import { ProgressMeter } from './run/progress.js';
import type { RunResult, Task } from './run/task.js';
import { cutResult, isAttack } from './run/task.js';
import type { ExitCode, World } from './world.js';

const DEFAULT_THREADS = 2;

export async function check(
  names: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const { catalogue } = world;
  const designs =
    names.length === 0
      ? catalogue.designs
      : [...new Set(names.map((name) => designNamed(catalogue, name)))];
  refuseCombinations(options);
  // What a process may take is not to be shared unless that is asked for.
  const threads =
    options.threads ?? (options.memory === null ? DEFAULT_THREADS : 1);
  const all = designs.flatMap((design) => tasksOf(design, options, world));
  const lanes = Math.min(threads, all.length);
  const tasks = all.map((task): Task => ({ ...task, lanes }));
  const folder = checkpointOf(options)?.folder ?? null;
  if (folder !== null) requireOne(tasks);
  const meter = new ProgressMeter(
    options.quiet ? { ...world.progress, write: () => {} } : world.progress,
    tasks.length,
  );
  const report = reportFor(options, world, names.length === 0);
  const runs: RunResult[] = [];
  try {
    await world.runner(threads)(tasks, world.interrupt, {
      onProgress: (task, progress) => {
        meter.update(task, progress);
      },
      onCut: (task, cut) => cutResult(catalogue, task, cut),
      onEnd: (task) => {
        meter.end(task);
      },
      onResult: (run) => {
        meter.clear();
        runs.push(run);
        report.run(run);
      },
    });
  } finally {
    meter.clear();
  }
  if (folder !== null) tellHowToGoOn(folder, runs, world);
  const saved = options.save === null ? [] : saveAll(options.save, runs);
  report.end(runs, saved);
  return worstCode(runs.map(({ code }) => code));
}

function tasksOf(
  design: Design,
  options: Options,
  { catalogue, progress }: World,
): readonly Omit<Task, 'lanes'>[] {
  const base = design.scopes[0];
  const scopes =
    options.scope === null ? design.scopes : [scopeFrom(options.scope, base)];
  const { claims, maxStates, memory, symmetry, deadline, seed, por } = options;
  const { certify } = options;
  for (const name of claims ?? [])
    if (!design.claims.some((claim) => claim.name === name))
      throw unknownName(
        `claim of design '${design.name}'`,
        name,
        design.claims.map((claim) => claim.name),
        'ioasid list claims',
      );
  const asked = [
    ...scopes.map((scope) => ({ scope, claims, first: options.first })),
    ...huntsOf(design, options),
  ].map((run) => ({ ...run, system: systemOf(catalogue, design, run.scope) }));
  const hasRoom = ({ claims, system }: (typeof asked)[number]): boolean =>
    system.claims.some(({ name }) => claims?.includes(name) ?? true);
  const wanted = asked.filter(hasRoom);
  if (wanted.length === 0)
    throw new InputError({
      what: `${claims?.join(', ') ?? ''} of ${design.name}: no room for it`,
      cause: 'a claim is judged only in scopes that can show it',
      available: [...design.scopes, ...(design.hunts ?? [])].map((known) =>
        formatScope('scope' in known ? known.scope : known),
      ),
      tryThis: 'a scope with more objects, by --scope',
    });
  for (const { scope, system } of asked.filter((run) => !hasRoom(run)))
    for (const { claim, because } of leftOut(design, system, claims))
      progress.write(
        `${design.name} ${formatScope(scope)}: ${oneLine(claim)} is not ` +
          `asked in this scope (${oneLine(because)})\n`,
      );
  return wanted.map(({ scope, claims, first }) => ({
    design: wordFor(catalogue, design.name),
    scope: formatScope(scope),
    claims,
    first,
    maxStates,
    memory,
    maxDepth: options.depth,
    symmetry,
    certify,
    por,
    workers: options.workers ?? 1,
    checkpoint: checkpointOf(options),
    deadline,
    seed,
  }));
}

/** What a design is known to break only where a whole search would not end;
 * not repeated where the user says what to search. */
function huntsOf(
  { hunts = [] }: Design,
  { scope, claims, seed, por, first }: Options,
): readonly { scope: Scope; claims: readonly string[]; first: true }[] {
  if (scope !== null || seed !== null || por || first) return [];
  return hunts
    .filter(({ claim }) => claims?.includes(claim) ?? true)
    .map(({ scope, claim }) => ({ scope, claims: [claim], first: true }));
}

function reportFor(options: Options, world: World, whole: boolean): Report {
  switch (options.format) {
    case 'text':
    case 'mail':
      return byLine(
        new Screen(world, {
          whole,
          quiet: options.quiet,
          indent: options.format === 'mail',
        }),
      );
    case 'json':
      return atOnce((runs) => {
        world.out(jsonText(runs));
      });
    case 'ktap':
      return byLine(
        atOnce((runs) => {
          world.out(ktapText(runs));
        }),
      );
    case 'junit':
      return atOnce((runs) => {
        world.out(junitText(runs));
      });
    case 'sarif':
      return atOnce((runs) => {
        world.out(sarifText(runs));
      });
    case 'litmus':
      return byLine(
        atOnce((runs) => {
          world.out(litmusText(runs));
        }),
      );
    case 'itf':
    case 'mermaid':
    case 'mermaid-state':
    case 'rst':
    case 'html':
      throw noForm('check', options.format, [
        'text',
        'mail',
        'json',
        'ktap',
        'junit',
        'sarif',
        'litmus',
      ]);
  }
}

function atOnce(end: Report['end']): Report {
  return { run: () => {}, end };
}

/** The shortest attack on every claim of every design, first scope first. */
function saveAll(
  folder: string,
  runs: readonly RunResult[],
): readonly string[] {
  if (folder === '')
    throw new InputError({
      what: '--save names no folder',
      tryThis: '--save=runs',
    });
  const saved = new Map<string, string>();
  for (const { claims } of runs)
    for (const { kind, trace } of claims)
      if (trace !== null && isAttack(kind) && !saved.has(trace.name))
        saved.set(trace.name, saveTrace(folder, trace));
  return [...saved.values()];
}
