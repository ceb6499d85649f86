/**
 * Regenerates traces/findings and docs/findings.md; `--page` only renders the
 * page from what is kept. Some minutes on two cores.
 */
import { format, resolveConfig } from 'prettier';
import { postedDesigns } from '../../model/series/index.js';
import { waysOf } from '../../review/findings.js';
import type { Ending, Way } from '../../review/findings.js';
import { writeWhole } from '../../traces/file.js';
import { toFindings } from './findings.js';
import { findingsPage } from './page.js';
import { page, readFindings, readTraces, writeFindings } from './store.js';

/** A search that has seen more ends undecided. */
const MAX_STATES = 3_000_000;

if (!process.argv.includes('--page')) {
  const ways: Way[] = [];
  const endings: Ending[] = [];
  // The posted ones, which say what would mend them.
  for (const design of postedDesigns) {
    const found = await waysOf(design, MAX_STATES, (text) => {
      process.stderr.write(`${text}\n`);
    });
    ways.push(...found.ways);
    endings.push(...found.endings);
  }
  const { findings, traces } = toFindings(ways, endings);
  writeFindings(findings, traces);
}
const findings = readFindings();
const options = await resolveConfig(page);
const text = await format(findingsPage(findings, readTraces(findings)), {
  ...options,
  parser: 'markdown',
});
writeWhole(page, text);
