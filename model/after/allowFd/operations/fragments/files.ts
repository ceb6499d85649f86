/** Descriptors that the caller has. */
import { is } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import { require, send } from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { vmOf } from '../../../../operations/addresses.js';
import { holding } from '../../addresses.js';

/** A system call on one. */
export const through = (f: Term): Step =>
  send(holding(vmOf('t'), f), 'USE', {}, 'EBADF');

/** A system call that is handed one. */
export const isHeld = (f: Term): Step =>
  require(is(holding(vmOf('t'), f), 'held'), 'EBADF');
