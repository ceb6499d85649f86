/** Whether a run shows what a claim is about: its violation, or its witness.
 */
import { holdsIn } from '../checker/compile/interpret.js';
import type { CompiledClaim, Program } from '../checker/compile/program.js';
import { explore } from '../checker/search/explore.js';
import { canonicalKey } from './naming.js';
import type { Run } from './run.js';
import type { ClaimKind, Trace } from './trace.js';

export interface Shown {
  readonly shown: boolean;
  /** One sentence: what was found instead, or at the end. */
  readonly because: string;
}

/**
 * Looks at the end of the run only, except for `recoverable` and `eventually`
 * claims: their violation is in what follows, so what follows is searched.
 */
export async function shows(run: Run, claim: CompiledClaim): Promise<Shown> {
  const found = await showsWithin(run, claim, Infinity);
  if (found === null)
    throw new Error(`too much follows to judge '${claim.claim.name}'`);
  return found;
}

/** As `shows`; null if more than `maxStates` follow, and those seen do not
 * tell. */
export async function showsWithin(
  run: Run,
  claim: CompiledClaim,
  maxStates: number,
): Promise<Shown | null> {
  switch (claim.claim.kind) {
    case 'never':
    case 'sometimes':
      return instanceHolds(run, claim);
    case 'refusal':
      return lastRefusal(run, claim.claim.rule);
    case 'refusedChangesNothing':
      return refusedCallChanged(run);
    case 'recoverable':
      return stuck(run, claim, maxStates);
    case 'eventually':
      return staysAway(run, claim, maxStates);
  }
}

/**
 * The claim as it speaks of these objects only; whole where none are named.
 * Null if it does not speak of such objects.
 */
export function speakingOf(
  claim: CompiledClaim,
  objects: Trace['blame'],
): CompiledClaim | null {
  const names = Object.keys(objects);
  if (names.length === 0) return claim;
  const instances = claim.instances.filter(
    (instance) =>
      Object.keys(instance.objects).length === names.length &&
      names.every((name) => instance.objects[name] === objects[name]),
  );
  return instances.length === 0 ? null : { ...claim, instances };
}

/** The first objects of which a run shows the claim; none if it does not, or
 * if the claim speaks of none. */
export async function objectsShown(
  run: Run,
  claim: CompiledClaim,
): Promise<Trace['blame']> {
  for (const { objects, such } of claim.instances) {
    const alone = speakingOf(claim, objects);
    if (alone === null || !holdsIn(such, run.final)) continue;
    if ((await shows(run, alone)).shown) return objects;
  }
  return {};
}

/** Whether what follows a run has to be searched to say what it shows. */
export function isSearched(kind: ClaimKind): boolean {
  switch (kind) {
    case 'recoverable':
    case 'eventually':
      return true;
    case 'never':
    case 'sometimes':
    case 'refusal':
    case 'refusedChangesNothing':
      return false;
  }
}

function instanceHolds(run: Run, claim: CompiledClaim): Shown {
  const found = claim.instances.some(({ such }) => holdsIn(such, run.final));
  return found
    ? { shown: true, because: 'such objects exist in the final state' }
    : { shown: false, because: 'no such objects in the final state' };
}

function lastRefusal(run: Run, rule: string): Shown {
  const last = run.steps.at(-1)?.outcome;
  const rules = last?.kind === 'refused' ? last.rules : [];
  return rules.includes(rule)
    ? { shown: true, because: `the last step is refused by ${rule}` }
    : { shown: false, because: `the last step is not refused by ${rule}` };
}

/** The last call ended in an errno, ran undisturbed, and left a change. */
function refusedCallChanged(run: Run): Shown {
  const last = run.steps.at(-1);
  const start = run.steps.findLastIndex(({ step }) => step.first);
  const call = start < 0 ? [] : run.steps.slice(start);
  const first = call[0];
  if (last === undefined || first === undefined)
    return { shown: false, because: 'no call was made' };
  if (call.some(({ step }) => step.agent !== first.step.agent))
    return { shown: false, because: 'the last call was interleaved' };
  if (!call.some(({ outcome }) => outcome.kind === 'refused'))
    return { shown: false, because: 'the last call succeeded' };
  const changed =
    canonicalKey(run.program, first.before) !==
    canonicalKey(run.program, run.final);
  return changed
    ? { shown: true, because: 'the refused call left a change behind' }
    : { shown: false, because: 'the refused call changed nothing' };
}

async function stuck(
  run: Run,
  claim: CompiledClaim,
  maxStates: number,
): Promise<Shown | null> {
  for (const { objects, such, until } of claim.instances) {
    if (until === null || !holdsIn(such, run.final)) continue;
    const program = onwards(run, claim, { objects, such: until, until: null });
    const onward = await explore(program, {
      until: claim.claim.name,
      maxStates,
    });
    const reached = onward.findings.some(({ path }) => path !== null);
    if (!reached && !onward.complete) return null;
    if (!reached)
      return {
        shown: true,
        because: `none of the ${onward.states} states reachable from the final one recovers`,
      };
  }
  return { shown: false, because: 'the final state recovers' };
}

async function staysAway(
  run: Run,
  claim: CompiledClaim,
  maxStates: number,
): Promise<Shown | null> {
  const program = { ...run.program, initial: run.final, claims: [claim] };
  const onward = await explore(program, { maxStates });
  // A fair run that stays away from a later state on shows nothing of this one.
  const found = onward.findings.some(({ path }) => path?.steps.length === 0);
  if (!found && !onward.complete) return null;
  return found
    ? {
        shown: true,
        because: 'a fair run from the final state never gets there',
      }
    : {
        shown: false,
        because: 'every fair run from the final state gets there',
      };
}

/** The same program, started where the run ended, asked for one instance. */
function onwards(
  run: Run,
  { claim }: CompiledClaim,
  instance: CompiledClaim['instances'][number],
): Program {
  if (claim.kind !== 'recoverable')
    throw new TypeError(`'${claim.name}' is not a recoverable claim`);
  const { name, says, source, objects, until } = claim;
  const witness: CompiledClaim = {
    claim: { kind: 'sometimes', name, says, source, objects, such: until },
    instances: [instance],
  };
  return { ...run.program, initial: run.final, claims: [witness] };
}
