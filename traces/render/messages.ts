/** The rows of a trace as messages: who asks whom, in order. */
import { vmOfActor } from './presentation.js';
import type { Row } from './rows.js';
import { partyOf } from './table.js';

/** Whoever is neither a VM nor one of its devices. */
export const HOST = 'Host';

export interface Message {
  /** Numbers of its first and its last step. */
  readonly first: number;
  readonly last: number;
  /** `VM1` or a thread of it, `mdev2` or the host. */
  readonly from: string;
  readonly to: string;
  /** `bind mdev1 p1` */
  readonly call: string;
  /** `ok`, or the errno. */
  readonly result: string;
}

/** @param rows all of them: a VM is told by its threads if several act */
export function messageOf(
  { first, last, call }: Row,
  rows: readonly Row[],
): Message {
  const vm = vmOfActor(first.actor);
  const device = first.args['d'] ?? first.args['m'];
  return {
    first: first.n,
    last: last.n,
    from: vm === null ? first.actor : partyOf(first, rows),
    to: vm !== null && device !== undefined ? device : HOST,
    call: call.join(' '),
    result: last.result,
  };
}
