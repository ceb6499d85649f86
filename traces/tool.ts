import { packageVersion } from './package-root.js';

/** What made a trace: `ioasid-checker 0.1.0`. */
export const tool = `ioasid-checker ${packageVersion}`;
