import { describe, expect, it } from 'vitest';
import {
  formatScope,
  parseScope,
  reviewScope,
  ScopeError,
  checkMore,
  checkReferences,
  worstReferences,
} from './scope.js';

describe('parseScope', () => {
  it('deals devices to the VMs in turn', () => {
    expect(parseScope('vms=2,mdevs=3').mdevs).toEqual([2, 1]);
    expect(parseScope('vms=3,mdevs=4,vfs=2')).toMatchObject({
      mdevs: [2, 1, 1],
      vfs: [1, 1, 0],
    });
  });

  it('gives every VM the same number of threads, or as written', () => {
    expect(parseScope('threads=2').threads).toEqual([2, 2]);
    expect(parseScope('threads=2+1').threads).toEqual([2, 1]);
  });

  it('takes what is left out from the base', () => {
    expect(parseScope('quota=1')).toEqual({ ...reviewScope, quota: 1 });
    expect(parseScope('vms=3')).toMatchObject({
      mdevs: [1, 1, 1],
      threads: [1, 1, 1],
    });
  });

  it.each([
    'vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2',
    'vms=1,ioasids=8,mdevs=2,vfs=1,threads=2,quota=8',
    'vms=3,ioasids=1,mdevs=0,vfs=1+0+2,threads=1+2+1,quota=1',
  ])('reads back what formatScope writes: %s', (text) => {
    expect(formatScope(parseScope(text))).toBe(text);
  });
});

describe('a scope is refused', () => {
  it.each([
    ['vm=2', /no 'vm'.*Did you mean 'vms'/],
    ['ioasid=2', /Did you mean 'ioasids'/],
    ['pids=2', /Keys are vms, ioasids/],
    ['vms=2,vms=3', /says 'vms' twice/],
    ['vms', /not of the form key=number/],
    ['', /not of the form key=number/],
    ['vms=', /not of the form key=number/],
    ['vms=two', /not a whole number/],
    ['vms=-1', /not a whole number/],
    ['vms=1.5', /not a whole number/],
    ['vms=0', /vms=0 is out of range 1\.\.4/],
    ['vms=5', /vms=5 is out of range/],
    ['ioasids=0', /ioasids=0 is out of range/],
    ['ioasids=9', /ioasids=9 is out of range/],
    ['quota=0', /quota=0 is out of range/],
    ['mdevs=0', /mdevs \+ vfs=0 is out of range/],
    ['mdevs=9', /mdevs=9 is out of range/],
    ['mdevs=4,vfs=5', /mdevs \+ vfs=9 is out of range/],
    ['threads=0', /threads=0 is out of range/],
    ['threads=1+0', /threads=0 is out of range/],
    ['mdevs=1+1+1', /speaks of 3 VMs, but vms=2/],
    ['vms=99999', /not a whole number/],
  ])('%s', (text, message) => {
    expect(() => parseScope(text)).toThrow(ScopeError);
    expect(() => parseScope(text)).toThrow(message);
  });

  it('when the references of one PASID could not be counted', () => {
    expect(worstReferences(parseScope('vms=2,mdevs=8'))).toBe(14);
    expect(worstReferences(parseScope('mdevs=4,vfs=4,threads=1'))).toBe(13);
    expect(() => {
      checkReferences(parseScope('vms=2,mdevs=8,threads=2'));
    }).toThrow(/16 references/);
  });
});

describe('dimensions that only some designs have', () => {
  it('are read, written after the common ones and taken from the base', () => {
    const text =
      'vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2,sets=3,spids=1';
    const scope = parseScope('spids=1,sets=3');
    expect(scope.more).toEqual({ spids: 1, sets: 3 });
    expect(formatScope(scope)).toBe(text);
    expect(formatScope(parseScope('sets=2', scope))).toContain(
      'sets=2,spids=1',
    );
  });

  it('are refused where a design does not have them', () => {
    const scope = parseScope('kvms=1');
    expect(() => {
      checkMore(scope, 'set-and-list');
    }).toThrow(/set-and-list has no 'kvms'.*its keys are vms/);
    expect(() => {
      checkMore(scope, 'v4', ['kvms']);
    }).not.toThrow();
    expect(() => parseScope('kvms=9')).toThrow(/kvms=9 is out of range 0\.\.8/);
  });
});
