/** The series as posted, its last states, and what was proposed instead. */
import type { Design } from '../design.js';

export const seriesDesigns: readonly Design[] = [];
