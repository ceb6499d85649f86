/** Every design there is: the mail's, then the series as it was posted. */
import type { ModelRule } from './rules.js';
import { rules } from './rules.js';
import type { Design } from './design.js';
import { designs } from './designs/index.js';
import { seriesDesigns } from './series/index.js';

export const everyDesign: readonly Design[] = [...designs, ...seriesDesigns];

/** Every rule that some design is a choice of, once. */
export const everyRule: readonly ModelRule[] = [
  ...new Set([...rules, ...everyDesign.flatMap(({ ruleSet = [] }) => ruleSet)]),
];
