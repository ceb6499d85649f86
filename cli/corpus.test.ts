/** Every committed trace replays on its design and is stopped by the design
 * that mends it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Program } from '../checker/compile/program.js';
import { compile } from '../checker/compile/compile.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import { readTrace } from '../traces/file.js';
import { corpusFolder } from '../traces/package-root.js';
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

/** Traces mended because a rule that did the harm is gone. */
const byTakingAway: string[] = [];

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
      if (answer.kind === 'harmless' && answer.rules.length === 0) {
        // Nothing new acted: the mend must have taken a rule away.
        expect(takenAway(trace)).not.toEqual([]);
        byTakingAway.push(trace.name);
        return;
      }
      expect(answer.rules).not.toEqual([]);
      const step = answer.kind === 'stopped' ? answer.step : answer.since;
      expect(step).toBeGreaterThan(0);
      if (answer.kind === 'harmless') runsOn.push(trace.name);
    },
  );

  it('is stopped at a step but where the rule mends what is left behind', () => {
    expect(runsOn.sort()).toEqual([
      'allow-fd-revoke-broken--free-while-active',
      'bind-reference-broken--free-while-active',
      'bind-reference-broken--references-balance',
      'flush-broken--free-while-active',
      'iommufd-flush-broken--destroyed-while-used',
      'iommufd-flush-broken--unbound-silent',
      'iommufd-replace-broken--replace-without-gap',
      'iommufd-undo-broken--close-completes',
      'iommufd-undo-broken--refused-changes-nothing',
      'iommufd-undo-broken--users-balance',
      'load-reference-broken--references-balance',
      'no-checks--free-while-active',
      'no-checks--references-balance',
      'reuse-broken--free-while-active',
      'reuse-broken--intra-vm-dma',
      'reuse-broken--references-balance',
      'undo-broken--pending-reclaimable',
      'undo-broken--references-balance',
      'undo-broken--refused-changes-nothing',
      'v1--free-completes',
      'v2--free-completes',
      'v2--no-id-outlives-its-set',
      'v2--no-set-used-after-free',
      'v2--set-count-balances',
      'v2--work-finds-its-svm',
      'v3--free-completes',
      'v3--no-id-outlives-its-set',
      'v3--no-set-used-after-free',
      'v3--set-count-balances',
      'v3--work-finds-its-svm',
      'v4--bind-is-heard',
      'v4-fixed--capacity-comes-back',
      'v4-fixed--charge-comes-back',
      'v4-fixed--work-finds-its-svm',
      'v4-idxd--capacity-comes-back',
      'v4-idxd--free-completes',
      'v4-idxd--work-finds-its-svm',
      'v4-with-list--capacity-comes-back',
      'v4-with-list--free-completes',
      'v4-with-list--work-finds-its-svm',
    ]);
  });

  it('is mended by taking a rule away only where a set went with a notifier', () => {
    expect(byTakingAway.sort()).toEqual([
      'v4-fixed--set-outlives-its-file',
      'v4-idxd--set-outlives-its-file',
      'v4-with-list--set-outlives-its-file',
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

/** Rules the trace's design has and the one that mends it has not. */
function takenAway({ design, mendedBy }: Trace): readonly string[] {
  const kept = designNamed(catalogue, mendedBy ?? design).rules;
  return designNamed(catalogue, design).rules.filter(
    (rule) => !kept.includes(rule),
  );
}

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
