/** Compiled designs, and random runs through them. */
import fc from 'fast-check';
import type {
  GlobalState,
  GroundStep,
  Outcome,
  Program,
} from '../checker/index.js';
import { compile, perform } from '../checker/index.js';
import type { Design } from '../model/design.js';
import { parseScope } from '../model/scope.js';
import type { Scope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';

/** The design in its own first review scope, or in the one given. */
export function programOf(
  design: Design,
  scope: Scope | string | undefined = design.scopes[0],
): Program {
  if (scope === undefined)
    throw new Error(`design '${design.name}' has no review scope`);
  return compile(
    buildSystem(design, typeof scope === 'string' ? parseScope(scope) : scope),
  );
}

/** Numbers that a run turns into steps; see `runOf`. */
export const draws = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.noBias(fc.array(fc.nat(), { minLength: length, maxLength: length }));

/** One step of a random run, and what it did. */
export interface Attempt {
  readonly before: GlobalState;
  readonly step: GroundStep;
  readonly outcome: Outcome;
  readonly after: GlobalState;
}

/**
 * A run of attempts, refused ones included. Every other number picks among
 * all steps whose thread stands where they start, the rest among those that
 * lead somewhere, so that runs get far.
 */
export function runOf(
  program: Program,
  numbers: readonly number[],
): readonly Attempt[] {
  const attempts: Attempt[] = [];
  let before = program.initial;
  for (const [n, number] of numbers.entries()) {
    const there = program.steps.filter(
      ({ thread, at }) => thread < 0 || before[thread] === at,
    );
    const far =
      n % 2 === 0
        ? there.filter((step) => leads(step, perform(program, before, step)))
        : [];
    const among = far.length > 0 ? far : there;
    const step = among[number % among.length];
    if (step === undefined) break;
    const outcome = perform(program, before, step);
    const after =
      outcome.kind === 'done' || outcome.kind === 'refused'
        ? outcome.next
        : before;
    attempts.push({ before, step, outcome, after });
    before = after;
  }
  return attempts;
}

/** Whether a step with this outcome is a transition of the program. */
export const leads = (step: GroundStep, { kind }: Outcome): boolean =>
  kind === 'done' || (kind === 'refused' && !step.first);

/** A state's local states, by component name. */
export const named = (
  program: Program,
  state: GlobalState,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    program.components.map(({ name, table, index }) => [
      name,
      table.states[state[index] ?? -1],
    ]),
  );

export const labelOf = ({
  agent,
  operation,
  args,
  section,
  phase,
}: GroundStep): string =>
  `${agent} ${phase} ${operation}(${Object.values(args).join()}) ${section}`;
