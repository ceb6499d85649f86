/**
 * Smaller systems: a random one with one thing less. Works on what was drawn,
 * not on how, so that a part can go without changing another.
 */
import type { Formula, Quantity } from '../../language/formula.js';
import type { Operation, Section, Step } from '../../language/operation.js';
import type { Claim } from '../../language/claim.js';
import type { Universe } from '../../language/system.js';
import { compile } from '../../compile/compile.js';
import { systemOf } from './draw.js';
import type { Branch, ChartPlan, Plan } from './plan.js';

/** Every system with one thing less that is still one, biggest cuts first. */
export function* smaller(plan: Plan): Generator<Plan> {
  for (const candidate of candidates(plan))
    if (isSystem(candidate)) yield candidate;
}

/**
 * The smallest system found for which `fails` still holds.
 *
 * @param most systems tried
 */
export async function shrink(
  plan: Plan,
  fails: (plan: Plan) => Promise<boolean>,
  most = 2000,
): Promise<Plan> {
  let best = plan;
  let tried = 0;
  for (let found = true; found && tried < most;) {
    found = false;
    for (const candidate of smaller(best)) {
      if (++tried > most) break;
      if (!(await fails(candidate))) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}

function isSystem(plan: Plan): boolean {
  try {
    compile(systemOf(plan));
    return true;
  } catch {
    return false;
  }
}

function* candidates(plan: Plan): Generator<Plan> {
  for (const claims of without(plan.claims)) yield { ...plan, claims };
  for (const operations of without(plan.operations))
    yield { ...plan, operations };
  for (const charts of without(plan.charts)) yield { ...plan, charts };
  for (const initially of without(plan.initially)) yield { ...plan, initially };
  for (const universe of universes(plan.universe)) yield { ...plan, universe };
  for (const on of without(plan.on)) yield { ...plan, on };
  for (const operations of each(plan.operations, smallerOperations))
    yield { ...plan, operations };
  for (const claims of each(plan.claims, smallerClaims))
    yield { ...plan, claims };
  for (const charts of each(plan.charts, smallerCharts))
    yield { ...plan, charts };
}

/** The list without one of its items. */
function* without<T>(list: readonly T[]): Generator<readonly T[]> {
  for (const at of list.keys()) yield list.filter((_, n) => n !== at);
}

/** The list with one of its items made smaller. */
function* each<T>(
  list: readonly T[],
  make: (item: T) => Iterable<T>,
): Generator<readonly T[]> {
  for (const [at, item] of list.entries())
    for (const made of make(item))
      yield list.map((old, n) => (n === at ? made : old));
}

function* universes(universe: Universe): Generator<Universe> {
  const { sorts, unions, relations } = universe;
  for (const name of Object.keys(relations))
    yield { ...universe, relations: dropKey(relations, name) };
  for (const name of Object.keys(unions))
    yield { ...universe, unions: dropKey(unions, name) };
  for (const [sort, objects] of Object.entries(sorts)) {
    const last = objects.at(-1);
    if (last === undefined) continue;
    const left = objects.slice(0, -1);
    const kept = Object.entries(relations).map(([name, relation]) => [
      name,
      Object.fromEntries(
        Object.entries(relation)
          .filter(([from]) => from !== last)
          .map(([from, to]) => [from, to === last ? (left[0] ?? '') : to]),
      ),
    ]);
    yield {
      ...universe,
      sorts: { ...sorts, [sort]: left },
      relations: Object.fromEntries(kept) as Universe['relations'],
    };
  }
}

function dropKey<T>(
  record: Readonly<Record<string, T>>,
  name: string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).filter(([known]) => known !== name),
  );
}

/** The same without one of its optional parts. */
function lacking<T extends object>(whole: T, part: keyof T): T {
  const copy = { ...whole };
  Reflect.deleteProperty(copy, part);
  return copy;
}

function* smallerOperations(operation: Operation): Generator<Operation> {
  const { where, params, sections } = operation;
  if (where !== undefined) {
    yield lacking(operation, 'where');
  }
  for (const name of Object.keys(params))
    yield { ...operation, params: dropKey(params, name) };
  for (const fewer of without(sections))
    if (fewer.length > 0) yield { ...operation, sections: fewer };
  for (const less of each(sections, smallerSections))
    yield { ...operation, sections: less };
}

function* smallerSections(section: Section): Generator<Section> {
  const { undo, rule, ...rest } = section;
  if (undo !== undefined) yield rule === undefined ? rest : { ...rest, rule };
  if (rule !== undefined) yield undo === undefined ? rest : { ...rest, undo };
  for (const steps of smallerSteps(section.steps)) yield { ...section, steps };
  for (const steps of smallerSteps(undo ?? []))
    yield { ...section, undo: steps };
}

function* smallerSteps(steps: readonly Step[]): Generator<readonly Step[]> {
  for (const fewer of without(steps)) if (fewer.length > 0) yield fewer;
  for (const [at, step] of steps.entries())
    for (const made of smallerStep(step))
      yield steps.flatMap((old, n) => (n === at ? made : [old]));
}

function* smallerStep(step: Step): Generator<readonly Step[]> {
  if (step.rule !== undefined) {
    yield [lacking(step, 'rule')];
  }
  switch (step.kind) {
    case 'send':
      return;
    case 'require':
    case 'waitFor':
      for (const condition of smallerFormulas(step.condition))
        yield [{ ...step, condition }];
      return;
    case 'when':
      yield step.then;
      if (step.otherwise.length > 0) yield step.otherwise;
      for (const condition of smallerFormulas(step.condition))
        yield [{ ...step, condition }];
      for (const then of smallerSteps(step.then)) yield [{ ...step, then }];
      return;
    case 'forEach':
      if (step.where !== undefined) {
        const { where, ...rest } = step;
        yield [rest];
        for (const less of smallerFormulas(where))
          yield [{ ...step, where: less }];
      }
      for (const inner of smallerSteps(step.steps))
        yield [{ ...step, steps: inner }];
  }
}

function* smallerClaims(claim: Claim): Generator<Claim> {
  if (!('objects' in claim)) return;
  for (const such of smallerFormulas(claim.such)) yield { ...claim, such };
  for (const name of Object.keys(claim.objects))
    yield { ...claim, objects: dropKey(claim.objects, name) };
  if (!('until' in claim)) return;
  for (const until of smallerFormulas(claim.until)) yield { ...claim, until };
  if (claim.kind === 'eventually')
    for (const fair of without(claim.fair)) yield { ...claim, fair };
}

const TRUE: Formula = { kind: 'all', of: [] };

function* smallerFormulas(formula: Formula): Generator<Formula> {
  if (formula.kind === 'all' && formula.of.length === 0) return;
  yield TRUE;
  switch (formula.kind) {
    case 'same':
    case 'running':
      return;
    case 'is': {
      const { states, having, ...rest } = formula;
      if (states !== undefined && having !== undefined) {
        yield { ...rest, states };
        yield { ...rest, having };
      }
      if (states !== undefined && states.length > 1)
        for (const fewer of without(states))
          yield { ...formula, states: fewer };
      return;
    }
    case 'not':
      yield formula.of;
      for (const of of smallerFormulas(formula.of)) yield { ...formula, of };
      return;
    case 'all':
    case 'any':
      yield* formula.of;
      for (const of of without(formula.of)) yield { ...formula, of };
      for (const of of each(formula.of, smallerFormulas))
        yield { ...formula, of };
      return;
    case 'exists':
    case 'forall':
      yield formula.such;
      for (const such of smallerFormulas(formula.such))
        yield { ...formula, such };
      return;
    case 'equal':
      for (const left of smallerQuantities(formula.left))
        yield { ...formula, left };
      for (const right of smallerQuantities(formula.right))
        yield { ...formula, right };
  }
}

function* smallerQuantities(quantity: Quantity): Generator<Quantity> {
  if (quantity.kind === 'sum') {
    for (const of of without(quantity.of)) yield { ...quantity, of };
    for (const of of each(quantity.of, smallerQuantities))
      yield { ...quantity, of };
  }
  if (quantity.kind === 'count' || quantity.kind === 'holds')
    for (const such of smallerFormulas(quantity.such))
      yield { ...quantity, such };
}

function* smallerCharts(chart: ChartPlan): Generator<ChartPlan> {
  if (chart.startsWith !== null) yield { ...chart, startsWith: null };
  if (chart.link !== null) yield { ...chart, link: null };
  if (chart.owner !== null && chart.startsWith === null)
    yield { ...chart, owner: null };
  if (chart.counts) yield { ...chart, counts: false };
  if (chart.moody) yield { ...chart, moody: false };
  for (const [state, row] of Object.entries(chart.rows))
    for (const [event, branches] of Object.entries(row)) {
      const put = (made: readonly Branch[]): ChartPlan => ({
        ...chart,
        rows: { ...chart.rows, [state]: { ...row, [event]: made } },
      });
      if (branches.length > 0) yield put([]);
      for (const fewer of without(branches)) yield put(fewer);
      for (const less of each(branches, smallerBranches)) yield put(less);
    }
}

function* smallerBranches(branch: Branch): Generator<Branch> {
  if (branch.guard !== null) yield { ...branch, guard: null };
  for (const effects of without(branch.effects)) yield { ...branch, effects };
}
