/**
 * A search re-checked: plainly, state by state, by the interpreter.
 *
 * Shares with the search the program, its tables and its interpreter, and the
 * renamings; not the generated code, the packed states' look-up, the choice of
 * a state among those alike, or the passes that judge claims.
 */
import type { Program } from '../compile/program.js';
import type { Exploration, FoundStates } from '../search/exploration.js';
import { orderOf } from '../symmetry/symmetry.js';
import type { Certificate } from './certificate.js';
import { Ended } from './certificate.js';
import { recheck } from './claims.js';
import { nodesOf, walk } from './graph.js';

export interface CertifyOptions {
  /** Expands and judges each renamed state too, so that no renaming has to be
   * believed. Default: where that work is at most `most`, and 20 million. */
  readonly each?: boolean;
  /** Work beyond which no certificate is made; see `workOf`. */
  readonly most?: number;
  /** Polled before each state; true ends the re-check. */
  readonly interrupted?: () => boolean;
}

/** Some twenty seconds. */
const EACH = 20_000_000;

/** Steps and conditions to try in so many states. */
export function workOf(program: Program, states: number): number {
  const asked = program.claims.reduce((n, one) => n + one.instances.length, 0);
  return states * (program.steps.length + asked);
}

/** A wrong result is no error here: its certificate is refuted. */
export function certify(
  program: Program,
  result: Exploration,
  found: FoundStates,
  options: CertifyOptions = {},
): Certificate {
  const { most = Infinity, interrupted } = options;
  const { states, open } = result;
  if (workOf(program, states) > most) return { kind: 'notMade', why: 'work' };
  const order = orderOf(found.symmetry);
  const each =
    order === 1 ||
    (options.each ?? workOf(program, states * order) <= Math.min(most, EACH));
  const poll = (): void => {
    if (interrupted?.() === true)
      throw new Ended({ kind: 'notMade', why: 'interrupted' });
  };
  try {
    const nodes = nodesOf(program, states, found, each);
    const follows = program.claims.some(({ claim }) => 'until' in claim);
    const { graph, steps } = walk(
      program,
      nodes,
      result,
      each && follows,
      poll,
    );
    const notCovered = program.claims.filter((claim) => {
      poll();
      return !recheck(program, graph, result, claim, each);
    });
    return {
      kind: 'certified',
      states,
      renamed: nodes.renamed,
      each,
      steps,
      open,
      notCovered: notCovered.map(({ claim }) => claim.name),
    };
  } catch (error) {
    if (error instanceof Ended) return error.certificate;
    throw error;
  }
}
