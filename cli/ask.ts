/** Who answers the questions of review and compare: worker threads, or this
 * one for designs that are not this package's own. */
import type { Design } from '../model/design.js';
import { designs as packaged } from '../model/designs/index.js';
import type { Crew } from '../review/askers.js';
import { crewOf, inlineAsker } from '../review/askers.js';
import type { Options } from './options.js';
import type { World } from './world.js';

const DEFAULT_THREADS = 2;

export function crewFor(
  designs: readonly Design[],
  options: Options,
  { interrupt }: World,
): Crew {
  const threads = options.threads ?? DEFAULT_THREADS;
  // Worker threads know this package's designs only.
  return designs.every((design) => packaged.includes(design)) && threads > 1
    ? crewOf(threads, interrupt.buffer)
    : {
        asker: inlineAsker(designs, () => interrupt.requested),
        end: () => Promise.resolve(),
      };
}
