/** Damages stored files again and again, and asks what reads them. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../random.js';
import type { FaultKind, Files } from './faults.js';
import { damage } from './faults.js';

/** What came of reading damaged files. `refused`: with words, as meant. */
export type Reading =
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'crashed'; readonly words: string };

export interface Subject {
  readonly name: string;
  readonly files: Files;
  /** The same files after an earlier save. */
  readonly older: Files;
  /** Reads what lies in a folder. */
  readonly read: (folder: string) => Reading | Promise<Reading>;
  /** What may be read: that of the undisturbed files, and of older ones
   * whole. */
  readonly right: ReadonlySet<string>;
}

export interface Tally {
  readonly subject: string;
  faults: number;
  refused: number;
  /** Read as what was saved: the fault lay where nothing is read. */
  undisturbed: number;
  /** What was read wrongly, or ended in anything but a refusal. */
  readonly wrong: string[];
  readonly byKind: Map<FaultKind, { refused: number; undisturbed: number }>;
}

/**
 * @param scratch folder to work in
 * @param tell called after each fault
 */
export async function tryFaults(
  subject: Subject,
  faults: number,
  random: Random,
  scratch: string,
  tell: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const tally: Tally = {
    subject: subject.name,
    faults: 0,
    refused: 0,
    undisturbed: 0,
    wrong: [],
    byKind: new Map(),
  };
  const folder = mkdtempSync(join(scratch, 'fault-'));
  for (let n = 0; n < faults; n++) {
    const { kind, where, files } = damage(subject.files, subject.older, random);
    lay(folder, files);
    const reading = await subject.read(folder);
    tally.faults++;
    const row = tally.byKind.get(kind) ?? { refused: 0, undisturbed: 0 };
    tally.byKind.set(kind, row);
    if (reading.kind === 'refused' && reading.words !== '') {
      tally.refused++;
      row.refused++;
    } else if (reading.kind === 'read' && subject.right.has(reading.value)) {
      tally.undisturbed++;
      row.undisturbed++;
    } else
      tally.wrong.push(
        `${kind}, ${where}: ` +
          (reading.kind === 'read' ? 'believed' : reading.words),
      );
    tell(tally);
  }
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

/** Makes the folder hold these files only. */
function lay(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

export function filesIn(folder: string): Files {
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
}
