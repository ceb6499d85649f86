/** One design in one scope: searched, judged and recorded. */
import { compile } from '../../checker/compile/compile.js';
import type { Program } from '../../checker/compile/program.js';
import type {
  Alike,
  Exploration,
  ExploreOptions,
  FoundStates,
  Progress,
  Stop,
  Vacuity,
} from '../../checker/search/exploration.js';
import { explore } from '../../checker/search/explore.js';
import { CheckpointError } from '../../checker/search/checkpoint.js';
import {
  exploreReduced,
  ReductionError,
} from '../../checker/search/reduced.js';
import { refusedClaims } from '../../checker/reduce/stubborn.js';
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
import { quoted } from '../own/word.js';
import type { Proof, Searched } from './proof.js';
import { prove } from './proof.js';
import { walkAtRandom } from './random.js';

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
  /** Bytes asked for; null for the default. */
  readonly memory: number | null;
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

export interface Hooks {
  readonly interrupted: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

export async function runTask(
  catalogue: Catalogue,
  task: Task,
  hooks: Hooks,
): Promise<RunResult> {
  const known = await withOwn(catalogue, [task.design]);
  const design = designNamed(known, task.design);
  const scope = scopeFrom(task.scope);
  const system = systemOf(catalogue, design, scope, task.claims);
  const missing = leftOut(design, system, task.claims);
  const program = compile(system);
  const searched = await search(program, task, hooks);
  const { exploration, mode } = searched;
  const own = known.own.some((one) => one.design === design);
  const proof = await prove(program, searched, { task, own, hooks });
  const expect = Object.fromEntries(
    system.claims.map(({ name }) => [name, design.expect[name] ?? 'never']),
  );
  const judged = judge(system.claims, exploration, expect);
  const causes = new Causes(program);
  const claims: ClaimResult[] = [];
  for (const claim of judged.claims)
    claims.push(
      await resultOf(program, exploration, claim, design.mendedBy, causes),
    );
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

/** As `--memory` takes it. */
export function memoryWord(bytes: number): string {
  const units = [
    ['G', 2 ** 30],
    ['M', 2 ** 20],
  ] as const;
  const [unit, size] = units.find(([, n]) => bytes % n === 0) ?? ['K', 2 ** 10];
  return `${bytes / size}${unit}`;
}

/** Seconds until the task has to end; null if it has not. */
function secondsLeft({ deadline }: Task): number | null {
  if (deadline === null) return null;
  return Math.max(0, (deadline - Date.now()) / 1000);
}

/** What every search of a task may take. */
export function limitsOf(task: Task): ExploreOptions {
  const timeoutSeconds = secondsLeft(task);
  return {
    maxBytes: task.memory ?? DEFAULT_BYTES,
    workers: task.workers,
    ...(timeoutSeconds === null ? {} : { timeoutSeconds }),
  };
}

async function search(
  program: Program,
  task: Task,
  hooks: Hooks,
): Promise<Searched> {
  const { maxStates, maxDepth, seed, checkpoint, por, first } = task;
  if (seed !== null) {
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
    ...hooks,
    onFound: (states) => {
      found = states;
    },
  };
  try {
    const exploration = await (por ? exploreReduced : explore)(
      program,
      options,
    );
    return {
      exploration,
      mode: { kind: por ? 'reduced' : 'exhaustive' },
      found,
    };
  } catch (error) {
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
        : { ...trace, blockedBy: await causes.of(trace) },
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
