/** Names for the exported models: types, constants, variables, steps. */
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
  const types = new Map<string, Draft>();
  for (const component of program.components) {
    const key = typeKey(component);
    const draft = types.get(key) ?? newDraft(fresh, component, key);
    types.set(key, draft);
    for (const state of component.table.states) addConstant(fresh, draft, state);
  }
  const variables = program.components.map((component): Variable => {
    const type = types.get(typeKey(component));
    const constants = component.table.states.map((state) =>
      type?.constants.get(describeState(state)),
    );
    const known = constants.filter((constant) => constant !== undefined);
    const initial = known[program.initial[component.index] ?? 0];
    if (type === undefined || initial === undefined)
      throw new RangeError(
        `component '${component.name}' starts in a local state it does not ` +
          `have; the program was not made by compile()`,
      );
    return {
      component: component.index,
      name: fresh(component.name),
      meaning: component.name,
      type: type.type,
      constants: known,
      initial,
    };
  });
  return { types: [...types.values()].map((draft) => draft.type), variables };
}

interface Draft {
  readonly type: { readonly constants: Constant[] } & NamedType;
  readonly constants: Map<string, Constant>;
}

/** Instances of a chart share their constants; each thread has its own. */
function typeKey(component: Component): string {
  return component.table.kind === 'chart'
    ? component.table.chart.name
    : component.name;
}

function newDraft(
  fresh: (name: string) => string,
  component: Component,
  key: string,
): Draft {
  const meaning =
    component.table.kind === 'chart'
      ? component.table.chart.meaning
      : 'Where a thread stands: idle, or before a section.';
  return {
    type: { name: fresh(`${key}_t`), meaning, constants: [] },
    constants: new Map(),
  };
}

function addConstant(
  fresh: (name: string) => string,
  draft: Draft,
  state: LocalState | ThreadState,
): void {
  const meaning = describeState(state);
  if (draft.constants.has(meaning)) return;
  const stem = draft.type.name.replace(/_t(_\d+)?$/, '');
  const constant = {
    name: fresh(`${stem}_${shortState(state)}`),
    value: draft.constants.size,
    meaning,
  };
  draft.constants.set(meaning, constant);
  draft.type.constants.push(constant);
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
    return [
      state.value,
      ...Object.entries(state.context).map(([name, value]) =>
        typeof value === 'string'
          ? value
          : `${name}_${value === null ? 'none' : String(value)}`,
      ),
    ].join('_');
  if (state.kind === 'idle') return 'idle';
  const { phase, operation, section, args } = state;
  return [phase, operation, section, ...Object.values(args)].join('_');
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
