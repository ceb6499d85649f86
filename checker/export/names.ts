/** Names for the exported models: types, constants, variables, steps. */
import type { Value } from '../language/domain.js';
import type {
  Component,
  GroundStep,
  LocalState,
  Program,
  ThreadState,
} from '../compile/program.js';

/** One local state as a named number. */
export interface Constant {
  readonly name: string;
  readonly value: number;
  /** What it stands for, in the words of the chart. */
  readonly meaning: string;
}

/** The local states of all instances of one chart, or of one thread. */
export interface NamedType {
  readonly name: string;
  readonly meaning: string;
  readonly constants: readonly Constant[];
}

/** A component as a variable. */
export interface Variable {
  readonly component: number;
  readonly name: string;
  readonly meaning: string;
  readonly type: NamedType;
  /** The constant of each local state of the component. */
  readonly constants: readonly Constant[];
  readonly initial: Constant;
}

export interface Names {
  readonly types: readonly NamedType[];
  readonly variables: readonly Variable[];
}

export function namesOf(program: Program): Names {
  const fresh = uniqueNames();
  const types = new Map<string, NamedType>();
  for (const [key, components] of groupedByType(program))
    types.set(key, nameType(fresh, key, components));
  const variables = program.components.map((component): Variable => {
    const type = types.get(typeKey(component));
    const constants = component.table.states
      .map(describeState)
      .map((text) => type?.constants.find(({ meaning }) => meaning === text))
      .filter((constant) => constant !== undefined);
    const initial = constants[program.initial[component.index] ?? 0];
    if (type === undefined || initial === undefined)
      throw new RangeError(
        `component '${component.name}' starts in a local state it does not ` +
          `have; the program was not made by compile()`,
      );
    return {
      component: component.index,
      name: fresh(component.name),
      meaning: component.name,
      type,
      constants,
      initial,
    };
  });
  return { types: [...types.values()], variables };
}

/** Instances of a chart share their constants; each thread has its own. */
function typeKey(component: Component): string {
  return component.table.kind === 'chart'
    ? component.table.chart.name
    : component.name;
}

function groupedByType(
  program: Program,
): ReadonlyMap<string, readonly Component[]> {
  const groups = new Map<string, Component[]>();
  for (const component of program.components) {
    const key = typeKey(component);
    groups.set(key, [...(groups.get(key) ?? []), component]);
  }
  return groups;
}

function nameType(
  fresh: (name: string) => string,
  key: string,
  components: readonly Component[],
): NamedType {
  const states = new Map<string, LocalState | ThreadState>();
  for (const { table } of components)
    for (const state of table.states) states.set(describeState(state), state);
  const stem = identifier(key);
  const table = components[0]?.table;
  return {
    name: fresh(`${stem}_t`),
    meaning:
      table?.kind === 'chart'
        ? table.chart.meaning
        : 'Where a thread stands: idle, or before a section.',
    constants: inOrder([...states.values()]).map((state, value) => ({
      name: fresh(`${stem}_${shortState(state)}`),
      value,
      meaning: describeState(state),
    })),
  };
}

/** Like local states side by side, so that sets of them are ranges. */
function inOrder(
  states: readonly (LocalState | ThreadState)[],
): readonly (LocalState | ThreadState)[] {
  const values = [...new Set(states.map(mainState))];
  const rank = new Map(
    states.map((state) => [
      state,
      [values.indexOf(mainState(state)), sortKey(state)] as const,
    ]),
  );
  return [...states].sort((a, b) => {
    const [valueA, keyA] = rank.get(a) ?? [0, ''];
    const [valueB, keyB] = rank.get(b) ?? [0, ''];
    return valueA - valueB || (keyA < keyB ? -1 : 1);
  });
}

function mainState(state: LocalState | ThreadState): string {
  return 'value' in state ? state.value : state.kind;
}

function sortKey(state: LocalState | ThreadState): string {
  const fields = 'value' in state ? Object.values(state.context) : [];
  return fields
    .map((field) =>
      typeof field === 'number'
        ? String(field).padStart(4, '0')
        : String(field ?? ''),
    )
    .join();
}

/** `idle {owner=VM1, refs=2}`; `before bind(p=p1): flush`. */
export function describeState(state: LocalState | ThreadState): string {
  if ('value' in state) {
    const fields = Object.entries(state.context).map(
      ([name, value]) => `${name}=${value === null ? 'none' : String(value)}`,
    );
    return fields.length === 0
      ? state.value
      : `${state.value} {${fields.join(', ')}}`;
  }
  if (state.kind === 'idle') return 'idle';
  const { phase, operation, section } = state;
  return (
    `${phase === 'run' ? 'before' : 'undoing'} ` +
    `${operation}(${describeArgs(state.args)}): ${section}`
  );
}

function shortState(state: LocalState | ThreadState): string {
  if ('value' in state)
    return [state.value, ...shortFields(state.context)].join('_');
  if (state.kind === 'idle') return 'idle';
  const { phase, operation, section, args } = state;
  return [phase, operation, section, ...Object.values(args)].join('_');
}

/** Objects and words by themselves, numbers and flags with their names;
 * nothing for `null` and `false`. */
export function shortFields(
  fields: Readonly<Record<string, Value>>,
): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === null || value === false) return [];
    if (value === true) return [name];
    return [typeof value === 'number' ? `${name}${String(value)}` : value];
  });
}

function describeArgs(args: Readonly<Record<string, string>>): string {
  return Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** `VM1.t1 bind(d=mdev1, p=p1): check`, for comments and traces. */
export function describeStep(step: GroundStep): string {
  const section = step.first && step.last ? '' : `: ${step.section}`;
  const undo = step.phase === 'undo' ? ' (undo)' : '';
  return (
    `${step.agent} ${step.operation}(${describeArgs(step.args)})` +
    `${section}${undo}`
  );
}

/** A legal identifier in all three languages. */
export function identifier(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(plain) ? plain : `x_${plain}`;
}

/** Identifiers that differ even when case is ignored. */
export function uniqueNames(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const stem = identifier(text);
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++)
      name = `${stem}_${String(n)}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
