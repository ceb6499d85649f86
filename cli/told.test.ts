/** Every committed trace is shown, drawn and explained, and blames what its
 * claim speaks of. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../checker/compile/compile.js';
import { holdsIn } from '../checker/compile/interpret.js';
import type { Program } from '../checker/compile/program.js';
import { drawsFrom } from '../properties/prop.js';
import { systemWith } from '../review/ask.js';
import { explain, runTrace } from '../traces/explain/explain.js';
import { premisesOf } from '../traces/explain/premises.js';
import { explanationText } from '../traces/explain/text.js';
import { TRACE_SUFFIX, readTrace } from '../traces/file.js';
import { corpusFolder, packageRoot } from '../traces/package-root.js';
import { claimNamed } from '../traces/record.js';
import { renderAs, traceFormats } from '../traces/render/formats.js';
import { renderText } from '../traces/render/text.js';
import { replay } from '../traces/replay.js';
import type { Replay } from '../traces/replay.js';
import { speakingOf } from '../traces/shows.js';
import type { Trace } from '../traces/trace.js';
import { catalogue, designNamed } from './catalogue.js';
import { testWorld } from './testing.js';

const traces = [corpusFolder, join(packageRoot, 'traces', 'findings')].flatMap(
  (folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(TRACE_SUFFIX))
      .map((file) => readTrace(join(folder, file))),
);

const { effort } = drawsFrom(process.env);
const explained = traces
  .toSorted((one, other) => one.steps.length - other.steps.length)
  .filter(
    ({ claimKind }, n, all) =>
      effort > 1 ||
      all.findIndex((other) => other.claimKind === claimKind) === n,
  );

const programs = new Map<string, Program>();

/** Under the rules it was recorded with: some findings have mends on. */
function programOf({ design, scope, rules }: Trace): Program {
  const key = JSON.stringify([design, scope, rules]);
  const made =
    programs.get(key) ??
    compile(systemWith(designNamed(catalogue, design), scope, rules));
  programs.set(key, made);
  return made;
}

function known(name: string): Trace {
  const found = traces.find((trace) => trace.name === name);
  if (found === undefined) throw new Error(`no trace ${name}`);
  return found;
}

const blaming = (trace: Trace, blame: Trace['blame']): Promise<Replay> =>
  replay(programOf(trace), { ...trace, blame });

describe('every committed trace', () => {
  it('blames objects of which its claim speaks and is broken in the end', () => {
    for (const trace of traces) {
      const program = programOf(trace);
      const claim = claimNamed(program, trace.claim);
      const { final } = runTrace(program, trace);
      const { instances = [] } = speakingOf(claim, trace.blame) ?? {};
      const single = 'objects' in claim.claim ? 1 : 0;
      expect([trace.name, instances.length]).toEqual([trace.name, single]);
      for (const { such, until } of instances) {
        expect(holdsIn(such, final)).toBe(true);
        expect(until !== null && holdsIn(until, final)).toBe(false);
      }
    }
  });

  it('is shown, drawn in every form, and its premises are told', () => {
    for (const trace of traces) {
      expect(renderText(trace, 'npx x')).toContain(trace.claim);
      for (const form of traceFormats)
        expect(renderAs(form, trace, 'npx x')).not.toBe('');
      const program = programOf(trace);
      const { claim } = claimNamed(program, trace.claim);
      if (!('such' in claim)) continue;
      const run = runTrace(program, trace);
      expect(premisesOf(run, claim.such, trace.blame)).not.toEqual([]);
    }
  });

  // What matters in it is tried out: a shortest one a kind of claim will do,
  // unless FC_EFFORT asks for more.
  it.each(explained.map((trace) => [trace.name, trace] as const))(
    '%s is explained',
    async (_, trace) => {
      const program = programOf(trace);
      // Which rules would stop it takes longest, and is tried elsewhere.
      const found = await explain(program, trace, 0);
      expect(found.objects).toEqual(trace.blame);
      expect(explanationText(trace, found)).toContain('Matters (');
    },
  );
});

describe('a trace of a claim about what follows', () => {
  it.each(['v1--free-completes', 'v2--free-completes'])(
    '%s is explained',
    async (name) => {
      const { run } = testWorld(catalogue, corpusFolder);
      const path = join(corpusFolder, `${name}${TRACE_SUFFIX}`);
      const { code, out, err } = await run('explain', path);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('Let p = p1.');
      expect(out).toContain('ioasid(p1) is freePending, from step 7');
    },
  );
});

describe('a trace that blames what it should not', () => {
  it('drifts where the claim speaks of no such objects', async () => {
    const trace = known('set-only--intra-vm-dma');
    for (const blame of [
      { p: 'p1' },
      { d: 'mdev1', q: 'p1' },
      { d: 'p1', p: 'p1' },
    ])
      expect(await blaming(trace, blame)).toMatchObject({
        kind: 'drifts',
        drift: { step: 10, what: 'objects' },
      });
  });

  it('drifts where the claim is not broken of those', async () => {
    const trace = known('set-only--intra-vm-dma');
    expect(await blaming(trace, trace.blame)).toMatchObject({ kind: 'agrees' });
    expect(await blaming(trace, { d: 'mdev2', p: 'p1' })).toMatchObject({
      kind: 'drifts',
      drift: {
        what: `claim ${trace.claim}`,
        recorded: 'broken: d = mdev2, p = p1',
      },
    });
  });
});
