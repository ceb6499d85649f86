/** States and steps by name: what a trace stores instead of indices. */
import { createHash } from 'node:crypto';
import type { Value } from '../checker/language/domain.js';
import type {
  Component,
  GlobalState,
  GroundStep,
  Program,
  ThreadState,
} from '../checker/compile/program.js';
import { sortedJson } from './sorted-json.js';

/** The fields of one component; `state` is its state value. */
export type NamedFields = Readonly<Record<string, Value>>;

/** A global state: component name -> field -> value. */
export type NamedState = Readonly<Record<string, NamedFields>>;

/** A field's old and new value. */
export type Change = readonly [Value, Value];

/** `ioasid(p1).references` -> [1, 2]. */
export type Changes = Readonly<Record<string, Change>>;

/** @throws RangeError if the state belongs to another program */
export function nameState(program: Program, state: GlobalState): NamedState {
  return Object.fromEntries(
    program.components.map((component) => [
      component.name,
      fieldsOf(component, state),
    ]),
  );
}

function fieldsOf(component: Component, state: GlobalState): NamedFields {
  const { table, index, name } = component;
  const at = state[index] ?? -1;
  const fields = table.kind === 'chart' ? chartFields(table.states[at]) : null;
  if (fields !== null) return fields;
  const thread = table.kind === 'thread' ? table.states[at] : undefined;
  if (thread !== undefined) return { state: nameThread(thread) };
  throw new RangeError(
    `'${name}' has no local state ${at}; the state belongs to another program`,
  );
}

function chartFields(
  local: { readonly value: string; readonly context: NamedFields } | undefined,
): NamedFields | null {
  if (local === undefined) return null;
  if ('state' in local.context)
    throw new TypeError(
      `a chart's context must not declare 'state': the name stands for the ` +
        `state value in traces`,
    );
  return { ...local.context, state: local.value };
}

/** `idle`, or `unbind(d=mdev1, p=p1) before flush`. */
export function nameThread(thread: ThreadState): string {
  if (thread.kind === 'idle') return 'idle';
  const { operation, args, section, phase } = thread;
  const where = phase === 'run' ? 'before' : 'before undoing';
  return `${operation}(${nameArgs(args)}) ${where} ${section}`;
}

function nameArgs(args: Readonly<Record<string, string>>): string {
  return Object.keys(args)
    .sort()
    .map((name) => `${name}=${args[name] ?? ''}`)
    .join(', ');
}

/** Equal for two states of a program if and only if they are equal. */
export function canonicalKey(program: Program, state: GlobalState): string {
  return sortedJson(nameState(program, state));
}

/** Twelve hexadecimal digits of the SHA-256 of the canonical key. */
export function stateHash(program: Program, state: GlobalState): string {
  return shortHash(canonicalKey(program, state));
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The fields that differ, by name. */
export function changesBetween(before: NamedState, after: NamedState): Changes {
  const changes: Record<string, Change> = {};
  for (const component of Object.keys(after).sort())
    for (const field of Object.keys(after[component] ?? {}).sort()) {
      const old = before[component]?.[field] ?? null;
      const now = after[component]?.[field] ?? null;
      if (old !== now) changes[`${component}.${field}`] = [old, now];
    }
  return changes;
}

/** What identifies a ground step, in any program of any design. */
export interface StepName {
  readonly actor: string;
  readonly operation: string;
  readonly section: string;
  readonly args: Readonly<Record<string, string>>;
  readonly undo: boolean;
}

export function nameStep(step: GroundStep): StepName {
  return {
    actor: step.agent,
    operation: step.operation,
    section: step.section,
    args: step.args,
    undo: step.phase === 'undo',
  };
}

export function stepKey({
  actor,
  operation,
  section,
  args,
  undo,
}: StepName): string {
  return sortedJson([actor, operation, section, args, undo]);
}

const stepIndex = new WeakMap<Program, ReadonlyMap<string, GroundStep>>();

/** The ground step of that name, if the program has one. */
export function findStep(program: Program, name: StepName): GroundStep | null {
  const known =
    stepIndex.get(program) ??
    new Map(program.steps.map((step) => [stepKey(nameStep(step)), step]));
  stepIndex.set(program, known);
  return known.get(stepKey(name)) ?? null;
}
