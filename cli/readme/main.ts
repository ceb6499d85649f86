/** `npm run readme`: renews the README's table, and the outputs shown there
 * and in docs/own-design.md, in place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../traces/file.js';
import { packageRoot } from '../../traces/package-root.js';
import { renewed, withOutputs } from './page.js';

const readme = join(packageRoot, 'README.md');
writeWhole(readme, await renewed(readFileSync(readme, 'utf8')));
const page = join(packageRoot, 'docs', 'own-design.md');
writeWhole(page, await withOutputs(readFileSync(page, 'utf8')));
