/** Random walks in place of an exhaustive search: they find, but never say
 * never. */
import type { Program } from '../../checker/compile/program.js';
import type {
  Exploration,
  Finding,
  Stop,
} from '../../checker/search/exploration.js';
import { TOLD_APART } from '../../checker/search/exploration.js';
import { falsify, shorten } from '../../checker/search/random.js';
import type { Hooks, Mode } from './task.js';

/** Walks drawn for each claim. */
const WALKS = 500;

export async function walkAtRandom(
  program: Program,
  seed: number,
  timeoutSeconds: number | null,
  { interrupted }: Pick<Hooks, 'interrupted'>,
): Promise<{ readonly exploration: Exploration; readonly mode: Mode }> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const findings: Finding[] = [];
  let stopped: Stop | null = null;
  for (const claim of program.claims) {
    // A turn of the event loop, so that Ctrl-C is seen between two claims.
    await new Promise((resolve) => setImmediate(resolve));
    if (interrupted()) stopped = 'interrupt';
    if (timeoutSeconds !== null && seconds() > timeoutSeconds)
      stopped ??= 'time';
    const { kind, name } = claim.claim;
    if (stopped !== null || (kind !== 'never' && kind !== 'sometimes')) {
      findings.push(notSeen(name));
      continue;
    }
    const found = falsify(program, claim, {
      seed,
      walks: WALKS,
      ...(timeoutSeconds === null
        ? {}
        : { timeoutSeconds: Math.max(0.001, timeoutSeconds - seconds()) }),
    });
    findings.push(
      found.path === null ? notSeen(name) : await shorten(program, found),
    );
  }
  const longest = findings.map(({ path }) => path?.steps.length ?? 0);
  return {
    mode: { kind: 'random', seed, walks: WALKS },
    exploration: {
      states: 0,
      transitions: 0,
      depth: Math.max(0, ...longest),
      complete: false,
      stopped,
      open: 0,
      seconds: seconds(),
      bytes: 0,
      symmetries: 1,
      alike: TOLD_APART,
      findings,
      vacuous: [],
    },
  };
}

function notSeen(claim: string): Finding {
  return {
    claim,
    found: 'notSeen',
    path: null,
    shortest: false,
    objects: null,
    states: null,
  };
}
