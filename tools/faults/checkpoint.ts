/** A checkpoint as the victim of faults, read in this process. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../checker/compile/compile.js';
import type { Program } from '../../checker/compile/program.js';
import { layOut, pack } from '../../checker/pack/layout.js';
import {
  Checkpoint,
  CheckpointError,
  DESCRIPTION,
} from '../../checker/search/checkpoint.js';
import { explore } from '../../checker/search/explore.js';
import type { Room } from '../../checker/search/room.js';
import { setOnly } from '../../model/designs/setOnly.js';
import { parseScope } from '../../model/scope.js';
import { buildSystem } from '../../model/system.js';
import type { Files } from './faults.js';
import type { Reading, Subject } from './trial.js';
import { filesIn } from './trial.js';
import { tryFiles } from './whole.js';

export const DESIGN = 'set-only';
/** A thousand states: enough for several saves. */
export const SCOPE = 'vms=2,ioasids=1,mdevs=1+1,quota=1';

/** Where the search is stopped, each time after a save. */
const STOPS = [60, 200, 500, 700];

/** Saves the beginning of a search to the folder, several times over. */
export async function saveSearch(
  folder: string,
  program: Program = smallProgram(),
): Promise<{ readonly files: Files; readonly older: Files }> {
  let older: Files = new Map();
  let files: Files = new Map();
  for (const [n, maxStates] of STOPS.entries()) {
    await explore(program, {
      symmetry: true,
      maxStates,
      checkpoint: { folder, resume: n > 0 },
    });
    older = n < STOPS.length - 1 ? filesIn(folder) : older;
    files = filesIn(folder);
  }
  return { files, older };
}

export const smallProgram = (): Program =>
  compile(buildSystem(setOnly, parseScope(SCOPE)));

interface Saved {
  readonly identity: string;
  readonly firstHits: readonly number[];
  readonly flags: readonly number[];
}

/** The whole of what a resumed search starts from, so that two that read the
 * same go on the same. */
export async function checkpointSubject(folder: string): Promise<Subject> {
  const program = smallProgram();
  const { files, older } = await saveSearch(folder, program);
  const layout = layOut(program);
  const description = JSON.parse(
    String(files.get(DESCRIPTION)),
  ) as Partial<Saved>;
  const { identity = '', firstHits = [], flags = [] } = description;
  const frame = {
    words: layout.words,
    claims: firstHits.length,
    flags: flags.length,
    presence: layout.presence,
  };
  const room: Room = {
    states: new Int32Array(new SharedArrayBuffer(2 ** 20)),
    parents: new Int32Array(new SharedArrayBuffer(2 ** 20)),
    table: new Int32Array(0),
    capacity: 2 ** 16,
  };
  const read = (where: string): Reading => {
    room.states.set(pack(layout, program.initial));
    if (!existsSync(join(where, DESCRIPTION)))
      return { kind: 'refused', words: 'nothing to resume' };
    try {
      const standing = new Checkpoint(where, identity, frame).load(room);
      const digest = createHash('sha256')
        .update(JSON.stringify(standing))
        .update(
          new Int32Array(room.states.slice(0, standing.count * layout.words)),
        )
        .update(new Int32Array(room.parents.slice(0, standing.count)));
      return { kind: 'read', value: digest.digest('hex') };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return error instanceof CheckpointError
        ? { kind: 'refused', words }
        : { kind: 'crashed', words };
    }
  };
  // Older files are a checkpoint too, and so is an older description: the rest
  // only grows.
  const right = await tryFiles([files, older], read);
  return { name: 'checkpoint', files, older, read, right };
}
