/** `npm run readme`: renews the README's table and outputs in place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../traces/file.js';
import { packageRoot } from '../../traces/package-root.js';
import { renewed } from './page.js';

const path = join(packageRoot, 'README.md');
writeWhole(path, await renewed(readFileSync(path, 'utf8')));
