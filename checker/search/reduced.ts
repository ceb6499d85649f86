/** Breadth-first search with partial order reduction. */
import type { Program } from '../compile/program.js';
import { anyInstance, engineSource, makeEngine } from '../generate/engine.js';
import { generateMask } from '../generate/predicate.js';
import { DISABLED, generateSingles } from '../generate/singles.js';
import { layOut, pack, unpack } from '../pack/layout.js';
import { reductionOf, refusedClaims } from '../reduce/stubborn.js';
import { NO_SYMMETRY } from '../symmetry/symmetry.js';
import { startClock } from './clock.js';
import type {
  Exploration,
  ExploreOptions,
  Finding,
  Stop,
} from './exploration.js';
import { TOLD_APART } from './exploration.js';
import { idleClaims, offendingIn } from './findings.js';
import { pathTo } from './path.js';
import { DEFAULT_BYTES, makeRoom } from './room.js';

/** Steps between two looks at the clock. */
const BATCH = 256;

/** A claim of this run cannot be judged with the reduction asked for. */
export class ReductionError extends Error {
  override readonly name = 'ReductionError';
}

/**
 * Visits enough of the reachable states to judge never and sometimes claims.
 * Runs it reports are runs, but not always shortest. Nothing is said about
 * vacuity: a step put off everywhere it commutes looks as if it never came.
 *
 * @throws {ReductionError} if the program has a claim of another kind
 */
export async function exploreReduced(
  program: Program,
  options: ExploreOptions = {},
): Promise<Exploration> {
  const [refused] = refusedClaims(program);
  if (refused !== undefined)
    throw new ReductionError(
      `partial order reduction cannot judge '${refused.claim}': ` +
        `${refused.reason}. Judge it without --por, or choose other claims ` +
        `with --claim.`,
    );
  const { maxStates = Infinity, maxBytes = DEFAULT_BYTES } = options;
  const layout = layOut(program);
  const { words } = layout;
  const source = engineSource(
    program,
    layout,
    [],
    null,
    1,
    NO_SYMMETRY,
    options.places,
  );
  const engine = makeEngine(source, {
    onHit: () => undefined,
    flags: null,
    self: 0,
    memory: null,
  });
  const room = makeRoom(words, options, program.steps.length);
  engine.attach(room.states, room.parents, room.table);
  const singles = generateSingles(program, layout);
  const reduction = reductionOf(program, program.claims);
  const watch = generateMask(
    program,
    layout,
    program.claims.map((claim) => anyInstance(claim)),
  );
  const clock = startClock(options);
  const firstHit = program.claims.map(() => -1);
  const hits = program.claims.map(() => 0);
  let count = 0;
  const admit = (parent: number): boolean => {
    engine.reserve(1);
    const after = engine.admit(parent, count);
    if (after === count) return false;
    const mask = watch(room.states, count * words);
    program.claims.forEach((_, n) => {
      if ((mask & (1 << n)) === 0) return;
      hits[n] = (hits[n] ?? 0) + 1;
      if ((firstHit[n] ?? -1) < 0) firstHit[n] = count;
    });
    count = after;
    return true;
  };
  engine.out.set(pack(layout, program.initial));
  admit(-1);
  let stopped: Stop | null = null;
  let transitions = 0;
  let depth = 0;
  let levelEnd = 1;
  let next = 0;
  for (; next < count; next++) {
    if (next === levelEnd) {
      depth++;
      levelEnd = count;
    }
    const from = room.states.subarray(next * words, (next + 1) * words);
    const place = (thread: number): number => {
      const field = layout.fields[thread];
      return field === undefined
        ? 0
        : ((from[field.word] ?? 0) >>> field.shift) & field.mask;
    };
    const enabled: number[] = [];
    for (const { index, thread, at } of program.steps) {
      if (thread >= 0 && place(thread) !== at) continue;
      singles.input.set(from);
      if (singles.run[index]?.() !== DISABLED) enabled.push(index);
    }
    const take = (steps: readonly number[]): boolean => {
      let fresh = false;
      for (const step of steps) {
        singles.input.set(from);
        singles.run[step]?.();
        engine.out.set(singles.output);
        if (admit(next)) fresh = true;
        transitions++;
      }
      return fresh;
    };
    const chosen = reduction.choose(enabled, unpack(layout, from));
    if (!take(chosen) && chosen.length < enabled.length)
      take(enabled.filter((step) => !chosen.includes(step)));
    if (count >= maxStates) stopped = 'states';
    const bytes = count * 4 * (words + 1) + engine.bytes();
    if (bytes > maxBytes || count + program.steps.length > room.capacity)
      stopped ??= 'memory';
    if (next % BATCH === 0)
      stopped ??= await clock.tick({
        phase: 'search',
        states: count,
        transitions,
        depth,
        open: count - next,
      });
    if (stopped !== null) break;
  }
  const searched = {
    program,
    layout,
    engine,
    room,
    symmetry: NO_SYMMETRY,
    count,
    maxBytes,
    places: options.places,
    clock,
  };
  const findings = program.claims.map((compiled, n): Finding => {
    const state = firstHit[n] ?? -1;
    const path = state < 0 ? null : pathTo(searched, state);
    const never = stopped === null ? 'never' : 'notSeen';
    return {
      claim: compiled.claim.name,
      found: state < 0 ? never : 'sometimes',
      path,
      shortest: false,
      objects: path === null ? null : offendingIn(compiled, path.final),
      states: state < 0 && stopped === null ? 0 : null,
    };
  });
  return {
    states: count,
    transitions,
    depth,
    complete: stopped === null,
    stopped,
    open: count - next,
    seconds: clock.seconds(),
    bytes: count * 4 * (words + 1) + engine.bytes(),
    symmetries: 1,
    alike: TOLD_APART,
    findings,
    vacuous: idleClaims(program),
  };
}
