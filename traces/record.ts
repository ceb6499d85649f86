/** From a path that a search found to a trace. */
import type { Finding } from '../checker/search/exploration.js';
import type { CompiledClaim, Program } from '../checker/compile/program.js';
import { modelHash } from './model-hash.js';
import type { NamedState } from './naming.js';
import { changesBetween, nameState, nameStep, stateHash } from './naming.js';
import { runPath } from './run.js';
import type { RunStep } from './run.js';
import { tool } from './tool.js';
import type { Block, Expect, Part, Trace, TraceStep } from './trace.js';
import { TRACE_FORMAT, TRACE_VERSION } from './trace.js';

export interface RecordOptions {
  readonly expect: Expect;
  readonly search: Trace['search'];
  readonly blockedBy?: readonly Block[];
  readonly mendedBy?: string | null;
}

/** The trace of a finding, or null if the finding has no path. */
export function recordFinding(
  program: Program,
  finding: Finding,
  options: RecordOptions,
): Trace | null {
  const { path, shortest, objects } = finding;
  if (path === null) return null;
  const compiled = claimNamed(program, finding.claim);
  const run = runPath(program, path.steps);
  const named = run.steps.map(({ before }) => nameState(program, before));
  const final = nameState(program, run.final);
  const { claim } = compiled;
  const { system } = program;
  return {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    name: traceName(system.name, claim.name),
    question: questionOf(system.name, compiled),
    design: system.name,
    rules: [...system.on].sort(),
    scope: system.scope,
    claim: claim.name,
    claimKind: claim.kind,
    says: claim.says,
    expect: options.expect,
    steps: run.steps.map((step, n) =>
      recordStep(program, step, n + 1, [
        named[n] ?? final,
        named[n + 1] ?? final,
      ]),
    ),
    shortest,
    blame: objects ?? {},
    final,
    search: options.search,
    blockedBy: options.blockedBy ?? [],
    mendedBy: options.mendedBy ?? null,
    modelHash: modelHash(program),
    tool,
  };
}

export function traceName(design: string, claim: string): string {
  return `${design}--${claim}`;
}

/** @throws if the program makes no such claim */
export function claimNamed(program: Program, name: string): CompiledClaim {
  const found = program.claims.find(({ claim }) => claim.name === name);
  if (found === undefined)
    throw new Error(`design '${program.system.name}' makes no claim '${name}'`);
  return found;
}

function questionOf(design: string, { claim }: CompiledClaim): string {
  switch (claim.kind) {
    case 'never':
    case 'recoverable':
    case 'eventually':
    case 'refusedChangesNothing':
      return `How is ${claim.name} broken in ${design}?`;
    case 'sometimes':
    case 'refusal':
      return `How is ${claim.name} reached in ${design}?`;
  }
}

function recordStep(
  program: Program,
  { step, outcome }: RunStep,
  n: number,
  [before, after]: readonly [NamedState, NamedState],
): TraceStep {
  const { actor, operation, section, args } = nameStep(step);
  const refused = outcome.kind === 'refused';
  return {
    n,
    actor,
    operation,
    section,
    part: partOf(step),
    standsFor: standsFor(program, operation, section),
    args,
    result: refused ? outcome.errno : 'ok',
    refusedBy: refused ? [...outcome.rules].sort() : [],
    changed: changesBetween(before, after),
    stateHash: stateHash(program, outcome.next),
  };
}

function partOf(step: RunStep['step']): Part {
  if (step.phase === 'undo') return 'undo';
  if (step.first) return step.last ? 'whole' : 'first';
  return step.last ? 'last' : 'middle';
}

function standsFor(
  program: Program,
  operation: string,
  section: string,
): string {
  const found = program.system.operations
    .find(({ name }) => name === operation)
    ?.sections.find(({ name }) => name === section);
  return found?.standsFor ?? '';
}
