/** All operations, grouped as designs take them. */
import type { Operation } from '../../checker/language/operation.js';
import { alloc } from './alloc.js';
import { bind } from './bind.js';
import { deviceAllow } from './deviceAllow.js';
import { deviceDisallow } from './deviceDisallow.js';
import { dmaEmit } from './dmaEmit.js';
import { dmaFault } from './dmaFault.js';
import { dmaLand } from './dmaLand.js';
import { dmaTranslate } from './dmaTranslate.js';
import { atOnce } from './fragments/atOnce.js';
import { endBindingOfEach, endBindingOfLast, list } from './fragments/grant.js';
import { free } from './free.js';
import { get } from './get.js';
import { load } from './load.js';
import { put } from './put.js';
import { setAlloc } from './setAlloc.js';
import { setFree } from './setFree.js';
import { unbind } from './unbind.js';
import { unload } from './unload.js';
import { vmExit } from './vmExit.js';

/** The core's interface, the same in every design. */
const core: readonly Operation[] = [setAlloc, setFree, alloc, free, get, put];
const queues: readonly Operation[] = [load, unload];
const hardware: readonly Operation[] = [
  dmaEmit,
  dmaTranslate,
  dmaFault,
  dmaLand,
];

const mediated = (bindOperation: Operation): readonly Operation[] => [
  ...core,
  bindOperation,
  unbind,
  ...queues,
  ...hardware,
  vmExit(endBindingOfLast),
];

/** Mediated devices, each of which keeps a list. */
export const listingOperations: readonly Operation[] = mediated(
  bind([list('d', 'p')]),
);

/** Mediated devices without lists. */
export const listlessOperations: readonly Operation[] = mediated(bind([]));

/** The same under one big lock: calls do not interleave. */
export const uninterruptedOperations: readonly Operation[] =
  listlessOperations.map(atOnce);

/** Functions assigned whole: there is no queue to mediate. */
export const wholeFunctionOperations: readonly Operation[] = [
  ...core,
  bind([]),
  unbind,
  ...hardware,
  vmExit(endBindingOfLast),
];

/** DEVICE_ALLOW and DEVICE_DISALLOW in place of bind and unbind. */
export const allowOperations: readonly Operation[] = [
  ...core,
  deviceAllow,
  deviceDisallow,
  ...queues,
  ...hardware,
  vmExit(endBindingOfEach),
];
