/** `npm run docs`: writes docs/rules.md from the model. */
import { join } from 'node:path';
import { everyDesign, everyRule } from '../../model/every-design.js';
import { writeWhole } from '../../traces/file.js';
import { packageRoot } from '../../traces/package-root.js';
import { rulesPage } from './rules-page.js';

writeWhole(
  join(packageRoot, 'docs', 'rules.md'),
  rulesPage(everyDesign, everyRule),
);
