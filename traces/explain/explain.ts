/** A trace explained: why it breaks the claim, what matters in it, what would
 * have stopped it, and what it leads to. */
import { compile } from '../../checker/compile/compile.js';
import { holdsIn, perform } from '../../checker/compile/interpret.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';
import { replayElsewhere } from '../elsewhere.js';
import { findStep } from '../naming.js';
import { claimNamed } from '../record.js';
import type { Run } from '../run.js';
import { runPath } from '../run.js';
import { objectsShown, shows } from '../shows.js';
import type { Trace } from '../trace.js';
import type { Premise } from './premises.js';
import { premisesOf } from './premises.js';
import { nameArgsOf } from './step-name.js';
import type { Variations } from './variations.js';
import { variationsOf } from './variations.js';

/** Rules that, switched on together, stop the trace. */
export interface Stopper {
  readonly rules: readonly string[];
  /** The step that no longer happens; null if all do, without harm. */
  readonly step: number | null;
  readonly result: string | null;
}

export interface Explanation {
  /** Of which objects the claim is shown, by variable. */
  readonly objects: Trace['blame'];
  readonly premises: readonly Premise[];
  /** Why the final state shows the claim's violation, in one sentence. */
  readonly because: string;
  readonly variations: Variations;
  readonly stoppers: readonly Stopper[];
  /** Rule sets tried to find them. */
  readonly tried: number;
  /** Claims that this trace breaks too, and at which step first. */
  readonly also: readonly { claim: string; step: number }[];
  /** Claims that some next step breaks. */
  readonly next: readonly { claim: string; action: string }[];
  readonly kept: readonly string[];
}

/** Larger sets of rules are not tried. */
const MOST_RULES = 3;

/**
 * @param mostRules larger sets of rules are not tried; most of the time an
 * explanation takes is theirs
 * @throws if the trace does not run on this program
 */
export async function explain(
  program: Program,
  trace: Trace,
  mostRules = MOST_RULES,
): Promise<Explanation> {
  const run = runTrace(program, trace);
  const compiled = claimNamed(program, trace.claim);
  const { claim } = compiled;
  const { because } = await shows(run, compiled);
  // Random walks, and searches up to renaming, may have named none.
  const objects =
    Object.keys(trace.blame).length > 0
      ? trace.blame
      : await objectsShown(run, compiled);
  const { stoppers, tried } = await stoppersOf(program, trace, mostRules);
  return {
    objects,
    premises:
      'such' in claim && namesAll(objects, claim.objects)
        ? premisesOf(run, claim.such, objects)
        : [],
    because,
    variations: await variationsOf(program, trace),
    stoppers,
    tried,
    ...others(run, trace.claim),
  };
}

/** Without its objects a formula says nothing. */
const namesAll = (
  objects: Trace['blame'],
  variables: Readonly<Record<string, string>>,
): boolean => Object.keys(variables).every((name) => name in objects);

/** @throws if a step is not possible in this program */
export function runTrace(program: Program, trace: Trace): Run {
  return runPath(
    program,
    trace.steps.map((recorded) => {
      const step = findStep(program, {
        ...recorded,
        undo: recorded.part === 'undo',
      });
      if (step === null)
        throw new Error(
          `step ${recorded.n} of ${trace.name} is no step of ` +
            `${program.system.name} in this scope`,
        );
      return step.index;
    }),
  );
}

/** Single rules first; only if there is none, pairs, then triples. */
async function stoppersOf(
  program: Program,
  trace: Trace,
  mostRules: number,
): Promise<{ stoppers: readonly Stopper[]; tried: number }> {
  const { system } = program;
  const off = system.rules
    .map(({ id }) => id)
    .filter((id) => !system.on.has(id));
  let tried = 0;
  for (let size = 1; size <= mostRules; size++) {
    const stoppers: Stopper[] = [];
    for (const rules of subsets(off, size)) {
      tried++;
      const variant = compile({
        ...system,
        on: new Set([...system.on, ...rules]),
      });
      const answer = await replayElsewhere(variant, trace);
      if (answer.kind === 'stopped')
        stoppers.push({ rules, step: answer.step, result: answer.result });
      else if (answer.kind === 'harmless')
        stoppers.push({ rules, step: null, result: null });
    }
    if (stoppers.length > 0) return { stoppers, tried };
  }
  return { stoppers: [], tried };
}

function subsets(
  names: readonly string[],
  size: number,
): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return names.flatMap((name, n) =>
    subsets(names.slice(n + 1), size - 1).map((rest) => [name, ...rest]),
  );
}

function others(
  { program, steps, final }: Run,
  own: string,
): Pick<Explanation, 'also' | 'next' | 'kept'> {
  const never = program.claims.filter(({ claim }) => claim.kind === 'never');
  const brokenIn = (state: GlobalState): readonly string[] =>
    never
      .filter(({ instances }) =>
        instances.some(({ such }) => holdsIn(such, state)),
      )
      .map(({ claim }) => claim.name);
  const states = [...steps.map(({ before }) => before), final];
  const names = never.map(({ claim }) => claim.name);
  const also = names.flatMap((claim) => {
    const step = states.findIndex((state) => brokenIn(state).includes(claim));
    return step < 0 || claim === own ? [] : [{ claim, step }];
  });
  const told = new Set([own, ...also.map(({ claim }) => claim)]);
  const next: { claim: string; action: string }[] = [];
  for (const step of program.steps) {
    const outcome = perform(program, final, step);
    if (outcome.kind !== 'done') continue;
    for (const claim of brokenIn(outcome.next))
      if (!told.has(claim)) {
        told.add(claim);
        next.push({ claim, action: nameArgsOf(step) });
      }
  }
  return { also, next, kept: names.filter((name) => !told.has(name)) };
}
