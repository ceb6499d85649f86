/** Claims: their objects, formulas, rules and operations. */
import type { Claim } from '../language/claim.js';
import { Formulas } from './formulas.js';
import { narrowed } from './narrow.js';
import type { Place } from './problem.js';
import { formulaShape } from './shape.js';
import type { Sight, Vocabulary } from './vocabulary.js';

const FAIR: readonly string[] = ['thread', 'device', 'host'];

export function checkClaim(
  vocabulary: Vocabulary,
  claim: Claim,
  place: Place,
): void {
  switch (claim.kind) {
    case 'refusal':
      if (!vocabulary.rules.has(claim.rule))
        place.unknown(
          `unknown rule '${claim.rule}'`,
          claim.rule,
          vocabulary.rules,
          "correct the id, or add the rule to the design's rules",
        );
      return;
    case 'refusedChangesNothing':
      return;
    case 'never':
    case 'sometimes':
      checkFormulas(vocabulary, claim, place);
      return;
    case 'recoverable':
      checkFormulas(vocabulary, claim, place);
      return;
    case 'eventually':
      checkFormulas(vocabulary, claim, place);
      checkFairness(vocabulary, claim, place);
      return;
  }
}

function checkFormulas(
  vocabulary: Vocabulary,
  claim: Exclude<Claim, { kind: 'refusal' | 'refusedChangesNothing' }>,
  place: Place,
): void {
  const formulas = new Formulas(vocabulary, { inScripts: false });
  let sight: Sight = new Map();
  for (const [name, sort] of Object.entries(claim.objects))
    sight = formulas.bind(name, sort, sight, place.in(`object '${name}'`));
  const parts = {
    such: claim.such,
    ...('until' in claim ? { until: claim.until } : {}),
  };
  for (const [name, formula] of Object.entries(parts)) {
    const inside = place.in(name);
    if (!formulaShape(formula, inside)) continue;
    const before = inside.count;
    formulas.check(formula, sight, inside);
    if (
      inside.count === before &&
      narrowed(vocabulary, formula, sight, true, false) === null
    )
      inside.tell({
        what: 'by its sorts alone it is true of nothing',
        tryThis: 'terms that can name one object',
      });
  }
}

function checkFairness(
  { operations }: Vocabulary,
  { fair, each = [] }: Extract<Claim, { kind: 'eventually' }>,
  place: Place,
): void {
  for (const kind of fair)
    if (!FAIR.includes(kind))
      place.unknown(`unknown kind of agent '${kind}' in fair`, kind, FAIR);
  for (const name of each) {
    const operation = operations.get(name);
    if (operation === undefined)
      place.unknown(
        `unknown operation '${name}' in each`,
        name,
        operations.keys(),
      );
    else if (operation.agent.kind === 'thread')
      place.tell({
        what: `operation '${name}' in each is a thread's; each is for single steps of devices and the host`,
        tryThis: "fair: ['thread']",
      });
  }
}
