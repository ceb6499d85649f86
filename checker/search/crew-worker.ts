/** Entry point of a search thread other than the main one. */
import {
  type MessagePort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import { expandBlock, settleFresh, siftBoxes } from './rounds.js';
import type { Shared } from './rounds.js';
import { received } from './room.js';
import type { Outfit, Searcher } from './searcher.js';
import { makeSearcher } from './searcher.js';
import { Command, Signals } from './signals.js';

/** What the main thread hands to a new worker. */
export interface Enlistment {
  readonly self: number;
  readonly signals: SharedArrayBuffer;
  readonly shared: Shared;
  /** Outfits arrive here, one for every `load` command. */
  readonly port: MessagePort;
}

const { self, signals: memory, shared, port } = workerData as Enlistment;
const signals = new Signals(memory);

function serve(): void {
  let searcher: Searcher | null = null;
  let outfit: Outfit | null = null;
  for (let last = 0; ;) {
    const { turn, command, count } = signals.next(last);
    last = turn;
    if (command === Command.stop) return;
    if (command === Command.load) {
      outfit = (receiveMessageOnPort(port)?.message ?? null) as Outfit | null;
      if (outfit === null) throw new Error('told to load, but nothing came');
      const room = received(outfit.room);
      searcher = makeSearcher({ ...outfit, room }, searcher?.hits);
      searcher.engine.enter(0, count);
    } else if (searcher !== null && outfit !== null) {
      const { source } = outfit;
      if (command === Command.expand)
        expandBlock(shared, searcher, self, ...signals.range(self));
      else if (command === Command.sift)
        siftBoxes(shared, searcher, source, self);
      else settleFresh(shared, searcher, source, self, count);
    }
    signals.done();
  }
}

try {
  serve();
} catch (error) {
  console.error(error);
  signals.fail();
}
