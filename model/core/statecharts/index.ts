/** The charts of the core API layer. */
import type { Chart } from '../../../checker/language/chart.js';
import { caller } from './caller.js';
import { capacity } from './capacity.js';
import { cleanupWork } from './cleanupWork.js';
import { ioasid } from './ioasid.js';
import { ioasidSet } from './ioasidSet.js';
import { holding } from './holding.js';
import { ioasidFd } from './ioasidFd.js';
import { mmRecord } from './mmRecord.js';
import { privateData } from './privateData.js';
import { privateId } from './privateId.js';
import { reactor } from './reactor.js';
import { search } from './search.js';
import { subscriber } from './subscriber.js';

export const charts: readonly Chart[] = [
  capacity,
  ioasidSet,
  ioasidFd,
  ioasid,
  privateId,
  privateData,
  subscriber,
  mmRecord,
  holding,
  cleanupWork,
  reactor,
  search,
  caller,
];
