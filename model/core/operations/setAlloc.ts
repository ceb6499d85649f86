import {
  all,
  exists,
  is,
  lit,
  not,
  same,
} from '../../../checker/language/formula.js';
import type { Formula } from '../../../checker/language/formula.js';
import {
  forEach,
  require,
  section,
  send,
  when,
} from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { defineCall, number } from '../call.js';
import {
  caller,
  capacity,
  ioasidSet,
  mmRecord,
} from './fragments/addresses.js';
import { join } from './fragments/chain.js';
import { endSearch, nothingFound, searchFirst } from './fragments/first.js';
import { hasSet, isRegistered } from './fragments/sets.js';
import { isA, orNull } from './fragments/values.js';
import { forgetWanted, want, withWanted } from './fragments/wants.js';

const sameToken: Formula = same('m', 'token');

/** A set of this token is still registered, dying or not. */
const tokenHasSet = exists('m', 'mm', all(sameToken, hasSet('m')));

const checkToken: Step = when(
  isA('type', 'typeMm'),
  [require(isA('token', 'mm'), 'EINVAL'), require(not(tokenHasSet), 'EEXIST')],
  [
    require(isA('type', 'typeNull'), 'EINVAL'),
    require(not(isA('token', 'mm')), 'EINVAL'),
  ],
);

const indexIsFree: Formula = not(
  exists(
    'other',
    'set',
    all(
      isRegistered('other'),
      is(ioasidSet('other'), undefined, { index: 'i' }),
    ),
  ),
);

/** xa_alloc: the lowest free index up to the capacity that is available
 * before this set takes its quota. */
const register: readonly Step[] = [
  ...searchFirst(
    {
      lookup: 'slot',
      each: 'i',
      sort: 'index',
      where: indexIsFree,
      between: {
        from: all(),
        to: is(capacity, undefined, { available: 'i' }),
      },
    },
    [send(ioasidSet('s'), 'REGISTER', { index: 'i' })],
  ),
  require(not(nothingFound('slot')), 'ENOSPC'),
  endSearch('slot'),
];

/** The records of the mm that waited for the set get its events from now. */
const activate: Step = forEach('m', 'mm', sameToken, [
  forEach('r', 'record', is(mmRecord('r'), 'pending', { mm: 'm' }), [
    send(mmRecord('r'), 'ACTIVATE'),
    forEach('nb', 'subscriber', is(mmRecord('r'), 'active', { nb: 'nb' }), [
      join('nb', 's'),
    ]),
  ]),
]);

export const setAlloc = defineCall({
  name: 'set_alloc',
  convention: 'pointer',
  meaning:
    'Makes a set for a token. A quota of 0 asks for everything available; ' +
    'how much that is, is read before the lock is taken. A type above the ' +
    'known ones is refused first, then the quota, then a type below them or ' +
    'a token that does not fit.',
  source: 'section 2 ioasid_set_alloc, 9, R24, R25',
  params: { token: 'tokenArgument', quota: number, type: 'setType' },
  sections: [
    section(
      'read',
      'ioasid_set_alloc before the lock',
      [require(not(isA('type', 'typeAbove')), 'EINVAL'), ...want('quota')],
      { undo: [forgetWanted] },
    ),
    section('locked', 'ioasid_set_alloc under ioasid_allocator_lock', [
      withWanted((n) => [send(capacity, 'ASK', { n: lit(n) }, 'ENOSPC')]),
      checkToken,
      ...searchFirst(
        {
          lookup: 'pointer',
          each: 's',
          sort: 'set',
          where: is(ioasidSet('s'), 'unborn'),
        },
        [
          withWanted((n) => [
            orNull('token', 'mm', (token) => [
              send(ioasidSet('s'), 'SET_ALLOC', { token, quota: lit(n) }),
            ]),
          ]),
          ...register,
          withWanted((n) => [send(capacity, 'TAKE', { n: lit(n) })]),
          activate,
          send(caller, 'RETURNS_SET', { value: 's' }),
        ],
      ),
      require(not(nothingFound('pointer')), 'ENOMEM'),
      endSearch('pointer'),
      forgetWanted,
    ]),
  ],
});
