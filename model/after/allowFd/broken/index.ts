/** Each key rule of allow-fd taken away. */
import type { Design } from '../../../design.js';
import { fdHeldBroken } from './fdHeldBroken.js';
import { idFromFdBroken } from './idFromFdBroken.js';
import { revokeBroken } from './revokeBroken.js';
import { setAtFreeBroken } from './setAtFreeBroken.js';

export const allowFdBroken: readonly Design[] = [
  fdHeldBroken,
  idFromFdBroken,
  revokeBroken,
  setAtFreeBroken,
];
