/**
 * A long search on disk, so that it can be ended at any moment and resumed.
 *
 * A folder with three files: the states and the parents, which only grow, and
 * a small description that says how much of them counts. The description is
 * replaced in one step after the rest is on disk, so a kill leaves the
 * previous one valid; what was appended beyond it is cut off on resume.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Room } from './room.js';

/** Where a search stands, between two rounds. */
export interface Standing {
  /** States found, and how many of them were expanded. */
  readonly count: number;
  readonly next: number;
  readonly levelEnd: number;
  readonly depth: number;
  readonly transitions: number;
  /** By claim: first state that met its formula, and how many did. */
  readonly firstHits: readonly number[];
  readonly hitCounts: readonly number[];
  /** By coverage flag: the state at which it went up, -1 for none. */
  readonly flags: readonly number[];
}

interface Description extends Standing {
  readonly format: 'ioasid-search';
  readonly version: 1;
  readonly identity: string;
  readonly words: number;
}

/** A checkpoint that cannot be used; the message says what to do. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

const STATES = 'states.bin';
const PARENTS = 'parents.bin';
/** The file whose presence says that a folder holds a saved search. */
export const DESCRIPTION = 'search.json';
/** Bytes read or written at a time. */
const PIECE = 2 ** 26;

export class Checkpoint {
  readonly #folder: string;
  readonly #identity: string;
  readonly #words: number;
  #saved = 0;

  /** @param identity equal only for searches of the same generated code */
  constructor(folder: string, identity: string, words: number) {
    this.#folder = folder;
    this.#identity = identity;
    this.#words = words;
  }

  /**
   * Reads the states back into `room`.
   *
   * @returns where the search stood; null if nothing was saved
   * @throws {CheckpointError} if what is there belongs to another search, is
   * damaged, or does not fit
   */
  load(room: Room): Standing | null {
    const file = join(this.#folder, DESCRIPTION);
    if (!existsSync(file)) return null;
    const description = this.#parse(file);
    const { count } = description;
    if (count > room.capacity)
      throw new CheckpointError(
        `the checkpoint in ${this.#folder} has ${String(count)} states, but ` +
          `this run has room for ${String(room.capacity)}. Resume with a ` +
          `higher --max-states or --memory.`,
      );
    this.#readArray(STATES, room.states, count * this.#words);
    this.#readArray(PARENTS, room.parents, count);
    this.#saved = count;
    return description;
  }

  /** @throws {CheckpointError} if the disk does not take it; what was saved
   * before stays valid */
  save(room: Room, standing: Standing): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      const { count } = standing;
      const from = this.#saved;
      this.#append(
        STATES,
        room.states,
        from * this.#words,
        count * this.#words,
      );
      this.#append(PARENTS, room.parents, from, count);
      const description: Description = {
        format: 'ioasid-search',
        version: 1,
        identity: this.#identity,
        words: this.#words,
        ...standing,
      };
      const file = join(this.#folder, DESCRIPTION);
      writeFileSync(`${file}.new`, `${JSON.stringify(description)}\n`, {
        flush: true,
      });
      renameSync(`${file}.new`, file);
      this.#saved = count;
    } catch (error) {
      throw new CheckpointError(
        `cannot write a checkpoint to ${this.#folder}: ` +
          `${error instanceof Error ? error.message : String(error)}. ` +
          `Usually the disk is full or the folder belongs to somebody else; ` +
          `name another one. An earlier checkpoint there is still valid.`,
      );
    }
  }

  #parse(file: string): Description {
    let description: Partial<Description>;
    try {
      description = JSON.parse(
        readFileSync(file, 'utf8'),
      ) as typeof description;
    } catch {
      throw new CheckpointError(
        `${file} is damaged. Delete the folder and start the search anew.`,
      );
    }
    if (description.format !== 'ioasid-search' || description.version !== 1)
      throw new CheckpointError(
        `${file} is not a checkpoint this version reads (it reads format ` +
          `ioasid-search, version 1). Delete the folder and start anew.`,
      );
    if (
      description.identity !== this.#identity ||
      description.words !== this.#words
    )
      throw new CheckpointError(
        `the checkpoint in ${this.#folder} belongs to another search: ` +
          `another design, scope, set of flags, or a model that has changed ` +
          `since. Resume with the same arguments, or name another folder.`,
      );
    return description as Description;
  }

  #append(name: string, array: Int32Array, from: number, to: number): void {
    const file = openSync(join(this.#folder, name), from === 0 ? 'w' : 'r+');
    try {
      if (from > 0) ftruncateSync(file, from * 4);
      const bytes = new Uint8Array(array.buffer, 0, to * 4);
      for (let at = from * 4; at < to * 4;) {
        const piece = bytes.subarray(at, Math.min(to * 4, at + PIECE));
        at += writeSync(file, piece, 0, piece.length, at);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #readArray(name: string, array: Int32Array, length: number): void {
    const path = join(this.#folder, name);
    const file = openSync(path, 'r');
    try {
      if (fstatSync(file).size < length * 4)
        throw new CheckpointError(
          `${path} is shorter than the checkpoint says: the folder is ` +
            `damaged. Delete it and start the search anew.`,
        );
      const bytes = new Uint8Array(array.buffer, 0, length * 4);
      for (let at = 0; at < bytes.length;) {
        const size = Math.min(PIECE, bytes.length - at);
        at += readSync(file, bytes, at, size, at);
      }
    } finally {
      closeSync(file);
    }
  }
}
