/** One design in one scope: searched, judged and recorded. */
import { compile } from '../../checker/compile/compile.js';
import type { Program } from '../../checker/compile/program.js';
import type {
  Exploration,
  Progress,
  Stop,
  Vacuity,
} from '../../checker/search/exploration.js';
import { explore } from '../../checker/search/explore.js';
import { judge } from '../../checker/verdict/judge.js';
import type {
  ClaimJudgement,
  JudgementCode,
} from '../../checker/verdict/judge.js';
import { Causes } from '../../traces/causes.js';
import { recordFinding } from '../../traces/record.js';
import type { ClaimKind, Expect, Trace } from '../../traces/trace.js';
import type { Catalogue } from '../catalogue.js';
import { designNamed, scopeFrom, systemOf } from '../catalogue.js';
import { walkAtRandom } from './random.js';

/** Plain data: it crosses to a worker thread. */
export interface Task {
  readonly design: string;
  /** As `--scope` takes it, complete. */
  readonly scope: string;
  /** The claims to look at; null for all. */
  readonly claims: readonly string[] | null;
  readonly maxStates: number | null;
  readonly maxBytes: number;
  readonly symmetry: boolean;
  /** Milliseconds since the epoch after which the search stops. */
  readonly deadline: number | null;
  /** Random walks with this seed in place of the exhaustive search. */
  readonly seed: number | null;
}

/** How a run looked at its state space. */
export type Mode =
  | { readonly kind: 'exhaustive' }
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
  readonly claims: readonly ClaimResult[];
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
  const design = designNamed(catalogue, task.design);
  const scope = scopeFrom(task.scope);
  const system = systemOf(catalogue, design, scope, task.claims);
  const program = compile(system);
  const { exploration, mode } = await search(program, task, hooks);
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
  const { open, seconds, bytes, symmetries } = exploration;
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
    claims,
    vacuous: judged.vacuous,
    unseen: mode.kind === 'random' ? [] : judged.unseen,
    code: judged.code,
    repro: reproOf(task),
  };
}

function reproOf(task: Task): string {
  const { design, scope, claims, maxStates, seed, symmetry } = task;
  return [
    `npx ioasid check ${design} --scope ${scope}`,
    ...(claims ?? []).map((claim) => `--claim ${claim}`),
    ...(maxStates === null ? [] : [`--max-states ${maxStates}`]),
    ...(seed === null ? [] : [`--seed ${seed}`]),
    ...(symmetry ? [] : ['--no-symmetry']),
  ].join(' ');
}

async function search(
  program: Program,
  { maxStates, maxBytes, symmetry, deadline, seed }: Task,
  hooks: Hooks,
): Promise<{ readonly exploration: Exploration; readonly mode: Mode }> {
  const timeoutSeconds =
    deadline === null ? null : Math.max(0, (deadline - Date.now()) / 1000);
  if (seed !== null) return walkAtRandom(program, seed, timeoutSeconds, hooks);
  const exploration = await explore(program, {
    maxBytes,
    symmetry,
    ...(maxStates === null ? {} : { maxStates }),
    ...(timeoutSeconds === null ? {} : { timeoutSeconds }),
    ...hooks,
  });
  return { exploration, mode: { kind: 'exhaustive' } };
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
