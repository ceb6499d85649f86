/** A trace, step by step, on the design that it was recorded for. */
import { perform } from '../checker/compile/interpret.js';
import type { Outcome } from '../checker/compile/interpret.js';
import type {
  CompiledClaim,
  GlobalState,
  Program,
} from '../checker/compile/program.js';
import { modelHash } from './model-hash.js';
import type { Changes, NamedState } from './naming.js';
import { changesBetween, findStep, nameState, stateHash } from './naming.js';
import { claimNamed } from './record.js';
import type { RunStep } from './run.js';
import { shows, speakingOf } from './shows.js';
import { sortedJson } from './sorted-json.js';
import { actionOf } from './step-text.js';
import type { Trace, TraceStep } from './trace.js';

/** The first point where a replay parts from the recording. */
export interface Drift {
  /** 0 for the header; steps.length + 1 for the final state. */
  readonly step: number;
  readonly action: string;
  /** What is compared: `result`, `ioasid(p1).references`, ... */
  readonly what: string;
  readonly recorded: string;
  readonly now: string;
}

export type Replay =
  | {
      readonly kind: 'agrees';
      readonly steps: number;
      /** Why the final state shows the claim's violation, or its witness. */
      readonly because: string;
      /** False if tables, scripts or rules have changed since; the steps
       * agree all the same. */
      readonly sameModel: boolean;
    }
  | { readonly kind: 'drifts'; readonly drift: Drift };

/** @param until replay this many steps only, without the final state */
export async function replay(
  program: Program,
  trace: Trace,
  until = Infinity,
): Promise<Replay> {
  const header = headerDrift(program, trace);
  if (header !== null) return drifts(header);
  const sameModel = modelHash(program) === trace.modelHash;
  let state: GlobalState = program.initial;
  const run: RunStep[] = [];
  for (const step of trace.steps.slice(0, until)) {
    const result = replayStep(program, state, step);
    if ('drift' in result) return drifts(result.drift);
    run.push(result.run);
    state = result.run.outcome.next;
  }
  if (run.length < trace.steps.length)
    return {
      kind: 'agrees',
      steps: run.length,
      because: `stopped after step ${run.length} of ${trace.steps.length}`,
      sameModel,
    };
  const final = finalDrift(trace, nameState(program, state));
  if (final !== null) return drifts(final);
  const claim = claimNamed(program, trace.claim);
  const named = blameText(trace);
  const blamed = speakingOf(claim, trace.blame);
  const atEnd = { step: trace.steps.length + 1, action: 'end' };
  if (blamed === null)
    return drifts({
      ...atEnd,
      what: 'objects',
      recorded: named,
      now: `${trace.claim} speaks of ${objectsText(claim)}`,
    });
  const { shown, because } = await shows(
    { program, steps: run, final: state },
    blamed,
  );
  if (!shown)
    return drifts({
      ...atEnd,
      what: `claim ${trace.claim}`,
      recorded:
        named === '' ? claimWord(trace) : `${claimWord(trace)}: ${named}`,
      now: because,
    });
  return { kind: 'agrees', steps: run.length, because, sameModel };
}

function claimWord({ claimKind }: Trace): string {
  return claimKind === 'sometimes' || claimKind === 'refusal'
    ? 'reached'
    : 'broken';
}

/** `p = p1, v = VM2` */
const blameText = ({ blame }: Trace): string =>
  Object.entries(blame)
    .map(([name, object]) => `${name} = ${object}`)
    .join(', ');

/** `p: ioasid` */
function objectsText({ claim }: CompiledClaim): string {
  const objects = 'objects' in claim ? Object.entries(claim.objects) : [];
  return objects.length === 0
    ? 'no objects'
    : objects.map(([name, sort]) => `${name}: ${sort}`).join(', ');
}

const drifts = (drift: Drift): Replay => ({ kind: 'drifts', drift });

function headerDrift(program: Program, trace: Trace): Drift | null {
  const { system, claims } = program;
  const compare = (
    what: string,
    recorded: string,
    now: string,
  ): Drift | null =>
    recorded === now
      ? null
      : { step: 0, action: 'header', what, recorded, now };
  return (
    compare('design', trace.design, system.name) ??
    compare('scope', trace.scope, system.scope) ??
    compare(
      'rules',
      [...trace.rules].sort().join(' '),
      [...system.on].sort().join(' '),
    ) ??
    (claims.some(({ claim }) => claim.name === trace.claim)
      ? null
      : {
          step: 0,
          action: 'header',
          what: 'claim',
          recorded: trace.claim,
          now: `none of ${claims.map(({ claim }) => claim.name).join(', ')}`,
        })
  );
}

type StepResult = { readonly run: RunStep } | { readonly drift: Drift };

function replayStep(
  program: Program,
  before: GlobalState,
  recorded: TraceStep,
): StepResult {
  const action = actionOf(recorded);
  const drift = (what: string, was: string, now: string): StepResult => ({
    drift: { step: recorded.n, action, what, recorded: was, now },
  });
  const step = findStep(program, {
    ...recorded,
    undo: recorded.part === 'undo',
  });
  if (step === null)
    return drift('step', 'possible', 'no such step in this scope');
  const outcome = perform(program, before, step);
  const result = resultOf(outcome);
  if (outcome.kind === 'elsewhere' || outcome.kind === 'waiting')
    return drift('step', recorded.result, result);
  if (result !== recorded.result)
    return drift('result', recorded.result, result);
  const refusedBy = rulesOf(outcome);
  const recordedBy = [...recorded.refusedBy].sort().join(', ');
  if (refusedBy !== recordedBy)
    return drift('refused by', recordedBy || '-', refusedBy || '-');
  const changed = changesBetween(
    nameState(program, before),
    nameState(program, outcome.next),
  );
  const field = firstDifference(recorded.changed, changed);
  if (field !== null)
    return drift(
      field,
      changeText(recorded.changed[field]),
      changeText(changed[field]),
    );
  const hash = stateHash(program, outcome.next);
  if (hash !== recorded.stateHash)
    return drift('state hash', recorded.stateHash, hash);
  return { run: { step, before, outcome } };
}

/** `ok`, an errno, or why the step cannot be taken. */
function resultOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'done':
      return 'ok';
    case 'refused':
      return outcome.errno;
    case 'waiting':
      return outcome.rule === null ? 'waits' : `waits (rule ${outcome.rule})`;
    case 'elsewhere':
      return 'not enabled: the thread stands elsewhere';
  }
}

function rulesOf(outcome: Outcome): string {
  return outcome.kind === 'refused' ? [...outcome.rules].sort().join(', ') : '';
}

function firstDifference(left: Changes, right: Changes): string | null {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return (
    names
      .sort()
      .find((name) => changeText(left[name]) !== changeText(right[name])) ??
    null
  );
}

function changeText(change: Changes[string] | undefined): string {
  return change === undefined
    ? 'unchanged'
    : `${sortedJson(change[0])} -> ${sortedJson(change[1])}`;
}

function finalDrift(trace: Trace, now: NamedState): Drift | null {
  const recorded = trace.final;
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(now)])];
  for (const name of names.sort()) {
    const was = sortedJson(recorded[name] ?? null);
    const is = sortedJson(now[name] ?? null);
    if (was !== is)
      return {
        step: trace.steps.length + 1,
        action: 'final state',
        what: name,
        recorded: was,
        now: is,
      };
  }
  return null;
}
