/** One design in one scope: searched, judged and recorded. */
import { compile } from '../../checker/compile/compile.js';
import type { Program } from '../../checker/compile/program.js';
import type { System } from '../../checker/language/system.js';
import type { Design } from '../../model/design.js';
import type {
  Alike,
  Exploration,
  ExploreOptions,
  FoundStates,
  Progress,
  Stop,
  Vacuity,
} from '../../checker/search/exploration.js';
import { TOLD_APART } from '../../checker/search/exploration.js';
import { explore } from '../../checker/search/explore.js';
import { CheckpointError } from '../../checker/search/checkpoint.js';
import {
  exploreReduced,
  ReductionError,
} from '../../checker/search/reduced.js';
import { refusedClaims } from '../../checker/reduce/stubborn.js';
import { RoomError } from '../../checker/search/room.js';
import { judge } from '../../checker/verdict/judge.js';
import type {
  ClaimJudgement,
  JudgementCode,
} from '../../checker/verdict/judge.js';
import type { LeftOut } from '../../model/left-out.js';
import { Causes } from '../../traces/causes.js';
import { recordFinding } from '../../traces/record.js';
import { InputError } from '../../traces/input-error.js';
import type { ClaimKind, Expect, Trace } from '../../traces/trace.js';
import type { Catalogue } from '../catalogue.js';
import { designNamed, leftOut, scopeFrom, systemOf } from '../catalogue.js';
import { withOwn } from '../own/design-file.js';
import { asInputError } from '../own/ill-formed.js';
import { isDesignFile, quoted } from '../own/word.js';
import { Cut, cutting } from './cut.js';
import { memoryWord, roomWithin, tooLittle } from './memory.js';
import type { Proof, Searched } from './proof.js';
import { prove } from './proof.js';
import { WALKS, walkAtRandom } from './random.js';

/** Two runs at a time must leave room on a machine with 16 GiB. */
const DEFAULT_BYTES = 2 ** 32;

/** Plain data: it crosses to a worker thread. */
export interface Task {
  /** Its name; or its file, which whoever runs the task reads again. */
  readonly design: string;
  /** As `--scope` takes it, complete. */
  readonly scope: string;
  /** The claims to look at; null for all. */
  readonly claims: readonly string[] | null;
  readonly maxStates: number | null;
  /** Bytes that the whole process may take; null for the default, which is of
   * the search alone. */
  readonly memory: number | null;
  /** Tasks that share it at a time. */
  readonly lanes: number;
  /** Steps from the start beyond which nothing is expanded. */
  readonly maxDepth: number | null;
  readonly symmetry: boolean;
  /** Re-check the search; null: of an own design, where that is cheap. */
  readonly certify: boolean | null;
  /** Partial order reduction. */
  readonly por: boolean;
  /** Ends at the first run that shows the one claim looked at. */
  readonly first: boolean;
  /** Threads of this one search; the result does not depend on it. */
  readonly workers: number;
  /** Where the search is saved, or goes on from. */
  readonly checkpoint: ExploreOptions['checkpoint'] | null;
  /** Milliseconds since the epoch after which the search stops. */
  readonly deadline: number | null;
  /** Random walks with this seed in place of the exhaustive search. */
  readonly seed: number | null;
}

/** How a run looked at its state space. */
export type Mode =
  | { readonly kind: 'exhaustive' }
  /** Partial order reduction: fewer states, runs not always shortest. */
  | { readonly kind: 'reduced' }
  | { readonly kind: 'random'; readonly seed: number; readonly walks: number };

export interface ClaimResult {
  readonly claim: string;
  readonly kind: ClaimKind;
  readonly says: string;
  readonly expect: Expect;
  readonly found: Expect | 'notSeen';
  readonly verdict: ClaimJudgement['verdict'];
  /** Length of the run that shows it, null if none does. */
  readonly steps: number | null;
  readonly shortest: boolean;
  /** How many reachable states offend, where counted. */
  readonly states: number | null;
  readonly trace: Trace | null;
}

export interface RunResult {
  readonly design: string;
  readonly scope: string;
  readonly mode: Mode;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly stopped: Stop | null;
  /** What was going on when it was stopped outside of the search; left out
   * otherwise. */
  readonly doing?: string;
  readonly open: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Renamings taken as one; 1 without symmetry. */
  readonly symmetries: number;
  readonly proof: Proof | null;
  /** Of which sorts objects were renamed, and which were left alone, why. */
  readonly alike: Alike;
  readonly claims: readonly ClaimResult[];
  /** Claims of the design that the scope has no room for. */
  readonly leftOut: readonly LeftOut[];
  readonly vacuous: readonly Vacuity[];
  readonly unseen: readonly Vacuity[];
  readonly code: JudgementCode;
  /** The command that does this run again; a time limit is left out. */
  readonly repro: string;
}

function modeOf({ seed, por }: Task): Mode {
  if (seed !== null) return { kind: 'random', seed, walks: WALKS };
  return { kind: por ? 'reduced' : 'exhaustive' };
}

export interface Hooks {
  readonly interrupted: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** Milliseconds after the time limit, or Ctrl-C, for saying what would have
 * stopped the attacks found by then. */
const EXPLAINING = 1000;

/** @throws Cut if time is up, or Ctrl-C came, before the search began */
export async function runTask(
  catalogue: Catalogue,
  task: Task,
  hooks: Hooks,
): Promise<RunResult> {
  const { deadline } = task;
  const { interrupted } = hooks;
  const prepared = cutting({ deadline, interrupted, grace: 0 });
  let known: Catalogue;
  let design: Design;
  let system: System;
  let program: Program;
  let searched: Searched;
  try {
    known = await withOwn(catalogue, [task.design]);
    design = designNamed(known, task.design);
    system = systemOf(known, design, scopeFrom(task.scope), task.claims);
    program = compiled(system, task);
    searched = await search(program, task, hooks, prepared);
  } finally {
    prepared();
  }
  const { exploration, mode } = searched;
  const missing = leftOut(design, system, task.claims);
  const own = known.own.some((one) => one.design === design);
  const proof = await prove(program, searched, { task, own, hooks });
  const expect = Object.fromEntries(
    system.claims.map(({ name }) => [name, design.expect[name] ?? 'never']),
  );
  const judged = judge(system.claims, exploration, expect);
  const causes = new Causes(program);
  const claims: ClaimResult[] = [];
  const explained = cutting({ deadline, interrupted, grace: EXPLAINING });
  try {
    for (const claim of judged.claims)
      claims.push(
        await resultOf(program, exploration, claim, design.mendedBy, causes),
      );
  } finally {
    explained();
  }
  const { states, transitions, depth, complete, stopped } = exploration;
  const { open, seconds, bytes, symmetries, alike } = exploration;
  return {
    design: design.name,
    scope: system.scope,
    mode,
    states,
    transitions,
    depth,
    complete,
    stopped,
    open,
    seconds,
    bytes,
    symmetries,
    proof,
    alike,
    claims,
    leftOut: missing,
    vacuous: judged.vacuous,
    unseen: mode.kind === 'random' ? [] : judged.unseen,
    code: judged.code,
    repro: reproOf(task),
  };
}

function reproOf(task: Task): string {
  const { design, scope, claims, maxStates, maxDepth, seed, symmetry } = task;
  const { memory, por, first, certify } = task;
  return [
    `npx ioasid check ${quoted(design)} --scope ${quoted(scope)}`,
    ...(claims ?? []).map((claim) => `--claim ${quoted(claim)}`),
    ...(maxStates === null ? [] : [`--max-states ${maxStates}`]),
    ...(maxDepth === null ? [] : [`--depth ${maxDepth}`]),
    ...(memory === null ? [] : [`--memory ${memoryWord(memory)}`]),
    ...(seed === null ? [] : [`--seed ${seed}`]),
    ...(por ? ['--por'] : []),
    ...(first ? ['--first'] : []),
    ...(symmetry ? [] : ['--no-symmetry']),
    ...(certify === null ? [] : [certify ? '--certify' : '--no-certify']),
  ].join(' ');
}

/** @throws InputError for a design of one's own that does not compile in this
 * scope, though it does in its first */
function compiled(system: System, { design, scope }: Task): Program {
  try {
    return compile(system);
  } catch (error) {
    const known = asInputError(error, design);
    if (known instanceof InputError) throw known;
    if (!isDesignFile(design) || error instanceof Cut) throw error;
    throw new InputError({
      what: `${design} does not compile in ${scope}: ${error instanceof Error ? error.message : String(error)}`,
      cause: 'it does in its first scope; something is missing in this one',
      tryThis: `another scope, by --scope`,
    });
  }
}

/** Seconds until the task has to end; null if it has not. */
function secondsLeft({ deadline }: Task): number | null {
  if (deadline === null) return null;
  return Math.max(0, (deadline - Date.now()) / 1000);
}

/** What every search of a task may take. */
export function limitsOf(task: Task): ExploreOptions {
  const { memory } = task;
  const timeoutSeconds = secondsLeft(task);
  return {
    maxBytes: memory === null ? DEFAULT_BYTES : roomWithin(task, memory),
    workers: task.workers,
    ...(timeoutSeconds === null ? {} : { timeoutSeconds }),
  };
}

/** @param begun called once the search looks at the clock itself */
async function search(
  program: Program,
  task: Task,
  hooks: Hooks,
  begun: () => void,
): Promise<Searched> {
  const { maxStates, maxDepth, memory, seed, checkpoint, por, first } = task;
  if (seed !== null) {
    begun();
    const walked = walkAtRandom(program, seed, secondsLeft(task), hooks);
    return { ...(await walked), found: null };
  }
  let found: FoundStates | null = null;
  const options: ExploreOptions = {
    ...limitsOf(task),
    symmetry: task.symmetry,
    ...(first ? { until: task.claims?.[0] ?? '' } : {}),
    ...(maxStates === null ? {} : { maxStates }),
    ...(maxDepth === null ? {} : { maxDepth }),
    ...(checkpoint == null ? {} : { checkpoint }),
    interrupted: hooks.interrupted,
    onProgress: (progress) => {
      begun();
      hooks.onProgress(progress);
    },
    onFound: (states) => {
      found = states;
    },
  };
  try {
    const exploration = await (por ? exploreReduced : explore)(
      program,
      options,
    );
    return { exploration, mode: modeOf(task), found };
  } catch (error) {
    if (error instanceof RoomError)
      throw tooLittle(task, memory ?? DEFAULT_BYTES, error.least);
    if (error instanceof ReductionError) throw notReducible(program, task);
    if (error instanceof CheckpointError)
      throw new InputError({ what: error.what, tryThis: error.advice });
    throw error;
  }
}

/** Which claims keep a run from being reduced, and the run without them. */
function notReducible(program: Program, { design, scope }: Task): InputError {
  const refused = refusedClaims(program);
  const [first] = refused;
  const rest = program.claims
    .map(({ claim }) => claim.name)
    .filter((name) => !refused.some(({ claim }) => claim === name));
  return new InputError({
    what:
      `--por cannot judge '${first?.claim ?? ''}' of ${design}: ` +
      (first?.reason ?? ''),
    cause: 'partial order reduction keeps never and sometimes claims only',
    available: rest,
    tryThis:
      rest.length === 0
        ? 'the same command without --por'
        : `npx ioasid check ${quoted(design)} --scope ${scope} --por ` +
          rest.map((name) => `--claim ${quoted(name)}`).join(' '),
  });
}

async function resultOf(
  program: Program,
  { states, symmetries, complete }: Exploration,
  judged: ClaimJudgement,
  mendedBy: string | undefined,
  causes: Causes,
): Promise<ClaimResult> {
  const { claim, kind, expect, found, verdict, finding } = judged;
  const attack = isAttack(kind);
  const trace = recordFinding(program, finding, {
    expect,
    search: { states, symmetries, complete },
    mendedBy: attack ? (mendedBy ?? null) : null,
  });
  const says =
    program.system.claims.find(({ name }) => name === claim)?.says ?? '';
  return {
    claim,
    kind,
    says,
    expect,
    found,
    verdict,
    steps: finding.path?.steps.length ?? null,
    shortest: finding.shortest,
    states: finding.states,
    trace:
      trace === null || !attack
        ? trace
        : { ...trace, blockedBy: await blocksOf(trace, causes) },
  };
}

/** None if there is no time left to ask. */
async function blocksOf(
  trace: Trace,
  causes: Causes,
): Promise<Trace['blockedBy']> {
  try {
    return await causes.of(trace);
  } catch (error) {
    if (error instanceof Cut) return [];
    throw error;
  }
}

/**
 * A run that was ended before its search, or with it.
 *
 * @throws InputError if the scope cannot be run
 */
export function cutResult(
  catalogue: Catalogue,
  task: Task,
  { stop, doing }: Pick<Cut, 'stop' | 'doing'>,
): RunResult {
  const design = designNamed(catalogue, task.design);
  const scope = scopeFrom(task.scope);
  const system = systemOf(catalogue, design, scope, task.claims);
  return {
    design: design.name,
    scope: system.scope,
    mode: modeOf(task),
    states: 0,
    transitions: 0,
    depth: 0,
    complete: false,
    stopped: stop,
    doing,
    open: 1,
    seconds: 0,
    bytes: 0,
    symmetries: 1,
    proof: null,
    alike: TOLD_APART,
    leftOut: leftOut(design, system, task.claims),
    claims: system.claims.map(({ name, kind, says }) => ({
      claim: name,
      kind,
      says,
      expect: design.expect[name] ?? 'never',
      found: 'notSeen',
      verdict: 'inconclusive',
      steps: null,
      shortest: false,
      states: null,
      trace: null,
    })),
    vacuous: [],
    unseen: [],
    code: 3,
    repro: reproOf(task),
  };
}

/** Whether a run that shows such a claim is damage, not a witness. */
export function isAttack(kind: ClaimKind): boolean {
  switch (kind) {
    case 'never':
    case 'recoverable':
    case 'eventually':
    case 'refusedChangesNothing':
      return true;
    case 'sometimes':
    case 'refusal':
      return false;
  }
}
