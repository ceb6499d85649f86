import { describe, expect, it } from 'vitest';
import type { Program } from '../../checker/index.js';
import { compile, explore } from '../../checker/index.js';
import { replay } from '../../traces/replay.js';
import { referenceScope, referenceSystem } from '../reference/reference.js';
import { toPath } from './to-path.js';
import { toTrace } from './to-trace.js';

const broken = (): Program =>
  compile(referenceSystem(referenceScope(2, 2, 2, 2), ['drain-first']));

const indexOf = (program: Program, operation: string): number =>
  program.steps.findIndex((step) => step.operation === operation);

describe('a run of another checker', () => {
  it('becomes a trace that replays', async () => {
    const program = broken();
    const steps = ['alloc', 'bind', 'load', 'dma', 'unload', 'unbind'].map(
      (operation) => indexOf(program, operation),
    );
    const run = { steps, claim: 'foreign-flight' };
    const ours = await explore(program);
    const trace = toTrace(program, 'foreign-flight', run, ours, true);
    expect(trace.steps.map(({ operation }) => operation)).toEqual([
      'alloc',
      'bind',
      'load',
      'dma',
      'unload',
      'unbind',
    ]);
    expect(await replay(program, trace)).toMatchObject({ kind: 'agrees' });
  });

  it('is refused where a step is not enabled here', () => {
    const program = broken();
    const steps = [indexOf(program, 'alloc'), indexOf(program, 'dma')];
    expect(() => toPath(program, { steps, claim: null })).toThrow(
      /step 2 of the run, mdev1 dma\(\), is refused/,
    );
  });

  it('is refused if it is longer than the program has steps', () => {
    expect(() => toPath(broken(), { steps: [999], claim: null })).toThrow(
      /another design or scope/,
    );
  });

  it('is refused if it does not show the claim', async () => {
    const program = broken();
    const run = { steps: [indexOf(program, 'alloc')], claim: null };
    const ours = await explore(program);
    expect(() => toTrace(program, 'foreign-flight', run, ours, true)).toThrow(
      /does not end in a state/,
    );
  });
});
