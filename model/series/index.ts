/** The series as posted, its last states, and what was proposed instead. */
import { afterDesigns } from '../after/index.js';
import type { Design } from '../design.js';
import { v1, v2, v3 } from './designs/early.js';
import { v4, v4Fixed, v4Mended } from './designs/v4.js';
import { v4Idxd, v4IdxdMended, v4WithList } from './designs/v4Idxd.js';

export const seriesDesigns: readonly Design[] = [
  v1,
  v2,
  v3,
  v4,
  v4Fixed,
  v4Mended,
  v4Idxd,
  v4WithList,
  v4IdxdMended,
  ...afterDesigns,
];
