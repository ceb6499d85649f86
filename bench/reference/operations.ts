/** The reference protocol's eight actions, each one atomic section. */
import type { Sort } from '../../checker/language/domain.js';
import type {
  Address,
  Formula,
  Quantity,
  Term,
} from '../../checker/language/formula.js';
import {
  all,
  apply,
  count,
  equal,
  exists,
  holds,
  is,
  not,
  same,
  sum,
} from '../../checker/language/formula.js';
import type {
  Agent,
  Operation,
  Step,
} from '../../checker/language/operation.js';
import {
  defineOperation,
  forEach,
  require,
  section,
  send,
  under,
  when,
} from '../../checker/language/operation.js';

const ISSUE = 'issue 3, "The reference protocol"';

export const pasidAt = (p: Term): Address => ({ chart: 'pasid', of: [p] });
export const allowAt = (d: Term, p: Term): Address => ({
  chart: 'allow',
  of: [d, p],
});
export const queueAt = (d: Term): Address => ({ chart: 'queue', of: [d] });
export const flightAt = (d: Term): Address => ({ chart: 'flight', of: [d] });

/** p is in d's work queue. */
export const loaded = (d: Term, p: Term): Formula =>
  is(queueAt(d), 'loaded', { loaded: p });
/** p is on d's list. */
export const allowed = (d: Term, p: Term): Formula => is(allowAt(d, p), 'yes');
/** d has a DMA with p under way. */
export const inFlight = (d: Term, p: Term): Formula =>
  is(flightAt(d), 'emitted', { pasid: p });

const guest: Agent = { kind: 'host', var: 'v', sort: 'vm' };
const device: Agent = { kind: 'device', var: 'd', sort: 'mdev' };
const ownDevice = same(apply('vmOf', 'd'), 'v');

/** The number n, as a quantity. */
const number = (n: number): Quantity =>
  sum(...Array.from({ length: n }, () => holds(all())));

function action(
  name: string,
  meaning: string,
  agent: Agent,
  params: Readonly<Record<string, Sort>>,
  steps: readonly Step[],
  where?: Formula,
): Operation {
  return defineOperation({
    name,
    meaning,
    source: ISSUE,
    agent,
    params,
    ...(where === undefined ? {} : { where }),
    sections: [section(name, 'one atomic action', steps)],
  });
}

/** @param quota PASIDs a VM may own at a time, pending ones included; >= 1 */
export function referenceOperations(quota: number): readonly Operation[] {
  const owned = count(
    'o',
    'ioasid',
    is(pasidAt('o'), undefined, { owner: 'v' }),
  );
  return [
    action(
      'alloc',
      'v owns fewer PASIDs than its quota and takes the free PASID p.',
      guest,
      { p: 'ioasid' },
      [
        under('quota', require(not(equal(owned, number(quota))), 'ENOSPC')),
        send(pasidAt('p'), 'ALLOC', { by: 'v' }, 'EBUSY'),
      ],
    ),
    action(
      'free',
      'v frees its PASID p, which stays pending while a device allows it.',
      guest,
      { p: 'ioasid' },
      [send(pasidAt('p'), 'FREE', { by: 'v' }, 'EINVAL')],
    ),
    action(
      'bind',
      'v puts its PASID p on the list of its device d.',
      guest,
      { d: 'mdev', p: 'ioasid' },
      [
        send(pasidAt('p'), 'BIND', { by: 'v' }, 'EINVAL'),
        send(allowAt('d', 'p'), 'ALLOW'),
      ],
      ownDevice,
    ),
    action(
      'unbind',
      'v takes its PASID p off the list of its device d, on which p is ' +
        'neither loaded nor in flight.',
      guest,
      { d: 'mdev', p: 'ioasid' },
      [
        under('unload-first', require(not(loaded('d', 'p')), 'EBUSY')),
        under('drain-first', require(not(inFlight('d', 'p')), 'EBUSY')),
        send(allowAt('d', 'p'), 'DISALLOW', {}, 'ENOENT'),
        when(
          exists('other', 'mdev', allowed('other', 'p')),
          [send(pasidAt('p'), 'UNBIND', { by: 'v' })],
          [send(pasidAt('p'), 'UNBIND_LAST', { by: 'v' })],
        ),
      ],
      ownDevice,
    ),
    action(
      'load',
      'd loads a PASID of its list, in place of what was loaded.',
      device,
      { p: 'ioasid' },
      [
        under('list-at-load', require(allowed('d', 'p'), 'EPERM')),
        send(queueAt('d'), 'LOAD', { pasid: 'p' }),
      ],
    ),
    action('unload', 'd empties its work queue.', device, {}, [
      send(queueAt('d'), 'UNLOAD', {}, 'ENOENT'),
    ]),
    action(
      'dma',
      'd starts a DMA with the PASID it has loaded; one at a time.',
      device,
      {},
      [
        require(is(queueAt('d'), 'loaded'), 'ENOENT'),
        require(is(flightAt('d'), 'none'), 'EBUSY'),
        forEach('p', 'ioasid', loaded('d', 'p'), [
          send(flightAt('d'), 'EMIT', { pasid: 'p' }, 'EBUSY'),
        ]),
      ],
    ),
    action('complete', 'The DMA that d has under way ends.', device, {}, [
      send(flightAt('d'), 'COMPLETE', {}, 'ENOENT'),
    ]),
  ];
}
