/** What undamaged files are read as. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from './faults.js';
import type { Reading } from './trial.js';

/** @throws Error if one of them is refused */
export async function tryFiles(
  all: readonly Files[],
  read: (folder: string) => Reading | Promise<Reading>,
): Promise<ReadonlySet<string>> {
  const values = new Set<string>();
  for (const files of all) {
    const folder = mkdtempSync(join(tmpdir(), 'ioasid-whole-'));
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    const reading = await read(folder);
    if (reading.kind !== 'read')
      throw new Error(`undamaged, and yet ${reading.kind}: ${reading.words}`);
    values.add(reading.value);
  }
  return values;
}
