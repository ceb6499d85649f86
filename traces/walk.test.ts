import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../checker/compile/compile.js';
import { setOnly } from '../model/designs/setOnly.js';
import { parseScope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';
import { readTrace } from './file.js';
import { corpusFolder } from './package-root.js';
import { TraceWalk } from './walk.js';

const trace = readTrace(
  join(corpusFolder, 'set-only--intra-vm-dma.trace.json'),
);
const program = compile(buildSystem(setOnly, parseScope(trace.scope)));

describe('walking a trace', () => {
  it('goes forwards and backwards and stays within it', () => {
    const walk = new TraceWalk(program, trace);
    expect(walk.tell('back')).toContain('the start');
    expect(walk.tell('')).toContain('1  VM1.t1 setAlloc ok');
    expect(walk.tell('n')).toContain('alloc p1');
    expect(walk.tell('b')).toContain('setAlloc');
    while (walk.at < trace.steps.length) walk.tell('next');
    expect(walk.at).toBe(trace.steps.length);
    expect(walk.tell('next')).toContain('last step');
  });

  it('tells why, and what else could happen', () => {
    const walk = new TraceWalk(program, trace);
    const bind = trace.steps.find(({ operation }) => operation === 'bind');
    while (walk.at < (bind?.n ?? 0)) walk.tell('');
    expect(walk.tell('why')).toContain('set-at-bind');
    expect(walk.tell('alt')).toMatch(/enabled|refused by/);
    expect(walk.tell('state')).toContain('ioasid(p1).owner = VM1');
  });

  it('ends on quit and explains itself otherwise', () => {
    const walk = new TraceWalk(program, trace);
    expect(walk.tell('q')).toBeNull();
    expect(walk.tell('jump')).toContain('is no command');
  });
});
