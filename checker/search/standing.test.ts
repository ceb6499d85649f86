import { describe, expect, it } from 'vitest';
import type { Room } from './room.js';
import type { Frame, Standing } from './standing.js';
import { faultIn, faultInRoom } from './standing.js';

const frame: Frame = {
  words: 1,
  claims: 1,
  flags: 2,
  presence: { word: 0, bit: 4 },
};

/** Levels of one, two and three states; the second is half expanded. */
const standing: Standing = {
  count: 6,
  next: 2,
  levelEnd: 3,
  depth: 1,
  transitions: 7,
  firstHits: [4],
  hitCounts: [2],
  flags: [-1, 1],
};

function room(parents = [-1, 0, 0, 1, 1, 1]): Room {
  return {
    states: Int32Array.from({ length: 6 }, (_, n) => 16 | n),
    parents: Int32Array.from(parents),
    table: new Int32Array(0),
    capacity: 6,
  };
}

const initial = Int32Array.of(16);

describe('where a search stands', () => {
  it('is right as it was saved', () => {
    expect(faultIn(standing, frame)).toBe(null);
    expect(faultInRoom(room(), standing, frame, initial)).toBe(null);
  });

  it.each<Partial<Record<keyof Standing, unknown>>>([
    { count: 0 },
    { count: 2 },
    { count: 6.5 },
    { next: -1 },
    { next: 4 },
    { next: '2' },
    { levelEnd: 1 },
    { levelEnd: 7 },
    { depth: 6 },
    { depth: null },
    { transitions: 4 },
    { firstHits: [6] },
    { firstHits: [-2] },
    { firstHits: [] },
    { firstHits: [-1] },
    { hitCounts: [0] },
    { hitCounts: [7] },
    { flags: [-1, 2] },
    { flags: [-1] },
    { flags: null },
  ])('is wrong with %j', (change) => {
    expect(faultIn({ ...standing, ...change }, frame)).not.toBe(null);
  });

  it.each([
    { why: 'a parent at the root', parents: [0, 0, 0, 1, 1, 1] },
    { why: 'no parent elsewhere', parents: [-1, 0, -1, 1, 1, 1] },
    { why: 'a parent not expanded', parents: [-1, 0, 0, 1, 1, 2] },
    { why: 'a parent before that of the last', parents: [-1, 0, 0, 1, 0, 1] },
    { why: 'itself as its parent', parents: [-1, 1, 1, 1, 1, 1] },
    { why: 'other levels', parents: [-1, 0, 0, 0, 1, 1] },
  ])('is wrong where a state has $why', ({ parents }) => {
    expect(faultInRoom(room(parents), standing, frame, initial)).not.toBe(null);
  });

  it('is wrong with states that are none, or begin elsewhere', () => {
    const empty = room();
    empty.states[3] = 3;
    expect(faultInRoom(empty, standing, frame, initial)).toBe(
      'state 3 is none',
    );
    const elsewhere = Int32Array.of(17);
    expect(faultInRoom(room(), standing, frame, elsewhere)).toMatch(/begins/);
  });

  it.each([
    { next: 3, levelEnd: 3, depth: 1, right: true },
    { next: 3, levelEnd: 6, depth: 2, right: true },
    { next: 5, levelEnd: 6, depth: 2, right: true },
    { next: 2, levelEnd: 6, depth: 2, right: false },
    { next: 2, levelEnd: 3, depth: 2, right: false },
    { next: 5, levelEnd: 5, depth: 2, right: false },
  ])('at $next of level $depth to $levelEnd: $right', ({ right, ...there }) => {
    const now = { ...standing, ...there };
    expect(faultInRoom(room(), now, frame, initial) === null).toBe(right);
  });
});
