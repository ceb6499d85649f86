/** Who answers the questions of review and compare: worker threads, or this
 * one for designs that are not this package's own. */
import type { Design } from '../model/design.js';
import { everyDesign } from '../model/every-design.js';
import type { Crew } from '../review/askers.js';
import { crewOf, inlineAsker } from '../review/askers.js';
import { InputError } from '../traces/input-error.js';
import { designNamed } from './catalogue.js';
import type { Options } from './options.js';
import type { World } from './world.js';

const DEFAULT_THREADS = 2;

/**
 * A design of the model, whose rules can be switched one by one.
 *
 * @throws InputError for one that is built from other parts
 */
export function modelDesign({ catalogue }: World, name: string): Design {
  const design = designNamed(catalogue, name);
  if (!catalogue.extras.includes(design)) return design;
  throw new InputError({
    what: `'${name}' is not built from the model's rules`,
    cause: 'it is there for check and export only',
    available: catalogue.designs.map((known) => known.name),
    tryThis: `ioasid check ${name}`,
  });
}

export function crewFor(
  designs: readonly Design[],
  options: Options,
  { interrupt }: World,
): Crew {
  const threads = options.threads ?? DEFAULT_THREADS;
  // Worker threads know this package's designs only.
  return designs.every((design) => everyDesign.includes(design)) && threads > 1
    ? crewOf(threads, interrupt.buffer)
    : {
        asker: inlineAsker(designs, () => interrupt.requested),
        end: () => Promise.resolve(),
      };
}
