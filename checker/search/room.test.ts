import { describe, expect, it } from 'vitest';
import { received } from './room.js';

describe('a room sent to another thread', () => {
  it.each([2 ** 20, 2 ** 30, 2 ** 30 + 64])(
    'keeps all its %i words',
    (words) => {
      const sent = structuredClone({
        states: new Int32Array(new SharedArrayBuffer(words * 4)),
        parents: new Int32Array(new SharedArrayBuffer(64)),
        table: new Int32Array(new SharedArrayBuffer(32)),
        capacity: 16,
      });
      const { states, parents, capacity } = received(sent);
      expect([states.length, parents.length, capacity]).toEqual([
        words,
        16,
        16,
      ]);
    },
  );
});
