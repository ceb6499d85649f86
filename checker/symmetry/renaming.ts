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
type Rewrite = (object: ObjectName) => string;

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

/**
 * Whether a renaming leaves the program as it is: every component has a
 * counterpart with the same states and transitions, the initial state stays,
 * and every step is again a step.
 */
export function respects(program: Program, renaming: Renaming): boolean {
  const byName = new Map(
    program.components.map((component) => [component.name, component]),
  );
  const keep: Rewrite = (object) => object;
  const rewrite = renamed(renaming);
  const components = program.components.every((component) => {
    const other = byName.get(renamedComponent(component, renaming));
    if (other === undefined) return false;
    if (other.table.states.length !== component.table.states.length)
      return false;
    const index = new Map(
      other.table.states.map((_, n) => [stateKey(program, other, n, keep), n]),
    );
    const image = component.table.states.map(
      (_, n) => index.get(stateKey(program, component, n, rewrite)) ?? -1,
    );
    return (
      !image.includes(-1) &&
      image[program.initial[component.index] ?? 0] ===
        program.initial[other.index] &&
      sameTransitions(component, other, image, rewrite)
    );
  });
  if (!components) return false;
  const known = new Set(
    program.steps.map((step) => stepKey(program, step, keep)),
  );
  return program.steps.every((step) =>
    known.has(stepKey(program, step, rewrite)),
  );
}

function sameTransitions(
  component: Component,
  other: Component,
  image: readonly number[],
  rewrite: Rewrite,
): boolean {
  const a = component.table;
  const b = other.table;
  if (a.kind !== 'chart' || b.kind !== 'chart') return a.kind === b.kind;
  const key = (table: ChartTable, event: number, how: Rewrite): string => {
    const message = table.events[event];
    const domains = table.chart.events[message?.type ?? ''] ?? {};
    const payload = Object.entries(message?.payload ?? {}).map(
      ([name, value]) => {
        const kind = domains[name]?.kind;
        return (kind === 'ref' || kind === 'optionalRef') &&
          typeof value === 'string'
          ? `${name}=@${how(value)}`
          : `${name}=${String(value)}`;
      },
    );
    return `${message?.type ?? ''}{${payload.join()}}`;
  };
  const index = new Map(
    b.events.map((_, n) => [key(b, n, (object) => object), n]),
  );
  return (
    a.events.length === b.events.length &&
    a.events.every((_, event) => {
      const twin = index.get(key(a, event, rewrite));
      if (twin === undefined) return false;
      return a.states.every((_, state) => {
        const next = a.next[state * a.events.length + event] ?? -1;
        const there =
          b.next[(image[state] ?? 0) * b.events.length + twin] ?? -1;
        return (next < 0 ? -1 : image[next]) === there;
      });
    })
  );
}

export function stepKey(
  program: Program,
  step: GroundStep,
  how: Rewrite,
): string {
  const args = Object.entries(step.args).map(([name, value]) =>
    isObjectParameter(program, step.operation, name)
      ? `${name}=@${how(value)}`
      : `${name}=${value}`,
  );
  return `${how(step.agent)} ${step.phase} ${step.operation}.${step.section}(${args.join()})`;
}
