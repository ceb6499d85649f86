/** Random systems, each asked of SPIN and rumur. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countWithRumur } from '../../bench/crosscheck/rumur.js';
import { countWithSpin } from '../../bench/crosscheck/spin.js';
import type { Counted } from '../../bench/crosscheck/verdict.js';
import { isExact } from '../../checker/export/index.js';
import type { Exploration, Program } from '../../checker/index.js';
import { compile, explore } from '../../checker/index.js';
import type { Compared } from '../../checker/testing/modes.js';
import { frugal, MOST_STATES } from '../../checker/testing/modes.js';
import { drawPlan, systemOf } from '../../checker/testing/random/draw.js';

/** Fewer states than this are not worth a compiler's second. */
const LEAST_STATES = 10;

/** States, transitions, claims that hold and witnesses, by all three. */
export async function comparePeers(seed: number): Promise<Compared> {
  const whole = compile(systemOf(drawPlan(seed)));
  const program = {
    ...whole,
    claims: whole.claims.filter(
      ({ claim }) => claim.kind === 'never' || claim.kind === 'sometimes',
    ),
  };
  const ours = await explore(program, {
    ...frugal(program),
    maxStates: MOST_STATES,
  });
  const { states } = ours;
  if (!ours.complete || states < LEAST_STATES)
    return { skipped: true, states, symmetries: 1, differences: [] };
  // Witnesses that are not reached are asserted as well.
  const never = ours.findings
    .filter(({ found }) => found === 'never')
    .map(({ claim }) => claim);
  const folders = await Promise.all(
    ['spin', 'rumur'].map((tool) => mkdtemp(join(tmpdir(), `ioasid-${tool}-`))),
  );
  const [first = '', second = ''] = folders;
  try {
    const [spin, rumur] = await Promise.all([
      countWithSpin(program, never, first, '-O0'),
      countWithRumur(program, never, second, '-O0'),
    ]);
    const differences = differ(program, ours, spin, rumur);
    return { skipped: false, states, symmetries: 1, differences };
  } finally {
    for (const folder of folders)
      await rm(folder, { recursive: true, force: true });
  }
}

function differ(
  program: Program,
  ours: Exploration,
  spin: Counted,
  rumur: Counted,
): readonly string[] {
  const { states, transitions } = ours;
  const numbers = [
    ['SPIN: states', spin.states, states],
    ['rumur: states', rumur.states, states],
    ['rumur: transitions', rumur.transitions, transitions],
    ...(isExact(program)
      ? ([['SPIN: transitions', spin.transitions, transitions]] as const)
      : []),
    ['SPIN: errors', spin.errors, 0],
    ['rumur: errors', rumur.errors, 0],
  ] as const;
  const witnessed = ours.findings.flatMap(({ claim, found }) => {
    const hits = rumur.witnessed.get(claim);
    return hits === undefined || hits > 0 === (found === 'sometimes')
      ? []
      : [`rumur: ${claim} hit ${String(hits)} times, ours ${found}`];
  });
  return [
    ...numbers.flatMap(([what, theirs, expected]) =>
      theirs === expected
        ? []
        : [`${what}: ${String(theirs)}, ours ${String(expected)}`],
    ),
    ...witnessed,
  ];
}
