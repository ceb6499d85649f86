/** Each key rule of iommufd taken away. */
import type { Design } from '../../../design.js';
import { accessBroken } from './accessBroken.js';
import { destroyBroken } from './destroyBroken.js';
import { drainBroken } from './drainBroken.js';
import { faultsBroken } from './faultsBroken.js';
import { flushBroken } from './flushBroken.js';
import { idsBroken } from './idsBroken.js';
import { nestingBroken } from './nestingBroken.js';
import { replaceBroken } from './replaceBroken.js';
import { undoBroken } from './undoBroken.js';

export const iommufdBroken: readonly Design[] = [
  idsBroken,
  destroyBroken,
  nestingBroken,
  flushBroken,
  drainBroken,
  faultsBroken,
  replaceBroken,
  undoBroken,
  accessBroken,
];
