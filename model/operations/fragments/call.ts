/** The caller exists: its VMM runs and has /dev/ioasid open. */
import { same } from '../../../checker/language/formula.js';
import type { Formula, Term } from '../../../checker/language/formula.js';
import { send } from '../../../checker/language/operation.js';
import type { Agent, Send } from '../../../checker/language/operation.js';
import { ioasidSet, vmOf } from '../addresses.js';

/** A thread of a VM, guest or VMM. */
export const thread: Agent = { kind: 'thread', var: 't', sort: 'thread' };

/** The first message of every operation of thread `t`. */
export const call: Send = send(ioasidSet(vmOf('t')), 'CALL', {}, 'ENODEV');

/** A VM can name the devices assigned to it, and no others. */
export const ownDevice = (device: Term): Formula =>
  same(vmOf(device), vmOf('t'));
