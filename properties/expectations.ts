/**
 * Tests that random interleavings of hostile guests meet what a design
 * expects of each claim: what holds is never falsified; what breaks is falsified, and
 * shrunk, and comes out as long as the shortest run of an exhaustive search.
 *
 * Random walks can show that a claim breaks, never that it holds; a witness
 * that is expected is treated like a claim that breaks.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledClaim, Finding, Program } from '../checker/index.js';
import {
  explore,
  falsify,
  holdsIn,
  perform,
  shorten,
  Walker,
} from '../checker/index.js';
import type { Design } from '../model/design.js';
import { draws, leads, programOf, runOf } from './programs.js';
import type { Draws } from './prop.js';
import { drawsFrom, prop, reproduction } from './prop.js';

/** Enough for the deepest attack of the mail's designs, of 25 steps; a walk
 * that finds nothing takes about 0.1 ms. */
const WALKS = 20_000;

/** States from which `shorten` and the exhaustive search may look. */
const MAX_STATES = 3_000_000;

const isStateClaim = ({ claim: { kind } }: CompiledClaim): boolean =>
  kind === 'never' || kind === 'sometimes';

/** Falsifies a claim of states, with the seed and path of the environment. */
function attack(
  program: Program,
  compiled: CompiledClaim,
  { seed, path, effort }: Draws,
): Finding {
  return falsify(program, compiled, {
    seed,
    walks: WALKS * effort,
    ...(path === undefined ? {} : { path }),
  });
}

/** A test that draws by the environment's seed; `again` repeats it. */
function drawing(
  name: string,
  check: (draws: Draws, again: string) => void | Promise<void>,
): void {
  it(name, async ({ task }) => {
    const drawn = drawsFrom(process.env);
    const test = { file: task.file.name, name };
    await check(drawn, reproduction(test, { seed: drawn.seed, path: null }));
  });
}

/** What breaks, or is a witness: falsified, shrunk, shortened; then all of a
 * design held to one exhaustive search, as deep as the longest. */
function comesUp(design: Design, program: Program): void {
  const lengths = new Map<string, number>();
  const claims = program.claims.filter(isStateClaim);
  const expected = claims.filter(
    ({ claim }) => design.expect[claim.name] === 'sometimes',
  );
  for (const compiled of expected) {
    const { name } = compiled.claim;
    drawing(`${design.name}: ${name} comes up`, async (drawn, again) => {
      const finding = attack(program, compiled, drawn);
      expect(finding.found, again).toBe('sometimes');
      expect(finding.path?.steps.length, again).toBeGreaterThan(0);
      const shortened = await shorten(program, finding, MAX_STATES);
      expect(shortened.shortest, again).toBe(true);
      lengths.set(name, shortened.path?.steps.length ?? 0);
    });
  }
  const all = `${design.name}: `;
  it(`${all}what comes up is shortened to the shortest`, async ({ task }) => {
    // It needs what the tests before it found.
    const { seed } = drawsFrom(process.env);
    const test = { file: task.file.name, name: all };
    const again = reproduction(test, { seed, path: null });
    expect(lengths.size, again).toBe(expected.length);
    const { findings } = await explore(
      { ...program, claims },
      {
        symmetry: true,
        maxDepth: Math.max(0, ...lengths.values()),
        maxStates: MAX_STATES,
      },
    );
    const shortest = findings
      .filter(({ claim }) => lengths.has(claim))
      .map(({ claim, path }) => [claim, path?.steps.length]);
    expect(Object.fromEntries(shortest), again).toEqual(
      Object.fromEntries(lengths),
    );
  });
}

/** What holds, all of a design at once: each walk looks out for each claim. */
function neverFalsified(design: Design, program: Program): void {
  const holding = program.claims.filter(
    (compiled) =>
      isStateClaim(compiled) && design.expect[compiled.claim.name] === 'never',
  );
  const walker = new Walker(program);
  const watch = walker.watch(holding);
  prop(
    `${design.name}: random walks do not break what holds`,
    fc.noBias(
      fc.array(fc.nat(program.steps.length - 1), {
        maxLength: 2000,
        size: 'max',
      }),
    ),
    400,
    (ids) => {
      walker.reset();
      for (const id of ids) {
        if (!walker.take(id)) continue;
        const broken = watch(walker.words);
        if (broken === 0) continue;
        const names = holding.filter((_, n) => (broken & (1 << n)) !== 0);
        throw new Error(
          `broken: ${names.map(({ claim }) => claim.name).join(', ')}`,
        );
      }
    },
  );
}

/** Each rule with a refusal witness refuses somebody on some random run. */
function refusesSomebody(design: Design, program: Program): void {
  for (const { claim } of program.claims) {
    if (claim.kind !== 'refusal') continue;
    drawing(`${design.name}: ${claim.name} comes up`, (drawn, again) => {
      const { seed, effort } = drawn;
      const { failed } = fc.check(
        fc.property(draws(100), (numbers) =>
          runOf(program, numbers).every(
            ({ outcome }) =>
              outcome.kind !== 'refused' || !outcome.rules.includes(claim.rule),
          ),
        ),
        { seed, numRuns: 50 * effort, endOnFailure: true },
      );
      expect(failed, again).toBe(design.expect[claim.name] === 'sometimes');
    });
  }
}

/**
 * Runs a call alone until its thread is idle.
 *
 * @returns whether it ended in an errno and yet left something behind
 */
function leavesTraces(
  program: Program,
  from: readonly number[],
  start: Program['steps'][number],
): boolean {
  const first = perform(program, from, start);
  if (first.kind !== 'done' || start.thread < 0) return false;
  let state = first.next;
  let failed = false;
  while (state[start.thread] !== 0) {
    const at = state[start.thread];
    const step = program.steps.find(
      (known) => known.thread === start.thread && known.at === at,
    );
    if (step === undefined) return false;
    const outcome = perform(program, state, step);
    if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere')
      return false;
    failed ||= outcome.kind === 'refused';
    state = outcome.next;
  }
  return failed && state.some((local, n) => local !== from[n]);
}

/** What an operation alone does from the states of random runs. */
function refusedChangesNothing(design: Design, program: Program): void {
  for (const { claim } of program.claims) {
    if (claim.kind !== 'refusedChangesNothing') continue;
    drawing(`${design.name}: ${claim.name} as expected`, (drawn, again) => {
      const { seed, effort } = drawn;
      const starts = program.steps.filter((step) => step.first && !step.last);
      const { failed } = fc.check(
        fc.property(draws(40), (numbers) =>
          runOf(program, numbers).every(
            ({ after }) =>
              !starts.some((start) => leavesTraces(program, after, start)),
          ),
        ),
        { seed, numRuns: 20 * effort, endOnFailure: true },
      );
      expect(failed, again).toBe(design.expect[claim.name] === 'sometimes');
    });
  }
}

/** From a state on a random run in which something is pending, whether it can
 * still be ended: a search of its own from that state. */
async function canRecover(
  program: Program,
  state: readonly number[],
  until: CompiledClaim['instances'][number]['until'],
): Promise<boolean> {
  const claim = {
    kind: 'sometimes',
    name: 'recovered',
    says: 'It is over.',
    source: 'property',
    objects: {},
    such: { kind: 'all', of: [] },
  } as const;
  const such = until ?? { kind: 'constant', value: false };
  const instances = [{ objects: {}, such, until: null }];
  const found = await explore(
    { ...program, initial: state, claims: [{ claim, instances }] },
    { until: claim.name, maxStates: MAX_STATES },
  );
  const [finding] = found.findings;
  expect(finding?.found).not.toBe('notSeen');
  return finding?.found === 'sometimes';
}

function recovers(design: Design, program: Program): void {
  for (const { claim, instances } of program.claims) {
    if (claim.kind !== 'recoverable') continue;
    drawing(
      `${design.name}: ${claim.name} as expected`,
      async (drawn, again) => {
        const { seed, effort } = drawn;
        const holds = design.expect[claim.name] !== 'sometimes';
        const verdicts: boolean[] = [];
        for (const numbers of fc.sample(draws(80), {
          seed,
          numRuns: 60 * effort,
        })) {
          const open = runOf(program, numbers).flatMap(
            ({ after, step, outcome }) =>
              leads(step, outcome)
                ? instances
                    .filter(({ such }) => holdsIn(such, after))
                    .map(({ until }) => ({ after, until }))
                : [],
          );
          const last = open.at(-1);
          if (last === undefined) continue;
          verdicts.push(await canRecover(program, last.after, last.until));
          if (verdicts.length === (holds ? 3 : 30)) break;
          if (!holds && verdicts.includes(false)) break;
        }
        expect(
          verdicts.every((recovered) => recovered),
          again,
        ).toBe(holds);
      },
    );
  }
}

/** All tests of one design, in its first review scope. */
export function testExpectations(design: Design): void {
  describe(design.name, () => {
    const program = programOf(design);
    comesUp(design, program);
    neverFalsified(design, program);
    refusesSomebody(design, program);
    refusedChangesNothing(design, program);
    recovers(design, program);
  });
}
