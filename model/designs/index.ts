/** All designs, in the order of the argument. */
import type { Design } from '../design.js';
import { bindReferenceBroken } from './bindReferenceBroken.js';
import { claimBroken } from './claimBroken.js';
import { deviceAllow } from './deviceAllow.js';
import { drainBroken } from './drainBroken.js';
import { flushBroken } from './flushBroken.js';
import { functionTable } from './functionTable.js';
import { functionTableBroken } from './functionTableBroken.js';
import { functionTableShared } from './functionTableShared.js';
import { listOnly } from './listOnly.js';
import { loadReferenceBroken } from './loadReferenceBroken.js';
import { noChecks } from './noChecks.js';
import { pendingGetBroken } from './pendingGetBroken.js';
import { quotaBroken } from './quotaBroken.js';
import { reuseBroken } from './reuseBroken.js';
import { setAndList } from './setAndList.js';
import { setOnly } from './setOnly.js';
import { stopQueueBroken } from './stopQueueBroken.js';
import { undoBroken } from './undoBroken.js';
import { unlistBroken } from './unlistBroken.js';

export const designs: readonly Design[] = [
  noChecks,
  setOnly,
  setAndList,
  listOnly,
  deviceAllow,
  functionTable,
  functionTableBroken,
  functionTableShared,
  bindReferenceBroken,
  loadReferenceBroken,
  pendingGetBroken,
  reuseBroken,
  unlistBroken,
  stopQueueBroken,
  claimBroken,
  flushBroken,
  drainBroken,
  undoBroken,
  quotaBroken,
];

/** The design of that name, or undefined. */
export const findDesign = (name: string): Design | undefined =>
  designs.find((design) => design.name === name);
