import { describe, expect, it } from 'vitest';
import { compile } from '../checker/compile/compile.js';
import { functionTable } from './designs/functionTable.js';
import { setAndList } from './designs/setAndList.js';
import { parseScope, ScopeError } from './scope.js';
import { notAsked } from './left-out.js';
import { buildSystem, claimsIn, universeOf } from './system.js';

describe('universeOf', () => {
  it('puts all mdevs behind one function and gives each VF its own', () => {
    const universe = universeOf(parseScope('mdevs=2+1,vfs=1+1'));
    expect(universe.sorts).toEqual({
      vm: ['VM1', 'VM2'],
      ioasid: ['p1', 'p2'],
      mdev: ['mdev1', 'mdev2', 'mdev3'],
      vf: ['vf1', 'vf2'],
      function: ['fn1', 'fn-vf1', 'fn-vf2'],
      thread: ['VM1.t1', 'VM2.t1'],
    });
    expect(universe.relations['vmOf']).toMatchObject({
      mdev2: 'VM1',
      mdev3: 'VM2',
      vf2: 'VM2',
      'VM2.t1': 'VM2',
    });
    expect(universe.relations['functionOf']).toEqual({
      mdev1: 'fn1',
      mdev2: 'fn1',
      mdev3: 'fn1',
      vf1: 'fn-vf1',
      vf2: 'fn-vf2',
    });
  });

  it('has no shared function without mdevs', () => {
    expect(universeOf(parseScope('mdevs=0,vfs=1')).sorts['function']).toEqual([
      'fn-vf1',
    ]);
  });
});

describe('buildSystem', () => {
  it('leaves out the rules that the scope gives no chance to fire', () => {
    const on = (text: string): readonly string[] => [
      ...buildSystem(setAndList, parseScope(text)).on,
    ];
    expect(on('threads=1')).not.toContain('claim-before-teardown');
    expect(on('threads=2+1')).toContain('claim-before-teardown');
    expect(on('vfs=0')).not.toContain('table-per-function');
    expect(on('vfs=1')).toContain('table-per-function');
    expect(on('mdevs=0,vfs=1')).not.toContain('list-at-load');
  });

  it('asks only for the witnesses that a scope has room for', () => {
    const names = (text: string): readonly string[] =>
      claimsIn(setAndList, parseScope(text)).map((claim) => claim.name);
    expect(names('ioasids=1')).not.toContain(
      'two-vms-dma-through-one-function',
    );
    expect(names('ioasids=2')).toContain('two-vms-dma-through-one-function');
    expect(names('mdevs=1+1')).not.toContain('one-pasid-on-two-devices');
    expect(names('mdevs=1+1,vfs=1+0')).toContain('one-pasid-on-two-devices');
  });

  it('says what is not asked, and what the scope lacks for it', () => {
    const missing = (text: string): readonly string[] =>
      notAsked(setAndList, buildSystem(setAndList, parseScope(text))).map(
        ({ claim, because }) => `${claim}: ${because}`,
      );
    expect(missing('ioasids=2,mdevs=2+1')).toEqual([]);
    expect(missing('ioasids=1,mdevs=1+1')).toEqual([
      'two-vms-dma-through-one-function: needs two PASIDs',
      'one-pasid-on-two-devices: needs two devices of one VM',
    ]);
  });

  it('names the scope as it can be asked for again, whatever built it', () => {
    const scope = parseScope('ioasids=1');
    const built = buildSystem(
      {
        ...setAndList,
        build: () => ({
          ...buildSystem(setAndList, scope),
          scope: 'queues=1,vmas=2',
          claims: [],
        }),
      },
      scope,
    );
    expect(parseScope(built.scope)).toEqual(scope);
    expect(notAsked(setAndList, built)[0]?.because).toBe(
      'left out by what builds the design',
    );
  });

  it('assigns every mdev and gives every set its quota', () => {
    const scope = parseScope('ioasids=1,mdevs=1+1,quota=2');
    const program = compile(buildSystem(setAndList, scope));
    const first = (name: string): unknown => {
      const part = program.components.find((c) => c.name === name);
      const local = program.initial[part?.index ?? -1] ?? -1;
      return part?.table.kind === 'chart'
        ? part.table.states[local]?.context
        : undefined;
    };
    expect(first('ioasidSet(VM2)')).toEqual({ quota: 2, count: 0 });
    expect(first('mdev(mdev2)')).toEqual({ vm: 'VM2' });
  });

  it('refuses a scope that cannot be run', () => {
    const scope = { ...parseScope('vms=2'), ioasids: 0 };
    expect(() => buildSystem(functionTable, scope)).toThrow(ScopeError);
  });
});
