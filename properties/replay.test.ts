/** A recorded run replays the same, always and on a program made anew. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Finding, Path, Program } from '../checker/index.js';
import { Walker } from '../checker/index.js';
import { firstHit } from '../checker/search/random.js';
import type { Design } from '../model/design.js';
import { designs } from '../model/designs/index.js';
import { parseTrace } from '../traces/parse.js';
import { recordFinding } from '../traces/record.js';
import { replay } from '../traces/replay.js';
import type { Trace } from '../traces/trace.js';
import { formatTrace } from '../traces/write.js';
import { programOf } from './programs.js';
import { prop } from './prop.js';

/** Claims that random walks break within their first steps. */
const SOON = ['foreign-free', 'single-owner', 'references-balance'];

interface Attacked {
  readonly design: Design;
  readonly program: Program;
  readonly claim: string;
  readonly hit: (ids: readonly number[]) => Path | null;
}

const attacked: readonly Attacked[] = designs.flatMap((design) => {
  const claims = SOON.filter((name) => design.expect[name] === 'sometimes');
  if (claims.length === 0) return [];
  const program = programOf(design);
  const walker = new Walker(program);
  return claims.flatMap((claim) => {
    const compiled = program.claims.find((one) => one.claim.name === claim);
    if (compiled === undefined) return [];
    const watch = walker.watch([compiled]);
    return [
      { design, program, claim, hit: (ids) => firstHit(walker, watch, ids) },
    ];
  });
});

interface Recorded extends Attacked {
  readonly trace: Trace;
}

const recorded: fc.Arbitrary<Recorded> = fc
  .record({
    which: fc.constantFrom(...attacked),
    ids: fc.noBias(fc.array(fc.nat(), { minLength: 400, maxLength: 400 })),
  })
  .map(({ which, ids }): Recorded | null => {
    const { program, claim, hit } = which;
    const path = hit(ids.map((id) => id % program.steps.length));
    const finding: Finding = {
      claim,
      found: 'sometimes',
      path,
      shortest: false,
      objects: null,
      states: null,
    };
    const trace = recordFinding(program, finding, {
      expect: 'sometimes',
      search: { states: 0, symmetries: 1, complete: false },
    });
    return trace === null ? null : { ...which, trace };
  })
  .filter((one) => one !== null);

const show = ({ trace }: Recorded): string => formatTrace(trace);

describe('a random attack, recorded,', () => {
  prop(
    'is the same text and the same run on a program compiled anew',
    recorded,
    40,
    async ({ design, trace }) => {
      const text = formatTrace(trace);
      const read = parseTrace(text, 'property');
      expect(formatTrace(read)).toBe(text);
      const program = programOf(design);
      const first = await replay(program, read);
      expect(first).toMatchObject({ kind: 'agrees', sameModel: true });
      expect(await replay(program, read)).toEqual(first);
    },
    show,
  );

  prop(
    'drifts where a step is left out, or its result is changed',
    fc.tuple(recorded, fc.nat(), fc.boolean()),
    40,
    async ([{ program, trace }, where, drop]) => {
      const at = where % trace.steps.length;
      // A step that changed nothing is not missed.
      fc.pre(!drop || Object.keys(trace.steps[at]?.changed ?? {}).length > 0);
      const steps = drop
        ? trace.steps.filter((_, n) => n !== at)
        : trace.steps.map((step, n) =>
            n === at
              ? { ...step, result: step.result === 'ok' ? 'EIO' : 'ok' }
              : step,
          );
      const result = await replay(program, { ...trace, steps });
      expect(result.kind).toBe('drifts');
      if (result.kind === 'drifts')
        expect(result.drift.step).toBeGreaterThan(at);
    },
    ([one]) => show(one),
  );
});
