/** set-and-list, judged by one claim more: what an mdev's list may hold. */
import {
  addresses,
  all,
  expecting,
  findDesign,
  is,
  not,
} from 'ioasid-checker/model';
import type { Design, NeverClaim } from 'ioasid-checker/model';

const { ioasid, listing, vmOf } = addresses;

const listedIsOwned: NeverClaim = {
  kind: 'never',
  name: 'listed-is-owned',
  says: "A PASID on an mdev's list is owned by the mdev's VM.",
  source: 'SEED',
  objects: { m: 'mdev', p: 'ioasid' },
  such: all(
    is(listing('m', 'p'), ['listed', 'loaded']),
    not(is(ioasid('p'), undefined, { owner: vmOf('m') })),
  ),
};

const base = findDesign('set-and-list');
if (base === undefined) throw new Error('the catalogue has no set-and-list');
const claims = [...base.claims, listedIsOwned];

const design: Design = {
  ...base,
  name: 'owned-lists',
  summary: 'set-and-list: may its lists be trusted without the set?',
  claims,
  expect: expecting(claims),
};

export default design;
