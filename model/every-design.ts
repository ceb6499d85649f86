/** Every design there is: the mail's, then the series as it was posted. */
import type { ModelRule } from './rules.js';
import { rules } from './rules.js';
import type { Design } from './design.js';
import { designs } from './designs/index.js';
import { seriesDesigns } from './series/index.js';

export const everyDesign: readonly Design[] = [...designs, ...seriesDesigns];

/** What the sets of rules have, in which one rule may need another scope. */
export const ruleSets: readonly ModelRule[] = [
  ...rules,
  ...everyDesign.flatMap(({ ruleSet = [] }) => ruleSet),
];

/** Every rule that some design is a choice of, once. */
export const everyRule: readonly ModelRule[] = ruleSets.filter(
  ({ id }, n) => ruleSets.findIndex((rule) => rule.id === id) === n,
);
