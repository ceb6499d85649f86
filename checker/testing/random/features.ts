/**
 * What a random system has of what makes verdicts go wrong. Each is a
 * combination that once did, or that a reduction could trip over.
 */
import type { Formula } from '../../language/formula.js';
import type { Step } from '../../language/operation.js';
import type { Plan } from './plan.js';
import { basesOf, membersOf } from './world.js';

export interface Feature {
  readonly name: string;
  readonly in: (plan: Plan) => boolean;
}

const CLAIMED = ['never', 'sometimes', 'recoverable', 'eventually'] as const;

export const features: readonly Feature[] = [
  {
    name: 'first that fits, over alike objects in no relation',
    in: (plan) =>
      stepsOf(plan).some(
        (step) =>
          step.kind === 'forEach' &&
          size(plan, step.sort) > 1 &&
          isFree(plan, step.sort) &&
          step.where?.kind === 'not' &&
          step.where.of.kind === 'exists' &&
          step.where.of.sort === step.sort &&
          mentions(step.steps, step.each),
      ),
  },
  {
    name: 'recoverable over a union that has the free sort twice or more',
    in: (plan) =>
      plan.claims.some(
        (claim) =>
          claim.kind === 'recoverable' &&
          Object.values(claim.objects).filter(
            (sort) =>
              sort in plan.universe.unions &&
              isFree(plan, sort) &&
              size(plan, sort) > 1,
          ).length > 1,
      ),
  },
  {
    name: 'a claim about a compound state itself',
    in: (plan) =>
      formulasOf(plan).some(
        (formula) =>
          formula.kind === 'is' &&
          formula.states?.includes('b') === true &&
          plan.charts.some(
            ({ name, nested }) => nested && name === formula.at.chart,
          ),
      ),
  },
  {
    name: 'two references of one sort',
    in: ({ charts }) =>
      charts.some(({ owner, link }) => owner !== null && owner === link),
  },
  {
    name: 'pairs of one sort',
    in: (plan) =>
      plan.charts.some(
        ({ over: [one, other] }) =>
          one !== undefined && one === other && size(plan, one) > 1,
      ),
  },
  {
    name: 'a chart over a union that names a sort twice',
    in: (plan) =>
      plan.charts.some(({ over }) => over.includes('twice')) &&
      size(plan, 'token') > 0,
  },
  {
    name: 'unions that overlap',
    in: ({ universe: { unions } }) => 'any' in unions && 'wide' in unions,
  },
  {
    name: 'a loop whose body has other objects of the loop',
    in: (plan) =>
      stepsOf(plan).some(
        (step) =>
          step.kind === 'forEach' &&
          size(plan, step.sort) > 1 &&
          JSON.stringify([step.where, step.steps]).includes(
            `"sort":"${step.sort}"`,
          ),
      ),
  },
  { name: 'an empty sort', in: ({ universe }) => some(universe.sorts, (of) => of.length === 0) }, // prettier-ignore
  { name: 'a free sort of one', in: (plan) => isFree(plan, 'token') && size(plan, 'token') === 1 }, // prettier-ignore
  { name: 'a free sort of three', in: (plan) => isFree(plan, 'token') && size(plan, 'token') === 3 }, // prettier-ignore
  {
    name: 'a relation of each to itself',
    in: ({ universe: { relations, sorts } }) =>
      (sorts['thing'] ?? []).length > 1 &&
      'next' in relations &&
      some(sorts, () => true) &&
      Object.entries(relations['next'] ?? {}).every(
        ([from, to]) => from === to,
      ),
  },
  { name: 'a relation into another sort', in: ({ universe }) => 'home' in universe.relations }, // prettier-ignore
  {
    name: 'words as parameters',
    in: ({ operations }) =>
      operations.some(({ params }) =>
        some(params, (of) => typeof of !== 'string'),
      ),
  },
  { name: 'a chart that knows an object', in: ({ charts }) => charts.some(({ startsWith, first, second }) => startsWith !== null || first === 'first-thing' || second === 'first-thing') }, // prettier-ignore
  { name: 'what is set at the start', in: ({ initially }) => initially.length > 0 }, // prettier-ignore
  ...CLAIMED.map((kind) => ({
    name: `${kind} claims over a union of several objects`,
    in: (plan: Plan) =>
      plan.claims.some(
        (claim) =>
          claim.kind === kind &&
          some(
            claim.objects,
            (sort) => sort in plan.universe.unions && size(plan, sort) > 1,
          ),
      ),
  })),
  {
    name: 'each ground step fair by itself',
    in: ({ claims }) =>
      claims.some(
        (claim) => claim.kind === 'eventually' && claim.each !== undefined,
      ),
  },
  { name: 'refusals that change nothing', in: ({ claims }) => claims.some(({ kind }) => kind === 'refusedChangesNothing') }, // prettier-ignore
];

/** No loop, no name, no rule tells objects apart, and no chart refers to two:
 * every renaming that the relations allow has to be used. */
export function isPlain(plan: Plan): boolean {
  const named = features.filter(({ name }) => /knows/.test(name));
  return (
    !named.some((feature) => feature.in(plan)) &&
    !stepsOf(plan).some(({ kind }) => kind === 'forEach') &&
    Object.keys(plan.universe.unions).length === 0 &&
    plan.charts.every(
      ({ over, owner, link }) =>
        over.length === 1 && owner === null && link === null,
    )
  );
}

const some = <T>(
  record: Readonly<Record<string, T>>,
  holds: (value: T) => boolean,
): boolean => Object.values(record).some(holds);

const size = ({ universe }: Plan, sort: string): number =>
  membersOf(universe, sort).length;

/** Of a sort, or a union, that no relation mentions. */
function isFree({ universe }: Plan, sort: string): boolean {
  const related = new Set(
    Object.values(universe.relations).flatMap((relation) =>
      Object.entries(relation).flat(),
    ),
  );
  return (
    basesOf(universe, sort).size === 1 &&
    membersOf(universe, sort).every((object) => !related.has(object))
  );
}

const mentions = (steps: readonly Step[], name: string): boolean =>
  JSON.stringify(steps).includes(`"${name}"`);

function stepsOf({ operations }: Plan): readonly Step[] {
  const below = (steps: readonly Step[]): readonly Step[] =>
    steps.flatMap((step) => [
      step,
      ...(step.kind === 'forEach' ? below(step.steps) : []),
      ...(step.kind === 'when' ? below([...step.then, ...step.otherwise]) : []),
    ]);
  return operations.flatMap(({ sections }) =>
    sections.flatMap(({ steps, undo }) => below([...steps, ...(undo ?? [])])),
  );
}

/** The formulas of the claims with all their parts. */
function formulasOf({ claims }: Plan): readonly Formula[] {
  const found: Formula[] = [];
  JSON.stringify(claims, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'kind' in value)
      found.push(value as Formula);
    return value;
  });
  return found;
}
