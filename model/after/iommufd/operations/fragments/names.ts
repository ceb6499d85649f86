/** What a process can name: its own files and devices, and ids in a file. */
import { is, same } from '../../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../../checker/language/formula.js';
import { require, under } from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { fdOf, iommufdDevice, vmOf } from '../../addresses.js';

/** A file or a device of the calling VMM. */
export const own = (object: Term): Formula => same(vmOf(object), vmOf('t'));

/** An id is looked up in the objects of context `f` only. */
export const idIn = (f: Term, h: Term): Step =>
  under('ids-are-fd-local', require(same(fdOf(h), f), 'ENOENT'));

/** An ioctl on a device looks ids up in the context it is bound to. */
export const idInContextOf = (d: Term, h: Term): Step =>
  under(
    'ids-are-fd-local',
    require(is(iommufdDevice(d), 'bound', { fd: fdOf(h) }), 'ENOENT'),
  );
