/**
 * A long search on disk, so that it can be ended at any moment and resumed.
 *
 * A folder with three files: the states and the parents, which only grow, and
 * a small description that says how much of them counts, with a checksum of
 * each part that was appended and one of itself. The description is replaced
 * in one step after the rest is on disk, so a kill leaves the previous one
 * valid; what was appended beyond it is cut off on resume.
 */
import {
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { checksum } from '../store/checksum.js';
import type { Lock } from '../store/lock.js';
import { LockedError, lockFolder } from '../store/lock.js';
import {
  flushFolder,
  withFile,
  writeAll,
  writeWhole,
} from '../store/write-whole.js';
import type { Room } from './room.js';
import type { Frame, Standing } from './standing.js';
import { faultIn, faultInRoom } from './standing.js';

/** What one save appended: the states up to `to`, from where the one before
 * ended. */
interface Segment {
  readonly to: number;
  /** Checksums of its states and of their parents. */
  readonly states: number;
  readonly parents: number;
}

interface Description extends Standing {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly identity: string;
  readonly words: number;
  readonly segments: readonly Segment[];
}

const FORMAT = 'ioasid-search';
/** 1 had no checksums. */
const VERSION = 2;

/** A checkpoint that cannot be used. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';

  /**
   * @param what happened
   * @param advice what to try
   */
  constructor(
    readonly what: string,
    readonly advice: string,
  ) {
    super(`${what}. ${advice}`);
  }
}

const STATES = 'states.bin';
const PARENTS = 'parents.bin';
/** The file whose presence says that a folder holds a saved search. */
export const DESCRIPTION = 'search.json';
/** Bytes read or written at a time. */
const PIECE = 2 ** 26;
/** Bytes of a description, at most: some hundred thousand saves. */
const LONGEST = 2 ** 26;

const ANEW = 'Delete the folder and start the search anew.';

/** `search()` with the folder to itself. @throws {CheckpointError} */
export async function alone<T>(
  { folder, resume }: { readonly folder: string; readonly resume: boolean },
  search: () => Promise<T>,
): Promise<T> {
  if (resume && !existsSync(join(folder, DESCRIPTION)))
    throw new CheckpointError(
      `nothing to resume in ${folder}: it holds no checkpoint`,
      'Start the search without --resume, or name the right folder.',
    );
  let lock: Lock;
  try {
    lock = lockFolder(folder);
  } catch (error) {
    if (!(error instanceof LockedError)) throw unwritable(folder, error);
    throw new CheckpointError(
      `the checkpoint in ${error.message}`,
      'Wait until it has ended, end it, or name another folder.',
    );
  }
  try {
    if (!resume && existsSync(join(folder, DESCRIPTION)))
      throw new CheckpointError(
        `${folder} holds a saved search already`,
        'Go on with it by --resume, or name another folder.',
      );
    return await search();
  } finally {
    lock.release();
  }
}

export class Checkpoint {
  readonly #folder: string;
  readonly #identity: string;
  readonly #frame: Frame;
  #segments: readonly Segment[] = [];

  /** @param identity equal only for searches of the same generated code */
  constructor(folder: string, identity: string, frame: Frame) {
    this.#folder = folder;
    this.#identity = identity;
    this.#frame = frame;
  }

  /**
   * Reads the states back into `room`.
   *
   * @throws {CheckpointError} if what is there belongs to another search, is
   * damaged, or does not fit
   */
  load(room: Room): Standing {
    const description = this.#describe();
    const { count } = description;
    // A search that has begun has entered it.
    const initial = room.states.slice(0, this.#frame.words);
    if (count > room.capacity)
      throw new CheckpointError(
        `the checkpoint in ${this.#folder} has ${String(count)} states, but ` +
          `this run has room for ${String(room.capacity)}`,
        'Resume with a higher --max-states or --memory.',
      );
    this.#read(STATES, room.states, this.#frame.words, description.segments);
    this.#read(PARENTS, room.parents, 1, description.segments);
    const fault = faultInRoom(room, description, this.#frame, initial);
    if (fault !== null) throw this.#damaged(this.#folder, fault);
    this.#segments = description.segments;
    return description;
  }

  /** @throws {CheckpointError} always */
  refuseTwins(): never {
    throw this.#damaged(this.#folder, 'a state stands in it twice');
  }

  /** @throws {CheckpointError} if the disk does not take it; what was saved
   * before stays valid */
  save(room: Room, standing: Standing): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      const from = this.#segments.at(-1)?.to ?? 0;
      const to = standing.count;
      const states = this.#append(
        STATES,
        room.states,
        from * this.#frame.words,
        to * this.#frame.words,
      );
      const parents = this.#append(PARENTS, room.parents, from, to);
      if (from === 0) flushFolder(this.#folder);
      const segments =
        to === from
          ? this.#segments
          : [...this.#segments, { to, states, parents }];
      const description: Description = {
        format: FORMAT,
        version: VERSION,
        identity: this.#identity,
        words: this.#frame.words,
        ...standing,
        segments,
      };
      writeWhole(join(this.#folder, DESCRIPTION), sealed(description));
      this.#segments = segments;
    } catch (error) {
      throw unwritable(this.#folder, error);
    }
  }

  #describe(): Description {
    const file = join(this.#folder, DESCRIPTION);
    const { format, version, ...rest } = this.#parse(file);
    if (format !== FORMAT || version !== VERSION)
      throw new CheckpointError(
        `${file} is not a checkpoint this version reads (it reads format ` +
          `${FORMAT}, version ${String(VERSION)})`,
        'Usually another version of this program wrote it: go on with that ' +
          'one, or delete the folder and start anew.',
      );
    const { seal, ...own } = rest;
    const description = { format, version, ...own } as unknown as Description;
    if (seal !== checksum(JSON.stringify(description)))
      throw this.#damaged(file, 'its checksum is not that of its content');
    if (
      description.identity !== this.#identity ||
      description.words !== this.#frame.words
    )
      throw new CheckpointError(
        `the checkpoint in ${this.#folder} belongs to another search: ` +
          `another design, scope, set of flags, or a model that has changed ` +
          `since`,
        'Resume with the same arguments, or name another folder.',
      );
    const fault =
      faultIn(description, this.#frame) ??
      faultInSegments(description.segments, description.count);
    if (fault !== null) throw this.#damaged(file, fault);
    return description;
  }

  /** The description as a JSON object; equal to what was written, or not one
   * that this version wrote. */
  #parse(file: string): Readonly<Record<string, unknown>> {
    try {
      this.#mustBeFile(file);
      if (statSync(file).size > LONGEST)
        throw this.#damaged(file, 'it is far longer than any that is written');
      const text = readFileSync(file, 'utf8');
      const value: unknown = JSON.parse(text);
      if (value === null || typeof value !== 'object')
        throw this.#damaged(file, 'it holds no object');
      const known = value as Readonly<Record<string, unknown>>;
      if (known['version'] === VERSION && text !== `${JSON.stringify(value)}\n`)
        throw this.#damaged(file, 'something stands before or after it');
      return known;
    } catch (error) {
      throw error instanceof CheckpointError
        ? error
        : this.#damaged(file, reason(error));
    }
  }

  /** Whatever else has the name might never end, or never begin. */
  #mustBeFile(path: string): void {
    if (statSync(path).isFile()) return;
    throw this.#damaged(path, 'it is not a file');
  }

  /** @returns the checksum of what was appended */
  #append(name: string, array: Int32Array, from: number, to: number): number {
    const file = openSync(join(this.#folder, name), from === 0 ? 'w' : 'r+');
    let sum = 0;
    try {
      if (from > 0) ftruncateSync(file, from * 4);
      const bytes = new Uint8Array(array.buffer, 0, to * 4);
      for (let at = from * 4; at < to * 4; at += PIECE) {
        const piece = bytes.subarray(at, Math.min(to * 4, at + PIECE));
        sum = checksum(piece, sum);
        writeAll(file, piece, at);
      }
      fsyncSync(file);
      return sum;
    } catch (error) {
      // A full disk gets back what is of no use.
      ftruncateSync(file, from * 4);
      throw error;
    } finally {
      closeSync(file);
    }
  }

  /** @param size integers that belong to a state */
  #read(
    name: 'states.bin' | 'parents.bin',
    array: Int32Array,
    size: number,
    segments: readonly Segment[],
  ): void {
    const path = join(this.#folder, name);
    const part = name === STATES ? 'states' : 'parents';
    const bytes = new Uint8Array(array.buffer);
    try {
      this.#mustBeFile(path);
      withFile(path, 'r', (file) => {
        let from = 0;
        if (fstatSync(file).size < (segments.at(-1)?.to ?? 0) * size * 4)
          throw this.#damaged(path, 'it is shorter than the checkpoint says');
        for (const segment of segments) {
          const { to } = segment;
          const sum = readPart(file, bytes, from * size * 4, to * size * 4);
          if (sum !== segment[part])
            throw this.#damaged(
              path,
              `the checksum of states ${String(from)} to ${String(to - 1)} ` +
                `is not that of what is there`,
            );
          from = to;
        }
      });
    } catch (error) {
      throw error instanceof CheckpointError
        ? error
        : this.#damaged(path, reason(error));
    }
  }

  #damaged(path: string, fault: string): CheckpointError {
    return new CheckpointError(`${path} is damaged: ${fault}`, ANEW);
  }
}

/** A description with its checksum, as it is written. */
function sealed(description: Description): string {
  const seal = checksum(JSON.stringify(description));
  return `${JSON.stringify({ ...description, seal })}\n`;
}

/** @returns the checksum of what was read @throws Error if there is less */
function readPart(
  file: number,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let at = from; at < to;) {
    const read = readSync(file, bytes, at, Math.min(PIECE, to - at), at);
    if (read === 0) throw new Error('it ended while it was read');
    sum = checksum(bytes.subarray(at, at + read), sum);
    at += read;
  }
  return sum;
}

function faultInSegments(
  segments: readonly Segment[],
  count: number,
): string | null {
  let from = 0;
  for (const { to } of segments) {
    if (!(to > from)) return 'its parts do not follow on each other';
    from = to;
  }
  return from === count ? null : 'its parts are not all of its states';
}

function unwritable(folder: string, error: unknown): CheckpointError {
  return new CheckpointError(
    `cannot write a checkpoint to ${folder}: ${reason(error)}`,
    `Usually the disk is full or the folder belongs to somebody else; ` +
      `name another one. An earlier checkpoint there is still valid.`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
