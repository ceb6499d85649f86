/** Every mistake that is tried, by the part of the engine it is in. */
import { compileMutants } from './compile.js';
import { generateMutants } from './generate.js';
import type { Mutant } from './mutant.js';
import { searchMutants } from './search.js';
import { symmetryMutants } from './symmetry.js';

export const mutants: readonly Mutant[] = [
  ...symmetryMutants,
  ...compileMutants,
  ...generateMutants,
  ...searchMutants,
];
