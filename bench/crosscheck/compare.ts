/** One design in one scope, judged by us, by SPIN and by rumur. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isExact, stateClaims } from '../../checker/export/index.js';
import type { Exploration, Finding, Program } from '../../checker/index.js';
import { explore } from '../../checker/index.js';
import { replay } from '../../traces/replay.js';
import type { Case } from './cases.js';
import { countWithRumur, findWithRumur } from './rumur.js';
import { countWithSpin, findWithSpin } from './spin.js';
import { toTrace } from './to-trace.js';
import type { Counted, ForeignRun } from './verdict.js';

/** A broken claim or a reached witness, and how long each tool's run is. */
export interface Length {
  readonly claim: string;
  readonly ours: number;
  /** null: it found none. */
  readonly spin: number | null;
  /** undefined: it was not asked. */
  readonly rumur: number | null | undefined;
}

export interface Comparison {
  readonly design: string;
  readonly scope: string;
  readonly ours: Pick<Exploration, 'states' | 'transitions'>;
  readonly spin: Counted;
  readonly rumur: Counted;
  /** Claims that hold and witnesses that are not reached, by all. */
  readonly never: readonly string[];
  /** Witnesses reached, by us and by rumur. */
  readonly reached: readonly string[];
  readonly lengths: readonly Length[];
  /** Where the tools differ; empty if they agree. */
  readonly differences: readonly string[];
}

/**
 * @throws ToolError if a tool fails, and an error if our search is cut short
 */
export async function compare(one: Case): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'ioasid-crosscheck-'));
  try {
    return await compareIn(one, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareIn(one: Case, folder: string): Promise<Comparison> {
  const { design, scope } = one;
  const program = one.program();
  const ours = await explore(program);
  if (!ours.complete)
    throw new Error(
      `${design} at ${scope}: our own search stopped (${String(ours.stopped)}) ` +
        `after ${String(ours.states)} states; choose a smaller scope`,
    );
  const findings = stateClaims(program).map(
    (claim) => [claim, findingOf(ours, claim.name)] as const,
  );
  const never = findings
    .filter(([, { found }]) => found === 'never')
    .map(([{ name }]) => name);
  const spin = await countWithSpin(program, never, folder);
  const rumur = await countWithRumur(program, never, folder);
  const differences = differ(program, ours, spin, rumur);
  const reached = findings
    .filter(([{ kind }, { found }]) => kind === 'sometimes' && found === kind)
    .map(([{ name }]) => name);
  for (const name of reached)
    if ((rumur.witnessed.get(name) ?? 0) === 0)
      differences.push(`${name}: reached by us, not by rumur`);
  const lengths: Length[] = [];
  for (const [{ kind, name }, finding] of findings) {
    if (kind !== 'never' || finding.found !== 'sometimes') continue;
    const first = lengths.length === 0;
    const found = {
      spin: await findWithSpin(program, name, folder),
      // Compiling rumur's checker is slow: one claim a case is enough.
      rumur: first ? await findWithRumur(program, name, folder) : undefined,
    };
    const expected = finding.path?.steps.length ?? 0;
    for (const [tool, run] of Object.entries(found))
      if (run !== undefined)
        differences.push(
          ...(await differRun(program, ours, finding, tool, run)),
        );
    lengths.push({
      claim: name,
      ours: expected,
      spin: lengthOf(found.spin),
      rumur: lengthOf(found.rumur),
    });
  }
  return {
    design,
    scope,
    ours,
    spin,
    rumur,
    never,
    reached,
    lengths,
    differences,
  };
}

function lengthOf<T extends null | undefined>(run: ForeignRun | T): number | T {
  return run == null ? run : run.steps.length;
}

function findingOf(ours: Exploration, claim: string): Finding {
  const found = ours.findings.find((finding) => finding.claim === claim);
  if (found === undefined)
    throw new Error(`our search has no verdict on ${claim}`);
  return found;
}

function differ(
  program: Program,
  ours: Exploration,
  spin: Counted,
  rumur: Counted,
): string[] {
  const differences: string[] = [];
  const demand = (what: string, theirs: number, expected: number): void => {
    if (theirs !== expected)
      differences.push(`${what}: ${String(theirs)}, ours ${String(expected)}`);
  };
  demand("SPIN's states", spin.states, ours.states);
  demand("rumur's states", rumur.states, ours.states);
  demand("rumur's transitions", rumur.transitions, ours.transitions);
  if (isExact(program))
    demand("SPIN's transitions", spin.transitions, ours.transitions);
  demand("SPIN's errors in claims that hold", spin.errors, 0);
  demand("rumur's errors in claims that hold", rumur.errors, 0);
  return differences;
}

/** Demands an equally long run that replays on our charts as a trace. */
async function differRun(
  program: Program,
  ours: Exploration,
  finding: Finding,
  tool: string,
  run: ForeignRun | null,
): Promise<readonly string[]> {
  const { claim, path } = finding;
  const expected = path?.steps.length ?? 0;
  if (run === null) return [`${claim}: broken for us, not for ${tool}`];
  const differences =
    run.steps.length === expected
      ? []
      : [
          `${claim}: ${String(run.steps.length)} steps by ${tool}, ` +
            `${String(expected)} by us`,
        ];
  const trace = toTrace(
    program,
    claim,
    run,
    ours,
    run.steps.length <= expected,
  );
  const again = await replay(program, trace);
  return again.kind === 'agrees'
    ? differences
    : [...differences, `${claim}: ${tool}'s run drifts: ${again.drift.what}`];
}
