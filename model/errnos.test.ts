/** What callers see, and in which order checks are made (kernel-facts 9). */
import { describe, expect, it } from 'vitest';
import { compile } from '../checker/compile/compile.js';
import { perform } from '../checker/compile/interpret.js';
import type { GlobalState, Program } from '../checker/compile/program.js';
import { deviceAllow } from './designs/deviceAllow.js';
import { listOnly } from './designs/listOnly.js';
import { setAndList } from './designs/setAndList.js';
import { setOnly } from './designs/setOnly.js';
import type { Design } from './design.js';
import { parseScope } from './scope.js';
import { buildSystem } from './system.js';

/** A guest that calls operations by name and runs each to its end. */
class Run {
  readonly #program: Program;
  #state: GlobalState;

  constructor(design: Design, scope = 'mdevs=2+1') {
    this.#program = compile(buildSystem(design, parseScope(scope)));
    this.#state = this.#program.initial;
  }

  /** 0, or the errno and the rules that refused. */
  call(agent: string, text: string): string {
    const [, operation = '', list = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
    const args = list === '' ? [] : list.split(',');
    let result = '0';
    for (let first = true; ; first = false) {
      const step = this.#program.steps.find(
        (s) =>
          s.agent === agent &&
          s.operation === operation &&
          Object.values(s.args).join() === args.join() &&
          (first ? s.first : s.at === this.#state[s.thread] && s.at !== 0),
      );
      if (step === undefined) {
        if (first) throw new Error(`no call ${agent} ${text}`);
        return result;
      }
      const outcome = perform(this.#program, this.#state, step);
      if (outcome.kind === 'waiting' || outcome.kind === 'elsewhere')
        throw new Error(`${agent} ${text}: ${outcome.kind}`);
      this.#state = outcome.next;
      if (outcome.kind === 'refused')
        result = [outcome.errno, ...outcome.rules].join(' ');
      if (step.thread < 0 || this.#state[step.thread] === 0) return result;
    }
  }

  local(component: string): string {
    const part = this.#program.components.find((c) => c.name === component);
    const at = this.#state[part?.index ?? -1] ?? -1;
    const local = part?.table.kind === 'chart' ? part.table.states[at] : null;
    if (local == null) throw new Error(`no component ${component}`);
    return `${local.value} ${String(local.context['references'] ?? '')}`.trim();
  }
}

const [one, two] = ['VM1.t1', 'VM2.t1'] as const;

function withTwoSets(design: Design): Run {
  const run = new Run(design);
  expect(run.call(one, 'setAlloc()')).toBe('0');
  expect(run.call(two, 'setAlloc()')).toBe('0');
  expect(run.call(one, 'alloc(p1)')).toBe('0');
  return run;
}

describe('the set', () => {
  it('is needed before anything is called, and there is one', () => {
    const run = new Run(setAndList);
    expect(run.call(one, 'alloc(p1)')).toBe('ENODEV');
    expect(run.call(one, 'vmExit()')).toBe('ESRCH');
    expect(run.call(one, 'setAlloc()')).toBe('0');
    expect(run.call(one, 'setAlloc()')).toBe('EEXIST');
  });

  it('cannot be freed with ids left, and nothing changes', () => {
    const run = withTwoSets(setAndList);
    expect(run.call(one, 'setFree()')).toBe('EBUSY');
    expect(run.local('ioasidSet(VM1)')).toBe('live');
    expect(run.call(two, 'setFree()')).toBe('0');
  });

  it('looks at the quota before the pool', () => {
    const run = withTwoSets(setAndList);
    expect(run.call(one, 'alloc(p2)')).toBe('0');
    expect(run.call(one, 'alloc(p1)')).toBe('ENOSPC quota');
    expect(run.call(two, 'alloc(p1)')).toBe('ENOSPC');
  });
});

describe('a foreign PASID', () => {
  it.each([
    ['bind(mdev3,p1)', 'EPERM set-at-bind'],
    ['get(p1)', 'EACCES set-at-get'],
    ['free(p1)', 'EINVAL set-at-free'],
    ['load(mdev3,p1)', 'EPERM list-at-load'],
  ])('%s is refused by set-and-list with %s', (text, errno) => {
    const run = withTwoSets(setAndList);
    expect(run.call(two, text)).toBe(errno);
    expect(run.local('ioasid(p1)')).toBe('idle 1');
  });

  it('is refused at load by set-only with ENXIO', () => {
    const run = withTwoSets(setOnly);
    expect(run.call(two, 'load(mdev3,p1)')).toBe('ENXIO set-at-load');
  });

  it('is not named by the FD of another', () => {
    const run = withTwoSets(deviceAllow);
    expect(run.call(two, 'deviceAllow(mdev3,p1)')).toBe('ENOENT id-from-fd');
  });

  it('is bound, held and freed where nobody asks for the owner', () => {
    const run = withTwoSets(listOnly);
    expect(run.call(two, 'bind(mdev3,p1)')).toBe('0');
    expect(run.call(two, 'get(p1)')).toBe('0');
    expect(run.call(two, 'free(p1)')).toBe('0');
    expect(run.local('ioasid(p1)')).toBe('freePending 2');
  });

  it('that nobody owns is ENOENT to bind, EINVAL to get and free', () => {
    const run = withTwoSets(setAndList);
    expect(run.call(one, 'bind(mdev1,p2)')).toBe('ENOENT');
    expect(run.call(one, 'get(p2)')).toBe('EINVAL');
    expect(run.call(one, 'free(p2)')).toBe('EINVAL');
    expect(run.call(one, 'load(mdev1,p2)')).toBe('ENXIO');
  });
});

describe('a PASID whose free is pending', () => {
  function pending(): Run {
    const run = withTwoSets(setAndList);
    expect(run.call(one, 'bind(mdev1,p1)')).toBe('0');
    expect(run.call(one, 'free(p1)')).toBe('0');
    expect(run.local('ioasid(p1)')).toBe('freePending 1');
    return run;
  }

  it('answers EBUSY to its owner', () => {
    const run = pending();
    const busy = 'EBUSY no-get-while-pending';
    expect(run.call(one, 'bind(mdev2,p1)')).toBe(busy);
    expect(run.call(one, 'get(p1)')).toBe(busy);
    expect(run.call(one, 'load(mdev1,p1)')).toBe(busy);
  });

  it('answers others EPERM to bind, but EBUSY to get', () => {
    const run = pending();
    expect(run.call(two, 'bind(mdev3,p1)')).toMatch(/^EPERM/);
    expect(run.call(two, 'get(p1)')).toMatch(/^EBUSY/);
  });

  it('may be freed again, which does nothing', () => {
    const run = pending();
    expect(run.call(one, 'free(p1)')).toBe('0');
    expect(run.local('ioasid(p1)')).toBe('freePending 1');
  });

  it('is reclaimed by the last put, with its set uncharged', () => {
    const run = pending();
    expect(run.call(one, 'setFree()')).toBe('EBUSY');
    expect(run.call(one, 'unbind(mdev1,p1)')).toBe('0');
    expect(run.local('ioasid(p1)')).toBe('free 0');
    expect(run.call(one, 'setFree()')).toBe('0');
  });
});

describe('references', () => {
  it('are taken by the first device and dropped with the last', () => {
    const run = withTwoSets(setAndList);
    const refs = (): string => run.local('ioasid(p1)');
    run.call(one, 'bind(mdev1,p1)');
    expect(refs()).toBe('active 2');
    run.call(one, 'bind(mdev2,p1)');
    expect(refs()).toBe('active 2');
    expect(run.call(one, 'bind(mdev1,p1)')).toBe('EBUSY');
    expect(refs()).toBe('active 2');
    run.call(one, 'load(mdev1,p1)');
    expect(refs()).toBe('active 3');
    run.call(one, 'get(p1)');
    expect(refs()).toBe('active 4');
    run.call(one, 'unbind(mdev1,p1)');
    expect(refs()).toBe('active 3');
    run.call(one, 'unbind(mdev2,p1)');
    run.call(one, 'put(p1)');
    expect(refs()).toBe('idle 1');
  });

  it('are one a device in device-allow', () => {
    const run = withTwoSets(deviceAllow);
    run.call(one, 'deviceAllow(mdev1,p1)');
    run.call(one, 'deviceAllow(mdev2,p1)');
    expect(run.local('ioasid(p1)')).toBe('active 3');
    run.call(one, 'deviceDisallow(mdev1,p1)');
    expect(run.local('ioasid(p1)')).toBe('active 2');
  });

  it('are all dropped when the VM exits', () => {
    const run = withTwoSets(setAndList);
    run.call(one, 'bind(mdev1,p1)');
    run.call(one, 'load(mdev1,p1)');
    run.call(one, 'get(p1)');
    expect(run.call(one, 'vmExit()')).toBe('0');
    expect(run.local('ioasid(p1)')).toBe('free 0');
    expect(run.local('ioasidSet(VM1)')).toBe('absent');
    expect(run.local('listing(mdev1,p1)')).toBe('unlisted');
    expect(run.local('pasidTableEntry(fn1,p1)')).toBe('absent');
  });
});

describe('a work queue', () => {
  it('takes one PASID, listed on its own mdev', () => {
    const run = withTwoSets(setAndList);
    run.call(one, 'alloc(p2)');
    run.call(one, 'bind(mdev1,p1)');
    run.call(one, 'bind(mdev1,p2)');
    expect(run.call(one, 'load(mdev2,p1)')).toBe('EPERM list-at-load');
    expect(run.call(one, 'load(mdev1,p1)')).toBe('0');
    expect(run.call(one, 'load(mdev1,p2)')).toBe('EBUSY');
    expect(run.call(one, 'unload(mdev1,p2)')).toBe('EINVAL');
    expect(run.call(one, 'unload(mdev1,p1)')).toBe('0');
    expect(run.call(one, 'load(mdev1,p2)')).toBe('0');
  });

  it('emits what is loaded, which faults without an entry', () => {
    const run = withTwoSets(setOnly);
    expect(run.call('mdev1', 'dmaEmit(p1)')).toBe('ENXIO');
    run.call(one, 'load(mdev1,p1)');
    expect(run.call('mdev1', 'dmaEmit(p1)')).toBe('0');
    expect(run.call('mdev1', 'dmaTranslate(p1,fn1,VM1,current)')).toBe(
      'EFAULT',
    );
    expect(run.call('mdev1', 'dmaFault(p1)')).toBe('0');
  });
});
