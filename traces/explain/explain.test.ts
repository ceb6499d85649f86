import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { findDesign } from '../../model/designs/index.js';
import { parseScope } from '../../model/scope.js';
import { buildSystem } from '../../model/system.js';
import { alternativesIn, rulesBehind } from '../alternatives.js';
import { readTrace } from '../file.js';
import { corpusFolder } from '../package-root.js';
import type { Trace } from '../trace.js';
import { explain, runTrace } from './explain.js';
import { explanationText } from './text.js';
import { callsOf, exchange } from './variations.js';

const load = (name: string): Trace =>
  readTrace(join(corpusFolder, `${name}.trace.json`));

function programOf({ design, scope }: Trace) {
  const found = findDesign(design);
  if (found === undefined) throw new Error(`no design ${design}`);
  return compile(buildSystem(found, parseScope(scope)));
}

const trace = load('set-only--intra-vm-dma');
const program = programOf(trace);
const found = await explain(program, trace);

describe('explain', () => {
  it('dates every premise to the step that made it true', () => {
    expect(found.premises.length).toBeGreaterThan(0);
    for (const { since } of found.premises) {
      expect(since).toBeGreaterThanOrEqual(0);
      expect(since).toBeLessThanOrEqual(trace.steps.length);
    }
    expect(Math.max(...found.premises.map(({ since }) => since))).toBe(
      trace.steps.length,
    );
  });

  it('needs every call of a shortest trace', () => {
    const { weights } = found.variations;
    expect(weights).toHaveLength(callsOf(trace.steps).length);
    expect(weights.filter(({ weight }) => weight === 'idle')).toEqual([]);
    expect(weights.at(-1)?.weight).toBe('essential');
  });

  it('names the rule of the mending design, and its step', () => {
    expect(found.stoppers).toContainEqual({
      rules: ['list-at-load'],
      step: expect.any(Number) as number,
      result: 'EPERM',
    });
    expect(found.kept).toContain('foreign-free');
  });

  it('is a mail', () => {
    for (const line of explanationText(trace, found).split('\n').slice(0, -1)) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).toMatch(/^$|^ {2}[\x20-\x7e]*[\x21-\x7e]$/);
    }
  });

  it('finds sets of two rules where one does not do', async () => {
    const twice = load('no-checks--inter-vm-dma');
    const { stoppers, tried } = await explain(programOf(twice), twice);
    expect(stoppers.length).toBeGreaterThan(0);
    expect(tried).toBeGreaterThanOrEqual(stoppers.length);
    const sizes = new Set(stoppers.map(({ rules }) => rules.length));
    expect(sizes.size).toBe(1);
  });
});

describe('exchanging objects', () => {
  it('takes what belongs to them along, or is refused', () => {
    const two = programOf(load('no-checks--inter-vm-dma'));
    expect(exchange(two, 'VM1', 'VM2')?.get('mdev1')).toBe('mdev2');
    expect(exchange(two, 'mdev1', 'mdev2')).toBeNull();
    // Two mdevs in the first VM, one in the second.
    expect(exchange(program, 'VM1', 'VM2')).toBeNull();
    expect(exchange(program, 'mdev1', 'mdev2')?.size).toBe(2);
  });
});

describe('alternatives', () => {
  const run = runTrace(program, trace);

  it('at the start: an alloc can happen, a free is refused by a rule', () => {
    const { enabled } = alternativesIn(program, program.initial, null);
    expect(enabled).toContain('VM1.t1 setAlloc');
  });

  it('name the rule that refuses the other VM', () => {
    const attack = load('list-only--foreign-free');
    const mended = programOf({ ...attack, design: 'set-and-list' });
    const before = { ...attack, steps: attack.steps.slice(0, -1) };
    const last = attack.steps.at(-1);
    const { refused } = alternativesIn(
      mended,
      runTrace(mended, before).final,
      null,
    );
    expect(refused).toContainEqual({
      action: `${last?.actor ?? ''} free ${last?.args['p'] ?? ''}`,
      result: 'EINVAL',
      rules: ['set-at-free'],
    });
  });

  it('tell which rules agreed to a step', () => {
    const bind = run.steps.find(({ step }) => step.operation === 'bind');
    expect(bind && rulesBehind(program, bind.outcome)).toContain('set-at-bind');
  });
});
