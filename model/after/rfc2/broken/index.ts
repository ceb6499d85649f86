/** Each rule of rfc2 taken away. */
import type { Design } from '../../../design.js';
import { bindBroken } from './bindBroken.js';
import { kindsBroken } from './kindsBroken.js';
import { portalBroken } from './portalBroken.js';
import { translationBroken } from './translationBroken.js';
import { unbindBroken } from './unbindBroken.js';

export const rfc2Broken: readonly Design[] = [
  portalBroken,
  translationBroken,
  kindsBroken,
  bindBroken,
  unbindBroken,
];
