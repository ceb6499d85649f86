/** ioasid_notify: who is called, in which order, with what. */
import { is, lit } from '../../../../checker/language/formula.js';
import type { Operand, Term } from '../../../../checker/language/formula.js';
import {
  forEach,
  send,
  under,
} from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { MAX_AGE } from '../../statecharts/subscriber.js';
import { ioasid, privateData, privateId, subscriber } from './addresses.js';
import { listing } from '../../../operations/addresses.js';
import {
  iommuAtOnce,
  iommuOnFree,
  kvmOnBind,
  kvmOnUnbind,
  mapSlot,
  unmapSlots,
  vdcmStops,
} from './reactions.js';
import { withObject } from './values.js';

export type EventName = 'ALLOC' | 'FREE' | 'BIND' | 'UNBIND';

/** Highest priority first (section 9: CPU before DEVICE). */
const SET_CHAIN = ['kvm', 'vdcm'] as const;

const reaction = (
  event: EventName,
  sort: string,
  n: Term,
  p: Term,
  set: Term,
): readonly Step[] => {
  switch (`${sort} ${event}`) {
    case 'iommu FREE':
      return [
        under('iommu-reacts', iommuOnFree(n, p)),
        ...iommuAtOnce(n, p).map((s) => under('iommu-tears-down-at-once', s)),
      ];
    case 'kvm BIND':
      return [
        under('kvm-reacts', kvmOnBind(n, p, set)),
        under('kvm-translates', mapSlot(n, p)),
      ];
    case 'kvm UNBIND':
      return [
        under('kvm-translates', unmapSlots(n, p)),
        under('kvm-reacts', kvmOnUnbind(n, p, set)),
      ];
    case 'kvm FREE':
      return [
        under('kvm-hears-free', unmapSlots(n, p)),
        under('kvm-hears-free', kvmOnUnbind(n, p, set)),
      ];
    case 'vdcm BIND':
      return [under('vdcm-lists', send(listing(n, p), 'LIST'))];
    case 'vdcm UNBIND':
      return [
        under('vdcm-lists', send(listing(n, p), 'UNLIST')),
        under('vdcm-reacts', vdcmStops(n, p)),
      ];
    case 'vdcm FREE':
      return [under('vdcm-hears-free', vdcmStops(n, p))];
    default:
      return [];
  }
};

/** Calls the blocks of one priority, the first registered first. */
const call = (
  event: EventName,
  sort: string,
  chain: Operand,
  p: Term,
  set: Term,
): readonly Step[] =>
  Array.from({ length: MAX_AGE + 1 }, (_, n) => MAX_AGE - n).flatMap((age) => [
    forEach(
      'n',
      sort,
      is(subscriber('n'), 'on', { set: chain, age: lit(age) }),
      [
        withObject(privateId(p), 'spid', 'spid', (spid) => [
          withObject(privateData(p), 'data', 'data', (pdata) => [
            send(subscriber('n'), 'NOTIFY', {
              ev: lit(event),
              id: p,
              spid,
              set,
              pdata,
            }),
          ]),
        ]),
        ...reaction(event, sort, 'n', p, set),
      ],
    ),
  ]);

/** The set's own chain (FLAG_SET). */
export const notifySet = (
  event: EventName,
  p: Term,
  set: Term,
): readonly Step[] =>
  SET_CHAIN.flatMap((sort) => call(event, sort, set, p, set));

/** The global chain, then the set's (FLAG_ALL and FLAG_SET). */
export const notifyAll = (
  event: EventName,
  p: Term,
  set: Term,
): readonly Step[] => [
  ...call(event, 'iommu', lit(null), p, set),
  ...notifySet(event, p, set),
];

/** Steps with the set that owns `p`; none when it is in the pool. */
export const withOwner = (p: Term, set: string, steps: readonly Step[]): Step =>
  forEach(set, 'set', is(ioasid(p), undefined, { set }), steps);
