/** Which numbers are in use, and whose they are. */
import {
  all,
  exists,
  is,
  not,
  same,
} from '../../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../../checker/language/formula.js';
import { functionOf, vmOf, vpasid } from '../../addresses.js';

/** On the wire of `d`, guest PASID `v` is `p`. */
export const hasNumber = (d: Term, v: Term, p: Term): Formula =>
  is(vpasid(d, v), 'attached', { number: p });

const sameFunction = (d: Term, e: Term): Formula =>
  same(functionOf(d), functionOf(e));

/** Some device on the function of `d` has `p`. */
export const inTable = (d: Term, p: Term): Formula =>
  exists(
    'e',
    'device',
    all(sameFunction(d, 'e'), exists('w', 'ioasid', hasNumber('e', 'w', p))),
  );

/** On the function of `d`, `p` is not what its VM has for `v`. */
export const foreignThere = (d: Term, v: Term, p: Term): Formula =>
  exists(
    'e',
    'device',
    all(
      sameFunction(d, 'e'),
      exists(
        'w',
        'ioasid',
        all(
          hasNumber('e', 'w', p),
          not(all(same(vmOf('e'), vmOf(d)), same('w', v))),
        ),
      ),
    ),
  );

/** The CPU's table of the VM of `d` has `p` for `v`: some device does. */
export const inCpuTable = (d: Term, v: Term, p: Term): Formula =>
  exists('e', 'device', all(same(vmOf('e'), vmOf(d)), hasNumber('e', v, p)));

/** An mdev of the VM of `d` has a number other than `p` for `v`. */
export const otherwiseNamed = (d: Term, v: Term, p: Term): Formula =>
  exists(
    'm2',
    'mdev',
    all(
      same(vmOf('m2'), vmOf(d)),
      is(vpasid('m2', v), 'attached'),
      not(hasNumber('m2', v, p)),
    ),
  );
