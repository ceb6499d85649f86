/** A search of a task, re-checked before anything is said of it. */
import type { Again } from '../../checker/certify/again.js';
import { compareAgain } from '../../checker/certify/again.js';
import type { Certificate } from '../../checker/certify/certificate.js';
import { certify } from '../../checker/certify/certify.js';
import { namesOf } from '../../checker/certify/graph.js';
import type { Program } from '../../checker/compile/program.js';
import type {
  Exploration,
  FoundStates,
} from '../../checker/search/exploration.js';
import { explore } from '../../checker/search/explore.js';
import { differsText, refutedText } from '../report/refuted.js';
import type { Hooks, Mode, Task } from './task.js';
import { limitsOf } from './task.js';

export interface Searched {
  readonly exploration: Exploration;
  readonly mode: Mode;
  /** Null where no set of states was kept. */
  readonly found: FoundStates | null;
}

/** What was done so that a search need not be believed. */
export interface Proof {
  readonly certificate: Certificate;
  /** The search without symmetry; null where there was nothing to confirm. */
  readonly again: Again | null;
}

/**
 * Most work of a certificate that nobody asked for: about what it takes to
 * start, read the design and compile it. A count and not a clock, so that the
 * same input gives the same output (docs/engine.md, "Certificates").
 */
const MOST_WORK = 2_000_000;

/** Most states, counted one by one, of a second search without symmetry. */
const MOST_AGAIN = 100_000;

/** States between two signs of life. */
const EVERY = 1024;

/** A result of this program that is wrong: exit code 70. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
}

/**
 * @returns null if nobody asked
 * @throws {ProofError} if the search is refuted
 */
export async function prove(
  program: Program,
  { exploration, mode, found }: Searched,
  { task, own, hooks }: { task: Task; own: boolean; hooks: Hooks },
): Promise<Proof | null> {
  const asked = task.certify ?? own;
  if (!asked || mode.kind === 'random') return null;
  if (found === null)
    return { certificate: { kind: 'notMade', why: 'partial' }, again: null };
  const certificate = certify(program, exploration, found, {
    ...(task.certify === true ? {} : { most: MOST_WORK }),
    interrupted: pollOf(exploration, task, hooks),
  });
  if (certificate.kind === 'refuted')
    throw new ProofError(refutedText(program, certificate.where));
  const again = own
    ? await searchAgain(program, exploration, found, task, hooks)
    : null;
  if (again?.kind === 'differs')
    throw new ProofError(differsText(program, again.where));
  return { certificate, again };
}

/** Whether to stop; tells how far the re-check has come. */
function pollOf(
  { states }: Exploration,
  { deadline }: Task,
  { interrupted, onProgress }: Hooks,
): () => boolean {
  const begun = Date.now();
  let done = 0;
  return () => {
    if (done++ % EVERY === 0)
      onProgress({
        phase: 'certificate',
        states: done,
        transitions: 0,
        depth: 0,
        open: Math.max(0, states - done),
        seconds: (Date.now() - begun) / 1000,
      });
    return interrupted() || (deadline !== null && Date.now() > deadline);
  };
}

/** A Never or Always under symmetry is looked for once more without it. */
async function searchAgain(
  program: Program,
  exploration: Exploration,
  found: FoundStates,
  task: Task,
  hooks: Hooks,
): Promise<Again | null> {
  const { complete, symmetries, states, findings } = exploration;
  const confirms = findings.some(
    ({ found: verdict }) => verdict === 'never' || verdict === 'always',
  );
  if (!complete || symmetries === 1 || !confirms) return null;
  if (states * symmetries > MOST_AGAIN) return { kind: 'notMade', why: 'work' };
  const whole = await explore(program, { ...limitsOf(task), ...hooks });
  return compareAgain(exploration, whole, namesOf(program, states, found));
}
