/** The series as posted, its last states, and what was proposed instead. */
import type { Design } from '../design.js';
import { v4Idxd, v4IdxdMended } from './designs/v4Idxd.js';

export const seriesDesigns: readonly Design[] = [v4Idxd, v4IdxdMended];
