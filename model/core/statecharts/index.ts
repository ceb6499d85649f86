/** The charts of the core API layer. */
import type { Chart } from '../../../checker/language/chart.js';
import { caller } from './caller.js';
import { capacity } from './capacity.js';
import { cleanupWork } from './cleanupWork.js';
import { ioasid } from './ioasid.js';
import { ioasidSet } from './ioasidSet.js';
import { kvmHold } from './kvmHold.js';
import { mmRecord } from './mmRecord.js';
import { privateData } from './privateData.js';
import { privateId } from './privateId.js';
import { reactor } from './reactor.js';
import { search } from './search.js';
import { subscriber } from './subscriber.js';

export const charts: readonly Chart[] = [
  capacity,
  ioasidSet,
  ioasid,
  privateId,
  privateData,
  subscriber,
  mmRecord,
  kvmHold,
  cleanupWork,
  reactor,
  search,
  caller,
];
