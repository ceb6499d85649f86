/**
 * Calls and threads by definition: who can do what next, worked out from the
 * operations as they are written.
 */
import { staticTruth } from '../compile/environment.js';
import type { GroundStep } from '../compile/program.js';
import type { Formula } from '../language/formula.js';
import type { Operation, Section, Step } from '../language/operation.js';
import type { System } from '../language/system.js';
import type { Attempted, LiveSystem } from './live.js';
import { membersOf } from './random/world.js';

type Names = Readonly<Record<string, string>>;

/** Where a thread stands; null is idle. */
export type Place = Pick<
  GroundStep,
  'operation' | 'section' | 'phase' | 'args'
> | null;

/** One section that an agent may try now, and where its thread goes. */
export interface Try {
  readonly attempted: Attempted;
  /** The acting thread; null for other agents. */
  readonly thread: string | null;
  readonly done: Place;
  readonly refused: Place;
}

interface Call {
  readonly operation: Operation;
  readonly agent: string;
  readonly args: Names;
  /** Those that are left, with whether they have something to undo. */
  readonly sections: readonly {
    readonly name: string;
    readonly undo: boolean;
  }[];
}

export class LiveCalls {
  readonly #calls: readonly Call[];

  constructor(system: System, live: LiveSystem) {
    this.#calls = system.operations.flatMap((operation) =>
      callsOf(system, live, operation),
    );
  }

  /** @param places of the threads, by name */
  tries(places: ReadonlyMap<string, Place>): readonly Try[] {
    return this.#calls.flatMap((call) => {
      const thread = call.operation.agent.kind === 'thread' ? call.agent : null;
      const place = thread === null ? null : (places.get(thread) ?? null);
      if (place === null) return firstTry(call, thread);
      const mine =
        place.operation === call.operation.name &&
        JSON.stringify(place.args) === JSON.stringify(call.args);
      if (!mine) return [];
      const n = call.sections.findIndex(({ name }) => name === place.section);
      return n < 0 ? [] : [tryAt(call, thread, n, place.phase)];
    });
  }
}

const firstTry = (call: Call, thread: string | null): readonly Try[] =>
  call.sections.length === 0 ? [] : [tryAt(call, thread, 0, 'run')];

function tryAt(
  call: Call,
  thread: string | null,
  n: number,
  phase: 'run' | 'undo',
): Try {
  const { operation, agent, args, sections } = call;
  const at = (k: number, which: 'run' | 'undo'): Place => {
    const section = sections[k]?.name;
    return section === undefined
      ? null
      : { operation: operation.name, section, phase: which, args };
  };
  // Backwards over what was done and can be undone.
  const back = at(
    sections.slice(0, n).findLastIndex(({ undo }) => undo),
    'undo',
  );
  return {
    attempted: {
      operation: operation.name,
      section: sections[n]?.name ?? '',
      phase,
      agent,
      args,
    },
    thread,
    done: phase === 'run' ? at(n + 1, 'run') : back,
    refused: back,
  };
}

function callsOf(
  system: System,
  live: LiveSystem,
  operation: Operation,
): readonly Call[] {
  const { agent, params, where, sections } = operation;
  const choices: readonly (readonly [string, readonly string[]])[] = [
    [agent.var, membersOf(system.universe, agent.sort)],
    ...Object.entries(params).map(
      ([name, range]) =>
        [
          name,
          typeof range === 'string'
            ? membersOf(system.universe, range)
            : range.values,
        ] as const,
    ),
  ];
  const rows = choices.reduce<readonly Names[]>(
    (found, [name, values]) =>
      found.flatMap((row) =>
        values.map((value) => ({ ...row, [name]: value })),
      ),
    [{}],
  );
  return rows
    .filter((names) => where === undefined || live.holds(names, where))
    .map((names): Call => {
      const { [agent.var]: who = '', ...args } = names;
      const kept = sections.filter(
        ({ rule, steps }) =>
          (rule === undefined || system.on.has(rule)) &&
          saysSomething(system, names, steps),
      );
      const named = kept.map((part: Section) => ({
        name: part.name,
        undo: saysSomething(system, names, part.undo ?? []),
      }));
      return { operation, agent: who, args, sections: named };
    });
}

/** Whether anything of these steps is left once what is decided by names and
 * rules alone is decided. */
function saysSomething(
  system: System,
  names: Names,
  steps: readonly Step[],
): boolean {
  const truth = (formula: Formula, seen: Names): boolean | null =>
    staticTruth(system.universe, seen, formula);
  const inner = (list: readonly Step[], seen = names): boolean =>
    saysSomething(system, seen, list);
  return steps.some((step): boolean => {
    if (step.rule !== undefined && !system.on.has(step.rule)) return false;
    switch (step.kind) {
      case 'send':
      case 'waitFor':
        return true;
      case 'require':
        return truth(step.condition, names) !== true;
      case 'when': {
        const decided = truth(step.condition, names);
        return (
          (decided !== false && inner(step.then)) ||
          (decided !== true && inner(step.otherwise))
        );
      }
      case 'forEach':
        return membersOf(system.universe, step.sort).some((object) => {
          const seen = { ...names, [step.each]: object };
          const none =
            step.where !== undefined && truth(step.where, seen) === false;
          return !none && inner(step.steps, seen);
        });
    }
  });
}
