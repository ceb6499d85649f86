/** Where each component's local state sits in a packed state. */
import type { GlobalState, Program } from '../compile/program.js';

export interface Field {
  readonly word: number;
  readonly shift: number;
  /** Unshifted: 2^bits - 1; 0 for a component with a single local state. */
  readonly mask: number;
}

export interface Layout {
  /** 32-bit words a state takes. */
  readonly words: number;
  /** One field a component; none straddles two words. */
  readonly fields: readonly Field[];
  /** A bit that is 1 in every packed state, so that no state is all zeros in
   * that word and an empty place in the visited set can be told from one. */
  readonly presence: { readonly word: number; readonly bit: number };
}

/** First fit, widest fields first, so that few bits are wasted. */
export function layOut(program: Program): Layout {
  const bits = program.components.map(({ table }) =>
    Math.ceil(Math.log2(Math.max(1, table.states.length))),
  );
  const order = bits
    .map((_, n) => n)
    .sort((a, b) => at(bits, b) - at(bits, a) || a - b);
  const used: number[] = [0];
  const fields: Field[] = bits.map(() => ({ word: 0, shift: 0, mask: 0 }));
  for (const n of order) {
    const wide = at(bits, n);
    let word = used.findIndex((taken) => taken + wide <= 32);
    if (word < 0) word = used.push(0) - 1;
    const shift = at(used, word);
    used[word] = shift + wide;
    fields[n] =
      wide === 0
        ? { word: 0, shift: 0, mask: 0 }
        : { word, shift, mask: 2 ** wide - 1 };
  }
  let word = used.findIndex((taken) => taken < 32);
  if (word < 0) word = used.push(0) - 1;
  const presence = { word, bit: at(used, word) };
  return { words: used.length, fields, presence };
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}

/** @returns the state's words as signed 32-bit integers */
export function pack(layout: Layout, state: GlobalState): Int32Array {
  const words = new Int32Array(layout.words);
  words[layout.presence.word] = 1 << layout.presence.bit;
  layout.fields.forEach(({ word, shift, mask }, n) => {
    if (mask !== 0) words[word] = (words[word] ?? 0) | (at(state, n) << shift);
  });
  return words;
}

export function unpack(
  layout: Layout,
  words: Int32Array,
  offset = 0,
): GlobalState {
  return layout.fields.map(
    ({ word, shift, mask }) => ((words[offset + word] ?? 0) >>> shift) & mask,
  );
}
