/** FDs, ids, permissions, queues and the hardware. */
import type { Operation } from '../../../../checker/language/operation.js';
import { dmaEmit } from '../../../operations/dmaEmit.js';
import { dmaFault } from '../../../operations/dmaFault.js';
import { dmaLand } from '../../../operations/dmaLand.js';
import { dmaTranslate } from '../../../operations/dmaTranslate.js';
import { alloc } from './alloc.js';
import { deviceAllow } from './deviceAllow.js';
import { deviceDisallow } from './deviceDisallow.js';
import { fdClose } from './fdClose.js';
import { fdOpen } from './fdOpen.js';
import { free } from './free.js';
import { load } from './load.js';
import { unload } from './unload.js';

export const common: readonly Operation[] = [
  fdOpen,
  fdClose,
  alloc,
  free,
  deviceAllow,
  deviceDisallow,
  dmaEmit,
  dmaTranslate,
  dmaFault,
  dmaLand,
];

/** Mediated devices have a work queue. */
export const queues: readonly Operation[] = [load, unload];
