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
  /** Parcels arrive here, one for every `load` command. */
  readonly port: MessagePort;
}

export interface Parcel {
  readonly outfit: Outfit;
  readonly shared: Shared;
  /** Of each owner's part of the visited set. */
  readonly places: number;
}

const { self, signals: memory, port } = workerData as Enlistment;
const signals = new Signals(memory);

function nextParcel(): Parcel {
  const message = receiveMessageOnPort(port);
  if (message === undefined) throw new Error('told to load, but nothing came');
  return message.message as Parcel;
}

interface Equipment {
  readonly searcher: Searcher;
  readonly shared: Shared;
  readonly outfit: Outfit;
}

/** Takes what came for `load`. */
function unpack(equipment: Equipment | null, count: number): Equipment {
  const { outfit, shared, places } = nextParcel();
  const room = received(outfit.room);
  const searcher = makeSearcher({ ...outfit, room }, equipment?.searcher.hits);
  searcher.engine.adopt(places, 0);
  shared.held[self] = searcher.engine.enter(0, count);
  return { searcher, shared, outfit };
}

function serve(): void {
  let equipment: Equipment | null = null;
  for (let last = 0; ;) {
    const { turn, command, count } = signals.next(last);
    last = turn;
    if (command === Command.stop) return;
    if (command === Command.load) equipment = unpack(equipment, count);
    else if (equipment !== null) carryOut(equipment, command, count);
    signals.done();
  }
}

function carryOut(
  { searcher, shared, outfit }: Equipment,
  command: number,
  count: number,
): void {
  const { source } = outfit;
  if (command === Command.grow) searcher.engine.grow(count);
  else if (command === Command.expand)
    expandBlock(shared, searcher, self, ...signals.range(self));
  else if (command === Command.sift) siftBoxes(shared, searcher, source, self);
  else settleFresh(shared, searcher, source, self, count);
}

try {
  serve();
} catch (error) {
  console.error(error);
  signals.fail();
}
