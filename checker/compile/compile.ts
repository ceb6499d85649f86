/** From a design in a scope to its packed semantics. */
import type { Claim } from '../language/claim.js';
import type { Sort } from '../language/domain.js';
import type { Formula } from '../language/formula.js';
import type { System, Universe } from '../language/system.js';
import { objectsOf } from '../language/system.js';
import { beat, during } from '../watch.js';
import { refuseIllFormed } from '../wellformed/wellformed.js';
import type { Lowering } from './conditions.js';
import { lowerFormula } from './conditions.js';
import type { Environment } from './environment.js';
import { assignments, componentName, staticTruth } from './environment.js';
import type { Instance } from './instances.js';
import { eventKey, instantiate } from './instances.js';
import type {
  CompiledClaim,
  Component,
  GroundStep,
  Instruction,
  Program,
  ThreadState,
} from './program.js';
import type { Call, Resolved } from './resolve.js';
import { resolveCalls } from './resolve.js';

/**
 * @throws {IllFormed} with all that is wrong, if charts, scripts and claims do
 * not fit
 */
export function compile(system: System): Program {
  return during(`compiling ${system.name} in ${system.scope}`, () =>
    compiled(system),
  );
}

function compiled(system: System): Program {
  refuseIllFormed(system);
  const calls = resolveCalls(system);
  const instances = instantiate(system, calls);
  const placed = placeThreads(system, calls);
  const components: Component[] = [...instances, ...placed.threads].map(
    ({ name, objects, table }, index) => ({ index, name, objects, table }),
  );
  const byName = new Map(components.map((part) => [part.name, part.index]));
  const context: Lowering = { system, components, byName };
  const steps = placed.drafts.map((draft, index) =>
    finish(context, instances, draft, index),
  );
  const initial = components.map(() => 0);
  const claims = system.claims.map((claim) => compileClaim(context, claim));
  return { system, components, steps, initial, claims };
}

/** A section of a call, and where its thread goes. */
interface Draft {
  readonly call: Call;
  readonly section: string;
  readonly phase: 'run' | 'undo';
  readonly rule: string | null;
  readonly body: readonly Resolved[];
  readonly thread: string | null;
  readonly at: number;
  readonly done: number;
  readonly refused: number;
  readonly first: boolean;
  readonly last: boolean;
}

interface ThreadDraft {
  readonly name: string;
  readonly objects: readonly string[];
  readonly table: {
    readonly kind: 'thread';
    readonly states: ThreadState[];
  };
}

function placeThreads(
  system: System,
  calls: readonly Call[],
): { readonly threads: readonly ThreadDraft[]; readonly drafts: Draft[] } {
  const threads = new Map<string, ThreadDraft>();
  if (calls.some((call) => call.operation.agent.kind === 'thread'))
    for (const object of objectsOf(system.universe, system.threads))
      threads.set(object, {
        name: componentName('thread', [object]),
        objects: [object],
        table: { kind: 'thread', states: [{ kind: 'idle' }] },
      });
  const drafts = calls.flatMap((call) => draftCall(call, threads));
  return { threads: [...threads.values()], drafts };
}

function draftCall(
  call: Call,
  threads: ReadonlyMap<string, ThreadDraft>,
): readonly Draft[] {
  const { sections } = call;
  const thread =
    call.operation.agent.kind === 'thread'
      ? threads.get(call.agent)
      : undefined;
  if (thread === undefined && sections.length > 1)
    throw new Error(
      `operation '${call.operation.name}' has ${String(sections.length)} ` +
        `sections but its agent is not a thread; only a thread can stand ` +
        `between two sections`,
    );
  const place = (section: string, phase: 'run' | 'undo'): number =>
    thread === undefined
      ? -1
      : thread.table.states.push({
          kind: 'before',
          operation: call.operation.name,
          args: call.args,
          section,
          phase,
        }) - 1;
  const idle = thread === undefined ? -1 : 0;
  const at = sections.map((part, n) =>
    n === 0 ? idle : place(part.name, 'run'),
  );
  const common = { call, thread: thread?.name ?? null };
  // Undoing starts at the latest completed section that has something to
  // undo and goes backwards; the last section of all is never undone.
  const undoing: Draft[] = [];
  let afterUndo = idle;
  const undoFrom = sections.map((part, n) => {
    if (part.undo.length === 0 || n === sections.length - 1) return afterUndo;
    const here = place(part.name, 'undo');
    undoing.push({
      ...common,
      section: part.name,
      phase: 'undo',
      rule: null,
      body: part.undo,
      at: here,
      done: afterUndo,
      refused: afterUndo,
      first: false,
      last: afterUndo === idle,
    });
    afterUndo = here;
    return here;
  });
  const running = sections.map((part, n): Draft => ({
    ...common,
    section: part.name,
    phase: 'run',
    rule: part.rule,
    body: part.steps,
    at: at[n] ?? idle,
    done: at[n + 1] ?? idle,
    refused: n === 0 ? idle : (undoFrom[n - 1] ?? idle),
    first: n === 0,
    last: n === sections.length - 1,
  }));
  return [...running, ...undoing];
}

function finish(
  context: Lowering,
  instances: readonly Instance[],
  draft: Draft,
  index: number,
): GroundStep {
  beat();
  const { call, thread, section, phase, rule, at, done, refused } = draft;
  return {
    index,
    operation: call.operation.name,
    section,
    phase,
    agent: call.agent,
    args: call.args,
    thread: thread === null ? -1 : (context.byName.get(thread) ?? -1),
    at,
    done,
    refused,
    first: draft.first,
    last: draft.last,
    rule,
    instructions: draft.body.map((step) => lower(context, instances, step)),
  };
}

function lower(
  context: Lowering,
  instances: readonly Instance[],
  step: Resolved,
): Instruction {
  switch (step.kind) {
    case 'send': {
      const component = context.byName.get(step.component) ?? -1;
      const event = instances[component]?.eventIndex.get(eventKey(step.event));
      if (event === undefined)
        throw new Error(`no table column for ${eventKey(step.event)}`);
      const { errno, rule } = step;
      return { kind: 'send', component, event, errno, rule };
    }
    case 'if': {
      const inner = (part: Resolved): Instruction =>
        lower(context, instances, part);
      return {
        kind: 'if',
        condition: condition(context, step.condition),
        then: step.then.map(inner),
        otherwise: step.otherwise.map(inner),
      };
    }
    case 'require':
      return {
        kind: 'require',
        condition: condition(context, step.condition),
        errno: step.errno,
        rule: step.rule,
      };
    case 'wait':
      return {
        kind: 'wait',
        condition: condition(context, step.condition),
        rule: step.rule,
      };
  }
}

function condition(
  context: Lowering,
  bound: Extract<Resolved, { kind: 'if' }>['condition'],
): ReturnType<typeof lowerFormula> {
  return lowerFormula(context, bound.environment, bound.formula);
}

function compileClaim(context: Lowering, claim: Claim): CompiledClaim {
  switch (claim.kind) {
    case 'refusal':
    case 'refusedChangesNothing':
      return { claim, instances: [] };
    case 'never':
    case 'sometimes':
    case 'recoverable':
    case 'eventually': {
      const { universe } = context.system;
      const choices = assignments(universe, claim.objects);
      return {
        claim,
        instances: choices.map((objects) => {
          beat();
          return {
            objects,
            such: lowerFormula(context, objects, claim.such),
            until:
              claim.kind === 'recoverable' || claim.kind === 'eventually'
                ? lowerFormula(context, objects, claim.until)
                : null,
          };
        }),
        wants: wantedSorts(universe, claim, choices),
      };
    }
  }
}

/** See `CompiledClaim.wants`. */
function wantedSorts(
  universe: Universe,
  { objects, such }: Extract<Claim, { readonly such: Formula }>,
  choices: readonly Environment[],
): readonly Sort[] {
  const isEmpty = (sort: Sort): boolean =>
    objectsOf(universe, sort).length === 0;
  const ofObjects = Object.values(objects).filter(isEmpty);
  if (ofObjects.length > 0) return [...new Set(ofObjects)];
  const quantified = existsOver(such).filter(isEmpty);
  return quantified.length > 0 &&
    choices.every((choice) => staticTruth(universe, choice, such) === false)
    ? [...new Set(quantified)]
    : [];
}

/** The sorts of which the formula says that there is an object such that. */
function existsOver(formula: Formula): readonly Sort[] {
  switch (formula.kind) {
    case 'exists':
      return [formula.sort, ...existsOver(formula.such)];
    case 'forall':
      return existsOver(formula.such);
    case 'all':
    case 'any':
      return formula.of.flatMap(existsOver);
    case 'not':
    case 'is':
    case 'same':
    case 'equal':
    case 'running':
      return [];
  }
}
