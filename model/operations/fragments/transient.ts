/** The reference an operation holds while it is between two sections. */
import { send, under } from '../../../checker/language/operation.js';
import type { Step } from '../../../checker/language/operation.js';
import { transientReference } from '../addresses.js';
import { put } from './reclaim.js';

export const hold: Step = send(transientReference('t', 'p'), 'HOLD');

/** The put that ends it. */
export const release: readonly Step[] = [
  send(transientReference('t', 'p'), 'RELEASE'),
  ...put('p'),
];

/** The same put on the failure path. */
export const undoHold: readonly Step[] = release.map((step) =>
  under('undo-on-failure', step),
);
