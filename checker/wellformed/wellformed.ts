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

/** @throws IllFormed with all that is wrong */
export function refuseIllFormed(system: System): void {
  const problems = problemsOf(system);
  if (problems.length > 0) throw new IllFormed(system.name, problems);
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
