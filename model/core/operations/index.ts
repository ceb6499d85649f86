/** The calls of the core API, in the order of section 2. */
import type { CoreCall } from '../call.js';
import { alloc } from './alloc.js';
import { attachData } from './attachData.js';
import { attachSpid } from './attachSpid.js';
import { cancelCapacity } from './cancelCapacity.js';
import { detachData } from './detachData.js';
import { detachSpid } from './detachSpid.js';
import { find } from './find.js';
import { findBySpid } from './findBySpid.js';
import { findMmSet } from './findMmSet.js';
import { findSet } from './findSet.js';
import { free } from './free.js';
import { freeAll } from './freeAll.js';
import { get } from './get.js';
import { getIfOwned } from './getIfOwned.js';
import { installCapacity } from './installCapacity.js';
import { put } from './put.js';
import { registerNotifier } from './registerNotifier.js';
import { registerNotifierMm } from './registerNotifierMm.js';
import { reserveCapacity } from './reserveCapacity.js';
import { runWork } from './runWork.js';
import { setAlloc } from './setAlloc.js';
import { setForEach } from './setForEach.js';
import { setFree } from './setFree.js';
import { unregisterNotifier } from './unregisterNotifier.js';
import { unregisterNotifierMm } from './unregisterNotifierMm.js';

export const calls: readonly CoreCall[] = [
  installCapacity,
  reserveCapacity,
  cancelCapacity,
  setAlloc,
  setFree,
  alloc,
  get,
  getIfOwned,
  put,
  free,
  freeAll,
  attachSpid,
  detachSpid,
  findBySpid,
  attachData,
  detachData,
  find,
  findSet,
  findMmSet,
  setForEach,
  registerNotifier,
  registerNotifierMm,
  unregisterNotifier,
  unregisterNotifierMm,
  runWork,
];
