/** The README as it should be now. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { designs } from '../../model/designs/index.js';
import { postedDesigns } from '../../model/series/index.js';
import { readTrace } from '../../traces/file.js';
import { corpusFolder, packageRoot } from '../../traces/package-root.js';
import { catalogue } from '../catalogue.js';
import { command } from '../command.js';
import { traceFiles } from '../list.js';
import { Interrupt, inlineRunner } from '../run/pool.js';
import { refresh, withSection } from './blocks.js';
import { claimTable, designTable } from './design-table.js';

/** The README with its table and the outputs of `npx ioasid` renewed. */
export async function renewed(readme: string): Promise<string> {
  const traces = traceFiles(corpusFolder).map((file) =>
    readTrace(join(corpusFolder, file)),
  );
  const tables = withSection(
    withSection(readme, 'designs', designTable(designs, traces)),
    'series',
    claimTable(postedDesigns, traces),
  );
  return withOutputs(tables);
}

/** The text with the outputs of its commands renewed. */
export function withOutputs(text: string): Promise<string> {
  return refresh(text, print);
}

/** What `npx ioasid ...` or `cat FILE` prints; null for any other command. */
async function print(line: string): Promise<string | null> {
  const [npx, ioasid, ...argv] = line.split(' ');
  if (npx === 'cat' && ioasid !== undefined && argv.length === 0)
    return readFileSync(join(packageRoot, ioasid), 'utf8');
  if (npx !== 'npx' || ioasid !== 'ioasid') return null;
  let text = '';
  await command(argv, {
    out: (part) => {
      text += part;
    },
    progress: {
      write: (part) => {
        text += part;
      },
      erase: () => {},
      live: false,
    },
    catalogue,
    runner: () => inlineRunner(catalogue),
    interrupt: new Interrupt(),
    corpus: corpusFolder,
  });
  return text;
}
