/** All designs, in the order of the argument. */
import { closest } from '../suggest.js';
import type { Design } from '../design.js';
import { setAndList } from './setAndList.js';

export const designs: readonly Design[] = [setAndList];

/** The design of that name, or undefined. */
export const findDesign = (name: string): Design | undefined =>
  designs.find((design) => design.name === name);
