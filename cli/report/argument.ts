/** What each design has that another lacks, computed from the verdicts. */
import type { Design } from '../../model/design.js';
import { many, wrap } from '../../traces/render/words.js';
import type { RunResult } from '../run/task.js';
import { isTwin } from '../../model/design.js';
import { shortestAttacks } from './attacks.js';

/** One paragraph a design that another one mends: the rules that come in
 * and the attacks that go; twins in one line each. */
export function argumentText(
  designs: readonly Design[],
  runs: readonly RunResult[],
): string {
  const lines = designs.flatMap((design) => {
    const mended = designs.find(({ name }) => name === design.mendedBy);
    if (mended === undefined) return [];
    const stopped = attacksOn(design, runs).filter(
      ({ claim }) =>
        !attacksOn(mended, runs).some((other) => other.claim === claim),
    );
    if (stopped.length === 0) return [];
    const rules = mended.rules.filter((rule) => !design.rules.includes(rule));
    const attacks = stopped.map(
      ({ claim, steps }) => `${claim} (${many(steps, 'step')})`,
    );
    const added =
      design.rules.length === 0 && rules.length > 3
        ? `all its ${rules.length} rules`
        : rules.join(', ');
    const head = isTwin(design)
      ? `without ${added}: `
      : `${design.name} -> ${mended.name}, with ${added}, stops: `;
    return wrap(`${head}${attacks.join(', ')}`, '- ');
  });
  return `${lines.join('\n')}\n`;
}

function attacksOn(
  design: Design,
  runs: readonly RunResult[],
): readonly { readonly claim: string; readonly steps: number }[] {
  const own = runs.filter((run) => run.design === design.name);
  return shortestAttacks(own).map(({ claim, steps }) => ({
    claim,
    steps: steps.length,
  }));
}
