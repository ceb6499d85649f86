/** The README as it should be now. */
import { join } from 'node:path';
import { readTrace } from '../../traces/file.js';
import { corpusFolder } from '../../traces/package-root.js';
import { catalogue } from '../catalogue.js';
import { command } from '../command.js';
import { traceFiles } from '../list.js';
import { Interrupt, inlineRunner } from '../run/pool.js';
import { refresh, withSection } from './blocks.js';
import { designTable } from './design-table.js';

/** The README with its table and the outputs of `npx ioasid` renewed. */
export async function renewed(readme: string): Promise<string> {
  const traces = traceFiles(corpusFolder).map((file) =>
    readTrace(join(corpusFolder, file)),
  );
  const table = designTable(catalogue.designs, traces);
  return refresh(withSection(readme, 'designs', table), print);
}

/** What `npx ioasid ...` prints; null for any other command. */
async function print(line: string): Promise<string | null> {
  const [npx, ioasid, ...argv] = line.split(' ');
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
      live: false,
    },
    catalogue,
    runner: () => inlineRunner(catalogue),
    interrupt: new Interrupt(),
    corpus: corpusFolder,
  });
  return text;
}
