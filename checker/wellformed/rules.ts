/** Rules: their ids, and the guards they name. */
import type { Rule } from '../language/rule.js';
import { guardNames } from '../tabulate/machine.js';
import type { Place } from './problem.js';
import type { Vocabulary } from './vocabulary.js';

export function checkRules(vocabulary: Vocabulary, place: Place): void {
  const { system, charts } = vocabulary;
  const ids = system.rules.map(({ id }) => id);
  for (const id of system.on)
    if (!ids.includes(id))
      place.unknown(
        `rule '${id}' is on, and the design has no such rule`,
        id,
        ids,
        "correct the id, or add the rule to the design's rules",
      );
  for (const rule of system.rules) {
    if (rule.kind === 'section') continue;
    const inside = place.in(`rule '${rule.id}'`);
    const chart = charts.get(rule.chart);
    if (chart === undefined) {
      // Without its chart, nothing asks it; while it is off that is no harm.
      if (system.on.has(rule.id))
        inside.unknown(
          `design '${system.name}' has no chart '${rule.chart}'`,
          rule.chart,
          charts.keys(),
        );
      continue;
    }
    checkGuard(rule, guardNames(chart.machine), inside);
  }
}

function checkGuard(
  rule: Extract<Rule, { kind: 'guard' }>,
  known: ReadonlySet<string>,
  place: Place,
): void {
  if (!known.has(rule.guard))
    place.unknown(
      `chart '${rule.chart}' has no guard '${rule.guard}'`,
      rule.guard,
      known,
      'the name of a guard in the machine: guards that are functions have none',
    );
}
