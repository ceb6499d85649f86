/**
 * Regenerates traces/corpus: for every design and every claim that it breaks,
 * a shortest trace. Files of traces that no longer exist are removed.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../traces/package-root.js';
import { TRACE_SUFFIX, saveTrace } from '../traces/file.js';
import { formatTrace } from '../traces/write.js';
import { catalogue } from './catalogue.js';
import { check } from './check.js';
import { traceFiles } from './list.js';
import { parseOptions } from './options.js';
import { shortestAttacks } from './report/attacks.js';
import { Interrupt, threadRunner } from './run/pool.js';
import type { RunResult } from './run/task.js';

const report: string[] = [];
const code = await check([], parseOptions(['check', '--format', 'json']), {
  out: (text) => {
    report.push(text);
  },
  progress: {
    write: (text) => process.stderr.write(text),
    erase: () => {},
    live: false,
  },
  catalogue,
  runner: threadRunner,
  interrupt: new Interrupt(),
  corpus: corpusFolder,
});
const runs = JSON.parse(report.join('')) as readonly RunResult[];

if (code === 0) regenerate();
else {
  process.stderr.write('the designs are not as expected; nothing changed\n');
  process.exitCode = code;
}

function regenerate(): void {
  const traces = catalogue.designs.flatMap(({ name }) =>
    shortestAttacks(runs.filter(({ design }) => design === name)),
  );
  const files = new Set(traces.map(({ name }) => `${name}${TRACE_SUFFIX}`));
  const before = new Set(traceFiles(corpusFolder));
  for (const trace of traces) {
    const file = `${trace.name}${TRACE_SUFFIX}`;
    const known = before.has(file) ? read(file) : null;
    if (known === formatTrace(trace)) continue;
    saveTrace(corpusFolder, trace);
    process.stdout.write(`${known === null ? 'new' : 'changed'} ${file}\n`);
  }
  for (const file of traceFiles(corpusFolder))
    if (!files.has(file)) {
      rmSync(join(corpusFolder, file));
      process.stdout.write(`removed ${file}\n`);
    }
  process.stdout.write(`${traces.length} traces\n`);
}

function read(file: string): string {
  return readFileSync(join(corpusFolder, file), 'utf8');
}
