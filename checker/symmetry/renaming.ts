/** Local states and steps under a renaming of objects. */
import type {
  ChartTable,
  Component,
  GroundStep,
  LocalState,
  Program,
  ThreadState,
} from '../compile/program.js';
import { componentName } from '../compile/environment.js';
import type { ObjectName } from '../language/domain.js';
import type { Renaming } from './automorphisms.js';

/** A reference a local state holds: which field, and to what. */
export interface Reference {
  readonly field: string;
  readonly object: ObjectName;
}

/** Rewrites the objects a local state refers to. */
export type Rewrite = (object: ObjectName) => string;

/** A text equal for two local states iff they are the same state. */
export function stateKey(
  program: Program,
  component: Component,
  state: number,
  rewrite: Rewrite,
): string {
  const { table } = component;
  if (table.kind === 'chart') {
    const local = table.states[state];
    return local === undefined ? '' : chartKey(table, local, rewrite);
  }
  const place = table.states[state];
  return place === undefined ? '' : placeKey(program, place, rewrite);
}

function chartKey(
  table: ChartTable,
  local: LocalState,
  rewrite: Rewrite,
): string {
  const fields = Object.entries(table.chart.context).map(([name, domain]) => {
    const value = local.context[name] ?? null;
    const refers = domain.kind === 'ref' || domain.kind === 'optionalRef';
    return refers && typeof value === 'string'
      ? `${name}=@${rewrite(value)}`
      : `${name}=${String(value)}`;
  });
  return `${local.value}{${fields.join()}}`;
}

function placeKey(
  program: Program,
  place: ThreadState,
  rewrite: Rewrite,
): string {
  if (place.kind === 'idle') return 'idle';
  const args = Object.entries(place.args).map(([name, value]) =>
    isObjectParameter(program, place.operation, name)
      ? `${name}=@${rewrite(value)}`
      : `${name}=${value}`,
  );
  return `${place.phase} ${place.operation}.${place.section}(${args.join()})`;
}

function isObjectParameter(
  program: Program,
  operation: string,
  parameter: string,
): boolean {
  const declared = program.system.operations.find(
    ({ name }) => name === operation,
  );
  return typeof declared?.params[parameter] === 'string';
}

/** The objects a local state refers to. */
export function referencesOf(
  program: Program,
  component: Component,
  state: number,
): readonly Reference[] {
  const { table } = component;
  if (table.kind === 'chart') {
    const local = table.states[state];
    return Object.entries(table.chart.context).flatMap(([field, domain]) => {
      const object = local?.context[field];
      const refers = domain.kind === 'ref' || domain.kind === 'optionalRef';
      return refers && typeof object === 'string' ? [{ field, object }] : [];
    });
  }
  const place = table.states[state];
  if (place === undefined || place.kind === 'idle') return [];
  return Object.entries(place.args).flatMap(([field, object]) =>
    isObjectParameter(program, place.operation, field)
      ? [{ field, object }]
      : [],
  );
}

/** The chart's name, or `thread`. */
export function familyOf(component: Component): string {
  return component.table.kind === 'chart'
    ? component.table.chart.name
    : 'thread';
}

export function renamed(renaming: Renaming): Rewrite {
  return (object) => renaming.get(object) ?? object;
}

export function renamedComponent(
  component: Component,
  renaming: Renaming,
): string {
  return componentName(
    familyOf(component),
    component.objects.map(renamed(renaming)),
  );
}

/** What an event of a chart carries, equal for two iff they are the same. */
export function messageKey(
  table: ChartTable,
  event: number,
  rewrite: Rewrite,
): string {
  const message = table.events[event];
  const domains = table.chart.events[message?.type ?? ''] ?? {};
  const payload = Object.entries(message?.payload ?? {}).map(([name, value]) => {
    const kind = domains[name]?.kind;
    return (kind === 'ref' || kind === 'optionalRef') &&
      typeof value === 'string'
      ? `${name}=@${rewrite(value)}`
      : `${name}=${String(value)}`;
  });
  return `${message?.type ?? ''}{${payload.join()}}`;
}

export function stepKey(
  program: Program,
  step: GroundStep,
  rewrite: Rewrite,
): string {
  const args = Object.entries(step.args).map(([name, value]) =>
    isObjectParameter(program, step.operation, name)
      ? `${name}=@${rewrite(value)}`
      : `${name}=${value}`,
  );
  return `${rewrite(step.agent)} ${step.phase} ${step.operation}.${step.section}(${args.join()})`;
}
