/**
 * A program with one more component that names a claim's objects.
 *
 * States that symmetry makes alike forget which object is which. A liveness
 * claim follows one object along a run, so its states carry a mark that moves
 * with the object when a state is replaced by one like it.
 */
import type {
  CompiledInstance,
  Condition,
  Component,
  Program,
} from '../compile/program.js';
import type { Claim } from '../language/claim.js';
import { optionalRef } from '../language/domain.js';
import { TooLarge } from '../wellformed/problem.js';
import { emptyMachine } from '../tabulate/adapter.js';

export interface Marked {
  readonly program: Program;
  /** The added component; its local state n marks instance n. */
  readonly mark: number;
  /** `until` of whichever instance is marked. */
  readonly until: Condition;
}

/** Which instances hold in a state is kept as bits of one integer. */
const MOST_INSTANCES = 31;

/** @throws if the claim has more than 31 instances */
export function markProgram(
  program: Program,
  claim: Extract<Claim, { kind: 'recoverable' | 'eventually' }>,
  instances: readonly CompiledInstance[],
): Marked {
  if (instances.length > MOST_INSTANCES)
    throw new TooLarge(
      `claim '${claim.name}' has ${String(instances.length)} instances in ` +
        `this scope; claims about what follows have at most ` +
        `${String(MOST_INSTANCES)}. Quantify over fewer objects, or take a ` +
        `smaller scope.`,
    );
  const mark = program.components.length;
  const component: Component = {
    index: mark,
    name: `mark(${claim.name})`,
    objects: [],
    table: {
      kind: 'chart',
      chart: {
        name: 'mark',
        over: [],
        meaning: 'Names the objects of one instance of a claim.',
        context: Object.fromEntries(
          Object.entries(claim.objects).map(([name, sort]) => [
            name,
            optionalRef(sort),
          ]),
        ),
        events: {},
        machine: emptyMachine(),
      },
      states: instances.map(({ objects }) => ({
        value: 'marked',
        context: objects,
      })),
      events: [],
      next: new Int32Array(0),
      reasons: {
        refusedBy: () => [],
        shapedBy: () => [],
        allowedBy: () => [],
      },
    },
  };
  const until: Condition = {
    kind: 'any',
    of: instances.map(({ until: goal }, n) => ({
      kind: 'all',
      of: [
        {
          kind: 'in',
          component: mark,
          flags: Uint8Array.from(instances, (_, m) => (m === n ? 1 : 0)),
        },
        goal ?? { kind: 'constant', value: false },
      ],
    })),
  };
  return {
    program: {
      ...program,
      components: [...program.components, component],
      initial: [...program.initial, 0],
      claims: [],
    },
    mark,
    until,
  };
}
