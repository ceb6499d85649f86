/** Every committed trace replays on its design and is stopped by the design
 * that mends it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Program } from '../checker/compile/program.js';
import { compile } from '../checker/compile/compile.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import { readTrace } from '../traces/file.js';
import { corpusFolder } from '../traces/package-root.js';
import { seriesDesigns } from '../model/series/index.js';
import { renderText } from '../traces/render/text.js';
import { replay } from '../traces/replay.js';
import type { Trace } from '../traces/trace.js';
import { catalogue, designNamed, scopeFrom, systemOf } from './catalogue.js';
import { traceFiles } from './list.js';
import { isAttack } from './run/task.js';

const files = traceFiles(corpusFolder);
const traces = files.map((file) => readTrace(join(corpusFolder, file)));

const programs = new Map<string, Program>();

function programOf(design: string, scope: string): Program {
  const key = `${design} ${scope}`;
  const made =
    programs.get(key) ??
    compile(
      systemOf(catalogue, designNamed(catalogue, design), scopeFrom(scope)),
    );
  programs.set(key, made);
  return made;
}

/** Traces whose every step the mending design allows. */
const runsOn: string[] = [];

describe('the corpus', () => {
  it('has a trace for every claim a design breaks, and no other', () => {
    const broken = catalogue.designs.flatMap((design) =>
      design.claims
        .filter(
          ({ name, kind }) =>
            isAttack(kind) && design.expect[name] === 'sometimes',
        )
        .map(({ name }) => `${design.name}--${name}.trace.json`),
    );
    expect(files).toEqual(broken.sort());
  });

  it('names each file after its trace, and calls each shortest', () => {
    expect(traces.map(({ name }) => `${name}.trace.json`)).toEqual(files);
    for (const trace of traces) {
      const { shortest, search, steps } = trace;
      expect(steps.length).toBeGreaterThan(0);
      // A hunt ends with the first run, which is a shortest one.
      expect({ shortest, complete: search.complete }).toEqual({
        shortest: true,
        complete: !isHunted(trace),
      });
    }
  });

  it.each(traces.map((trace) => [trace.name, trace] as const))(
    '%s replays step by step',
    async (_, trace) => {
      const program = programOf(trace.design, trace.scope);
      expect(await replay(program, trace)).toEqual({
        kind: 'agrees',
        steps: trace.steps.length,
        because: expect.any(String) as string,
        // A hunt makes one claim only.
        sameModel: !isHunted(trace),
      });
    },
  );

  it.each(traces.filter(isMended).map((trace) => [trace.name, trace] as const))(
    '%s is stopped by a named rule of the design that mends it',
    async (_, trace) => {
      const answer = await replayElsewhere(
        programOf(trace.mendedBy ?? '', trace.scope),
        trace,
      );
      expect(['stopped', 'harmless']).toContain(answer.kind);
      if (answer.kind !== 'stopped' && answer.kind !== 'harmless') return;
      // A mend may take a rule away, which then acts nowhere.
      if (seriesDesigns.some(({ name }) => name === trace.design)) return;
      expect(answer.rules).not.toEqual([]);
      const step = answer.kind === 'stopped' ? answer.step : answer.since;
      expect(step).toBeGreaterThan(0);
      if (answer.kind === 'harmless') runsOn.push(trace.name);
    },
  );

  it('is stopped at a step but where the rule mends what is left behind', () => {
    expect(runsOn.sort()).toEqual([
      'bind-reference-broken--free-while-active',
      'bind-reference-broken--references-balance',
      'flush-broken--free-while-active',
      'load-reference-broken--references-balance',
      'no-checks--free-while-active',
      'no-checks--references-balance',
      'reuse-broken--free-while-active',
      'reuse-broken--intra-vm-dma',
      'reuse-broken--references-balance',
      'undo-broken--pending-reclaimable',
      'undo-broken--references-balance',
      'undo-broken--refused-changes-nothing',
    ]);
  });

  it.each(traces.map((trace) => [trace.name, trace] as const))(
    '%s renders as text that survives a mail',
    (_, trace) => {
      const text = renderText(trace, 'npx ioasid replay x');
      for (const line of text.split('\n').slice(0, -1)) {
        expect(line.length).toBeLessThanOrEqual(72);
        expect(line).toMatch(/^$|^ {2}[\x20-\x7e]*[\x21-\x7e]$/);
      }
    },
  );
});

/** Found where a whole search would not end. */
function isHunted({ design, claim }: Trace): boolean {
  return (designNamed(catalogue, design).hunts ?? []).some(
    (hunt) => hunt.claim === claim,
  );
}

/** Whether the mending design is expected to keep the claim. */
function isMended({ mendedBy, claim }: Trace): boolean {
  const design = catalogue.designs.find(({ name }) => name === mendedBy);
  return design !== undefined && design.expect[claim] !== 'sometimes';
}
