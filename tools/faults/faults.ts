/** What can happen to files that lie on a disk for a while. */
import type { Random } from '../random.js';
import { pick } from '../random.js';

/** Content by name; a file that is not there has no entry. */
export type Files = ReadonlyMap<string, Buffer>;

export const faultKinds = [
  'flip a bit',
  'cut',
  'zero a page',
  'delete',
  'duplicate a segment',
  'swap two',
  'append',
  'take an older one',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Damage {
  readonly kind: FaultKind;
  /** Where, in words. */
  readonly where: string;
  readonly files: Files;
}

/** Small, as the files are. */
const PAGE = 512;

/** Damages one of the files, or two; never none. @param older as they were
 * after an earlier save */
export function damage(files: Files, older: Files, random: Random): Damage {
  for (;;) {
    const kind = pick(random, faultKinds);
    const name = pick(random, [...files.keys()]);
    const before = files.get(name) ?? Buffer.alloc(0);
    const after = new Map(files);
    const where = inflict(kind, name, before, after, older, random);
    const changed = [...files].some(([known, bytes]) => {
      const now = after.get(known);
      return now === undefined || !now.equals(bytes);
    });
    if (changed) return { kind, where: `${name}: ${where}`, files: after };
  }
}

function inflict(
  kind: FaultKind,
  name: string,
  before: Buffer,
  files: Map<string, Buffer>,
  older: Files,
  random: Random,
): string {
  const size = before.length;
  const copy = Buffer.from(before);
  switch (kind) {
    case 'flip a bit': {
      const at = random(size);
      const bit = random(8);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
      files.set(name, copy);
      return `bit ${bit} of byte ${at}`;
    }
    case 'cut': {
      const to = random(size);
      files.set(name, copy.subarray(0, to));
      return `to ${to} of ${size} bytes`;
    }
    case 'zero a page': {
      const at = random(Math.ceil(size / PAGE)) * PAGE;
      copy.fill(0, at, Math.min(size, at + PAGE));
      files.set(name, copy);
      return `from byte ${at}`;
    }
    case 'delete':
      files.delete(name);
      return 'gone';
    case 'duplicate a segment': {
      const at = random(size);
      const length = 1 + random(Math.min(size - at, 4 * PAGE));
      const part = copy.subarray(at, at + length);
      const to = random(size);
      // Over what is there, or between.
      const after = random(2) === 0 ? to + length : to;
      files.set(
        name,
        Buffer.concat([copy.subarray(0, to), part, copy.subarray(after)]),
      );
      return `${length} bytes from ${at} again at ${to}`;
    }
    case 'swap two':
      return swap(name, copy, files, random);
    case 'append': {
      const length = 1 + random(4 * PAGE);
      const more = Buffer.from(Array.from({ length }, () => random(256)));
      files.set(name, Buffer.concat([copy, more]));
      return `${length} bytes`;
    }
    case 'take an older one': {
      const old = older.get(name);
      if (old !== undefined) files.set(name, old);
      return 'as it was some saves before';
    }
  }
}

/** Two files, or two parts of one. */
function swap(
  name: string,
  copy: Buffer,
  files: Map<string, Buffer>,
  random: Random,
): string {
  const other = pick(random, [...files.keys()]);
  const theirs = files.get(other);
  if (other !== name && theirs !== undefined) {
    files.set(name, theirs);
    files.set(other, copy);
    return `with ${other}`;
  }
  const length = 1 + random(Math.min(PAGE, Math.floor(copy.length / 2)));
  const one = random(copy.length - 2 * length + 1);
  const two = one + length + random(copy.length - one - 2 * length + 1);
  const first = Buffer.from(copy.subarray(one, one + length));
  copy.copyWithin(one, two, two + length);
  first.copy(copy, two);
  files.set(name, copy);
  return `${length} bytes at ${one} with those at ${two}`;
}
