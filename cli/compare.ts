/** `ioasid compare`: the same attacks and scenarios on two designs. */
import type { Design } from '../model/design.js';
import { compareDesigns } from '../review/compare.js';
import { comparisonText } from '../review/compare-text.js';
import { probesOf } from '../review/probes.js';
import { InputError } from '../traces/input-error.js';
import { crewFor, modelDesign } from './ask.js';
import { formatScope, scopeFrom } from './catalogue.js';
import { noForm } from './options.js';
import type { Format, Options } from './options.js';
import type { ExitCode, World } from './world.js';

const formats: readonly Format[] = ['text', 'mail', 'json'];

const DEFAULT_STATES = 2_000_000;

export async function compare(
  words: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const [one, other, ...more] = words;
  if (one === undefined || other === undefined || more.length > 0)
    throw new InputError({
      what: `compare takes two designs, not ${words.length}`,
      tryThis: 'ioasid compare set-only set-and-list',
    });
  if (!formats.includes(options.format))
    throw noForm('compare', options.format, formats);
  const left = modelDesign(world, one);
  const right = modelDesign(world, other);
  const crew = crewFor([left, right], options, world);
  try {
    const found = await compareDesigns(left, right, {
      scopes: scopesOf(left, options),
      claims: options.claims,
      asker: crew.asker,
      maxStates: options.maxStates ?? DEFAULT_STATES,
    });
    if (found === null) return 3;
    world.out(
      options.format === 'json'
        ? `${JSON.stringify(found, null, 2)}\n`
        : comparisonText(found),
    );
    const open = found.rows.some(({ cells }) =>
      cells.some(({ settled }) => settled === 'open'),
    );
    return open ? 3 : 0;
  } finally {
    await crew.end();
  }
}

/** Two small scopes: two VMs that meet, two devices of one VM. */
function scopesOf(design: Design, { scope }: Options): readonly string[] {
  if (scope !== null) return [formatScope(scopeFrom(scope, design.scopes[0]))];
  return probesOf(design)
    .slice(0, 2)
    .map((probe) => probe.scope);
}
