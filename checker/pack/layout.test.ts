import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { keyOf, searchNaively } from '../testing/naive.js';
import { layOut, pack, unpack } from './layout.js';

/** The bits that each field takes, as `word:bit`. */
function bitsOf(program: Program): readonly string[] {
  return layOut(program).fields.flatMap(({ word, shift, mask }) =>
    Array.from(
      { length: mask === 0 ? 0 : Math.log2(mask + 1) },
      (_, n) => `${String(word)}:${String(shift + n)}`,
    ),
  );
}

describe('layOut', () => {
  it.each([
    { program: compile(library()) },
    { program: compile(counters(11, 4)) },
    { program: compile(counters(40, 1)) },
    { program: compile(counters(3, 200)) },
  ])('gives no bit to two fields, none straddles words', ({ program }) => {
    const { words } = layOut(program);
    const bits = bitsOf(program);
    expect(new Set(bits).size).toBe(bits.length);
    for (const bit of bits) {
      const [word, at] = bit.split(':').map(Number);
      expect(word).toBeLessThan(words);
      expect(at).toBeLessThan(32);
    }
  });

  it('gives every field the room for its local states', () => {
    const program = compile(library());
    layOut(program).fields.forEach(({ mask }, n) => {
      const states = program.components[n]?.table.states.length ?? 0;
      expect(mask).toBeGreaterThanOrEqual(states - 1);
    });
  });
});

describe('pack', () => {
  it('round-trips every reachable state, and tells them apart', () => {
    const program = compile(library({ off: ['limit'] }));
    const layout = layOut(program);
    const seen = new Set<string>();
    const { states } = searchNaively(program);
    for (const { state } of states.values()) {
      const words = pack(layout, state);
      expect(words).toHaveLength(layout.words);
      expect(unpack(layout, words)).toEqual(state);
      seen.add(keyOf([...words]));
    }
    expect(seen.size).toBe(states.size);
  });

  it('round-trips the largest local state of every field', () => {
    for (const program of [
      compile(counters(11, 7)),
      compile(counters(32, 1)),
      compile(counters(40, 1)),
    ]) {
      const layout = layOut(program);
      const top = program.components.map(
        ({ table }) => table.states.length - 1,
      );
      expect(unpack(layout, pack(layout, top))).toEqual(top);
    }
  });

  it('unpacks from the middle of an array', () => {
    const program = compile(library());
    const layout = layOut(program);
    const words = pack(layout, program.initial);
    const store = new Int32Array(3 * layout.words).fill(-1);
    store.set(words, layout.words);
    expect(unpack(layout, store, layout.words)).toEqual(program.initial);
  });
});
