/** The shortest attacks of all designs, in one line each and at length. */
import { isTwin } from '../../model/design.js';
import type { Design } from '../../model/design.js';
import { rowsOf } from '../../traces/render/rows.js';
import { cellOf } from '../../traces/render/table.js';
import { vmOfActor } from '../../traces/render/presentation.js';
import { wrap } from '../../traces/render/words.js';
import type { Trace } from '../../traces/trace.js';
import { isAttack } from '../run/task.js';
import type { RunResult } from '../run/task.js';

/** Every broken claim of every design with its shortest attack in words. */
export function attackLines(runs: readonly RunResult[]): string {
  const designs = [...new Set(runs.map(({ design }) => design))];
  return designs
    .flatMap((design) => {
      const attacks = shortestAttacks(
        runs.filter((run) => run.design === design),
      );
      if (attacks.length === 0) return [`${design}: no attack`, ''];
      return [
        design,
        ...attacks.flatMap((trace) =>
          wrap(
            `${trace.claim}, ${trace.steps.length} steps: ${inWords(trace)}`,
            '',
          ).map((line, n) => (n === 0 ? line : `  ${line}`)),
        ),
        '',
      ];
    })
    .join('\n');
}

/** One trace a claim: the shortest over the runs. */
export function shortestAttacks(runs: readonly RunResult[]): readonly Trace[] {
  const best = new Map<string, Trace>();
  for (const { claims } of runs)
    for (const { claim, kind, trace } of claims) {
      if (trace === null || !isAttack(kind)) continue;
      const known = best.get(claim);
      if (known === undefined || trace.steps.length < known.steps.length)
        best.set(claim, trace);
    }
  return [...best.values()];
}

function inWords(trace: Trace): string {
  return rowsOf(trace.steps)
    .map((row) => {
      const vm = vmOfActor(row.first.actor);
      return `${vm === null ? '' : `${party(row.first.actor, trace)} `}${cellOf(row)}`;
    })
    .join('; ');
}

/** A VM's name will do where only one thread of it acts. */
function party(actor: string, { steps }: Trace): string {
  const vm = vmOfActor(actor);
  const threads = new Set(
    steps.map((step) => step.actor).filter((other) => vmOfActor(other) === vm),
  );
  return vm === null || threads.size > 1 ? actor : vm;
}

/**
 * The attacks shown at length: for each design that somebody argued for and
 * another one mends, the first claim that breaks in it and holds there. The
 * `-broken` twins, which leave one rule out, are told in one line each.
 */
export function keyAttacks(
  designs: readonly Design[],
  runs: readonly RunResult[],
): readonly Trace[] {
  return designs.flatMap((design) => {
    const mended = designs.find(({ name }) => name === design.mendedBy);
    if (mended === undefined || isTwin(design)) return [];
    const own = runs.filter((run) => run.design === design.name);
    const attack = shortestAttacks(own).find(
      ({ claim }) => mended.expect[claim] !== design.expect[claim],
    );
    return attack === undefined ? [] : [attack];
  });
}
