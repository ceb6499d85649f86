/** Who answers the questions of review and compare: worker threads, or this
 * one for designs that no worker could find. */
import { fileURLToPath } from 'node:url';
import type { Design } from '../model/design.js';
import { everyDesign } from '../model/every-design.js';
import { rulesOf } from '../model/rules.js';
import type { Crew } from '../review/askers.js';
import { crewOf, inlineAsker } from '../review/askers.js';
import { InputError } from '../traces/input-error.js';
import { designNamed } from './catalogue.js';
import type { Options } from './options.js';
import { quoted } from './own/word.js';
import type { World } from './world.js';

const DEFAULT_THREADS = 2;

const askerFile = fileURLToPath(new URL('./own/asker.js', import.meta.url));

/**
 * A design of the model, whose rules can be switched one by one.
 *
 * @throws InputError for one that is built from other parts
 */
export function modelDesign({ catalogue }: World, name: string): Design {
  const design = designNamed(catalogue, name);
  const known = rulesOf(design).map(({ id }) => id);
  if (
    !catalogue.extras.includes(design) &&
    design.rules.every((id) => known.includes(id))
  )
    return design;
  throw new InputError({
    what: `'${name}' is not built from the model's rules`,
    cause: 'it is there for check and export only',
    available: catalogue.designs.map((known) => known.name),
    tryThis: `ioasid check ${quoted(name)}`,
  });
}

export function crewFor(
  designs: readonly Design[],
  options: Options,
  { interrupt, catalogue: { own } }: World,
): Crew {
  const threads = options.threads ?? DEFAULT_THREADS;
  const mine = own.filter(({ design }) => designs.includes(design));
  const elsewhere = designs.filter(
    (design) =>
      !everyDesign.includes(design) &&
      !own.some((known) => known.design === design),
  );
  if (elsewhere.length > 0 || threads === 1)
    return {
      asker: inlineAsker(designs, () => interrupt.requested),
      end: () => Promise.resolve(),
    };
  return mine.length === 0
    ? crewOf(threads, interrupt.buffer)
    : crewOf(threads, interrupt.buffer, {
        file: askerFile,
        designs: mine.map(({ path }) => path),
      });
}
