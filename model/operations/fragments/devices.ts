/** Conditions on the devices of one PASID. */
import {
  all,
  exists,
  is,
  not,
  same,
} from '../../../checker/language/formula.js';
import type { Formula, Term } from '../../../checker/language/formula.js';
import { forEach } from '../../../checker/language/operation.js';
import type { ForEach, Step } from '../../../checker/language/operation.js';
import { binding, functionOf } from '../addresses.js';

/** Another device than `d` is still on the IOMMU driver's list of `p`. */
export const anotherDeviceOf = (d: Term, p: Term): Formula =>
  exists(
    'other',
    'device',
    all(not(same('other', d)), is(binding('other', p), ['bound', 'unbinding'])),
  );

/** A device bound to `p` sits behind function `f`. */
export const boundBehind = (f: Term, p: Term): Formula =>
  exists(
    'other',
    'device',
    all(same(functionOf('other'), f), is(binding('other', p), 'bound')),
  );

/** The steps, if `d` is an mdev; they call it `m`. */
export const ifMdev = (d: Term, steps: readonly Step[]): ForEach =>
  forEach('m', 'mdev', same('m', d), steps);
