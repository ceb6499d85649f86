/** What matters in a trace, and what does not: tried out exhaustively. */
import { perform } from '../../checker/compile/interpret.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';
import type { Sort } from '../../checker/language/domain.js';
import { objectsOf } from '../../checker/language/system.js';
import { findStep } from '../naming.js';
import { claimNamed } from '../record.js';
import type { RunStep } from '../run.js';
import { shows } from '../shows.js';
import { callOf } from '../step-text.js';
import type { Trace, TraceStep } from '../trace.js';

/** All steps of one call, or one hardware step. */
export interface Call {
  /** Numbers of its steps. */
  readonly steps: readonly number[];
  readonly text: string;
}

export interface Weight {
  readonly call: Call;
  /**
   * `essential`: without it every other step still happens, but nothing is
   * shown. `enabling`: without it a later step cannot happen. `idle`: the
   * rest shows the same.
   */
  readonly weight: 'essential' | 'enabling' | 'idle';
  /** For `enabling`: the first step that cannot happen. */
  readonly blocks: number | null;
}

/** An argument of one call that may be replaced. */
export interface FreeArgument {
  readonly call: Call;
  readonly param: string;
  readonly value: string;
  /** Other values with which the same is shown. */
  readonly also: readonly string[];
  /** How many values the argument has in this scope. */
  readonly of: number;
}

/** Objects that may be exchanged throughout. */
export interface Swap {
  readonly one: string;
  readonly other: string;
}

export interface Variations {
  readonly weights: readonly Weight[];
  readonly free: readonly FreeArgument[];
  readonly swaps: readonly Swap[];
  /** Runs tried. */
  readonly tried: number;
}

export async function variationsOf(
  program: Program,
  trace: Trace,
): Promise<Variations> {
  const calls = callsOf(trace.steps);
  let tried = 0;
  const attempt = async (steps: readonly TraceStep[]): Promise<Attempt> => {
    tried++;
    return run(program, trace.claim, steps);
  };
  const weights: Weight[] = [];
  for (const call of calls) {
    const answer = await attempt(
      trace.steps.filter(({ n }) => !call.steps.includes(n)),
    );
    weights.push(weigh(call, answer));
  }
  const free: FreeArgument[] = [];
  for (const call of calls)
    for (const [param, value] of Object.entries(argsOf(trace, call))) {
      const values = rangeOf(program, operationOf(trace, call), param);
      const also: string[] = [];
      for (const other of values) {
        if (other === value) continue;
        const { shown } = await attempt(
          trace.steps.map((step) =>
            call.steps.includes(step.n)
              ? { ...step, args: { ...step.args, [param]: other } }
              : step,
          ),
        );
        if (shown) also.push(other);
      }
      if (also.length > 0)
        free.push({ call, param, value, also, of: values.length });
    }
  const swaps: Swap[] = [];
  for (const [one, other] of pairsOf(program)) {
    const renaming = exchange(program, one, other);
    if (renaming === null || !mentions(trace, [...renaming.keys()])) continue;
    const { shown } = await attempt(
      trace.steps.map((step) => renamed(step, renaming)),
    );
    if (shown) swaps.push({ one, other });
  }
  return { weights, free, swaps, tried };
}

interface Attempt {
  readonly shown: boolean;
  /** The first step that could not happen; null if all did. */
  readonly failed: number | null;
}

async function run(
  program: Program,
  claim: string,
  steps: readonly TraceStep[],
): Promise<Attempt> {
  let state: GlobalState = program.initial;
  const done: RunStep[] = [];
  for (const recorded of steps) {
    const step = findStep(program, {
      ...recorded,
      undo: recorded.part === 'undo',
    });
    if (step === null) return { shown: false, failed: recorded.n };
    const outcome = perform(program, state, step);
    const result =
      outcome.kind === 'done'
        ? 'ok'
        : outcome.kind === 'refused'
          ? outcome.errno
          : null;
    if (
      result !== recorded.result ||
      (outcome.kind !== 'done' && outcome.kind !== 'refused')
    )
      return { shown: false, failed: recorded.n };
    done.push({ step, before: state, outcome });
    state = outcome.next;
  }
  const { shown } = await shows(
    { program, steps: done, final: state },
    claimNamed(program, claim),
  );
  return { shown, failed: null };
}

function weigh(call: Call, { shown, failed }: Attempt): Weight {
  if (shown) return { call, weight: 'idle', blocks: null };
  return failed === null
    ? { call, weight: 'essential', blocks: null }
    : { call, weight: 'enabling', blocks: failed };
}

/** Steps of one actor from the opening of a call to its end. */
export function callsOf(steps: readonly TraceStep[]): readonly Call[] {
  const calls: { actor: string; steps: number[]; text: string }[] = [];
  for (const step of steps) {
    const opens = step.part === 'whole' || step.part === 'first';
    const current = opens
      ? undefined
      : calls.findLast(({ actor }) => actor === step.actor);
    if (current !== undefined) current.steps.push(step.n);
    else
      calls.push({
        actor: step.actor,
        steps: [step.n],
        text: `${step.actor} ${callOf(step)}`,
      });
  }
  return calls;
}

function firstStep(trace: Trace, call: Call): TraceStep | undefined {
  return trace.steps.find(({ n }) => n === call.steps[0]);
}

const argsOf = (trace: Trace, call: Call): Readonly<Record<string, string>> =>
  firstStep(trace, call)?.args ?? {};

const operationOf = (trace: Trace, call: Call): string =>
  firstStep(trace, call)?.operation ?? '';

function rangeOf(
  { system }: Program,
  operation: string,
  param: string,
): readonly string[] {
  const range = system.operations.find(({ name }) => name === operation)
    ?.params[param];
  if (range === undefined) return [];
  return typeof range === 'string'
    ? objectsOf(system.universe, range)
    : range.values;
}

/** Every two objects of one base sort. */
function pairsOf({ system }: Program): readonly (readonly [string, string])[] {
  return Object.values(system.universe.sorts).flatMap((objects) =>
    objects.flatMap((one, n) =>
      objects.slice(n + 1).map((other) => [one, other] as const),
    ),
  );
}

/**
 * The renaming that exchanges two objects together with everything that
 * belongs to them, pairwise in order; null if they do not own as much.
 */
export function exchange(
  { system }: Program,
  one: string,
  other: string,
): ReadonlyMap<string, string> | null {
  const renaming = new Map([
    [one, other],
    [other, one],
  ]);
  const { sorts, relations } = system.universe;
  const sortOf = (object: string): Sort | undefined =>
    Object.keys(sorts).find((sort) => sorts[sort]?.includes(object) === true);
  for (const relation of Object.values(relations)) {
    const owned = (by: string): readonly string[] =>
      Object.keys(relation).filter((object) => relation[object] === by);
    // What both belong to stays; things of different owners do not swap.
    if (relation[one] !== relation[other] && !isOwner(relations, one))
      return null;
    const left = owned(one);
    const right = owned(other);
    const matching = (objects: readonly string[], sort: Sort | undefined) =>
      objects.filter((object) => sortOf(object) === sort);
    for (const sort of new Set([...left, ...right].map(sortOf))) {
      const mine = matching(left, sort);
      const theirs = matching(right, sort);
      if (mine.length !== theirs.length) return null;
      for (const [n, object] of mine.entries()) {
        const twin = theirs[n];
        if (twin === undefined) return null;
        renaming.set(object, twin).set(twin, object);
      }
    }
  }
  return renaming;
}

function isOwner(
  relations: Readonly<Record<string, Readonly<Record<string, string>>>>,
  object: string,
): boolean {
  return Object.values(relations).some((relation) =>
    Object.values(relation).includes(object),
  );
}

function mentions({ steps }: Trace, objects: readonly string[]): boolean {
  return steps.some(({ actor, args }) =>
    [actor, ...Object.values(args)].some((name) => objects.includes(name)),
  );
}

function renamed(
  step: TraceStep,
  renaming: ReadonlyMap<string, string>,
): TraceStep {
  const name = (object: string): string => renaming.get(object) ?? object;
  return {
    ...step,
    actor: name(step.actor),
    args: Object.fromEntries(
      Object.entries(step.args).map(([param, value]) => [param, name(value)]),
    ),
  };
}
