/**
 * Whether a system says what it seems to say: everything named is there and
 * named once, and only what can be equal is compared, addressed or sent.
 *
 * A search answers whatever it is asked; a claim that compares an owner with
 * a PASID would hold for the wrong reason.
 */
import type { System } from '../language/system.js';
import { checkChart } from './charts.js';
import { checkClaim } from './claims.js';
import { Scripts } from './operations.js';
import type { Problem } from './problem.js';
import { IllFormed, Place, twice } from './problem.js';
import { checkRules } from './rules.js';
import { checkUniverse } from './universe.js';
import { vocabularyOf } from './vocabulary.js';

/** All that is wrong, in the order of the design. */
export function problemsOf(system: System): readonly Problem[] {
  const problems: Problem[] = [];
  const top = new Place(problems);
  const vocabulary = vocabularyOf(system);
  checkNames(system, top);
  checkUniverse(vocabulary, top.in('universe'));
  for (const chart of system.charts)
    checkChart(vocabulary, chart, top.in(`chart '${chart.name}'`));
  checkRules(vocabulary, top.in('rules'));
  const scripts = new Scripts(vocabulary);
  scripts.initial(top);
  for (const operation of system.operations)
    scripts.check(operation, top.in(`operation '${operation.name}'`));
  for (const claim of system.claims)
    checkClaim(vocabulary, claim, top.in(`claim '${claim.name}'`));
  return problems;
}

/** The systems found well-formed, by their universe: explanations compile the
 * same parts again and again with other rules on. */
const wellFormed = new WeakMap<System['universe'], System>();

/** @throws IllFormed with all that is wrong */
export function refuseIllFormed(system: System): void {
  const known = wellFormed.get(system.universe);
  if (known !== undefined && differsInRulesOn(known, system)) return;
  const problems = problemsOf(system);
  if (problems.length > 0) throw new IllFormed(system.name, problems);
  wellFormed.set(system.universe, system);
}

/** In nothing else, and only in rules that there are. */
function differsInRulesOn(one: System, other: System): boolean {
  const ids = one.rules.map(({ id }) => id);
  return (
    one.charts === other.charts &&
    one.operations === other.operations &&
    one.claims === other.claims &&
    one.rules === other.rules &&
    one.otherRules === other.otherRules &&
    one.initially === other.initially &&
    one.threads === other.threads &&
    [...other.on].every((id) => one.on.has(id) || ids.includes(id)) &&
    // What a rule puts there may be a second section of a device's.
    one.operations.every(
      ({ agent, sections }) => agent.kind === 'thread' || sections.length < 2,
    ) &&
    one.rules.every(
      (rule) =>
        rule.kind === 'section' ||
        one.charts.some(({ name }) => name === rule.chart),
    )
  );
}

function checkNames(system: System, place: Place): void {
  const named = {
    charts: system.charts.map(({ name }) => name),
    operations: system.operations.map(({ name }) => name),
    claims: system.claims.map(({ name }) => name),
    rules: system.rules.map(({ id }) => id),
  };
  for (const [what, names] of Object.entries(named))
    for (const name of twice(names))
      place.tell({
        what: `two ${what} are called '${name}'`,
        tryThis: 'a name of its own for each, or leave one of them out',
      });
}
