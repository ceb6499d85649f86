/** What can be done with iommufd, and what the hardware does. */
import type { Operation } from '../../../../checker/language/operation.js';
import { attach } from './attach.js';
import { detach } from './detach.js';
import { deviceBind } from './deviceBind.js';
import { deviceUnbind } from './deviceUnbind.js';
import { dmaEmit } from './dmaEmit.js';
import { dmaFault } from './dmaFault.js';
import { dmaLand } from './dmaLand.js';
import { dmaTranslate } from './dmaTranslate.js';
import { faultRaise } from './faultRaise.js';
import { faultRespond } from './faultRespond.js';
import { fdClose } from './fdClose.js';
import { fdOpen } from './fdOpen.js';
import { hwptAlloc } from './hwptAlloc.js';
import { hwptAllocNested } from './hwptAllocNested.js';
import { hwptDestroy } from './hwptDestroy.js';
import { replace } from './replace.js';
import { vdeviceAlloc } from './vdeviceAlloc.js';
import { vdeviceDestroy } from './vdeviceDestroy.js';
import { viommuAlloc } from './viommuAlloc.js';
import { viommuDestroy } from './viommuDestroy.js';

/** Page tables, and which PASID of which device they are attached to. */
export const tables: readonly Operation[] = [
  fdOpen,
  deviceBind,
  deviceUnbind,
  hwptAlloc,
  hwptDestroy,
  attach,
  detach,
  faultRaise,
  faultRespond,
  dmaEmit,
  dmaTranslate,
  dmaFault,
  dmaLand,
  fdClose,
];

/** What needs two page tables in a context. */
export const pairs: readonly Operation[] = [hwptAllocNested, replace];

/** What a guest with a vIOMMU of its own has besides. */
export const viommus: readonly Operation[] = [
  viommuAlloc,
  viommuDestroy,
  vdeviceAlloc,
  vdeviceDestroy,
];
