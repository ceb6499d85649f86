/** Ends what is not a search, and so looks at no clock: compiling, writing the
 * search's code, asking what would have stopped an attack. */
import type { Stop } from '../../checker/search/exploration.js';
import { watch } from '../../checker/watch.js';

/** Why something was left before it had a result. */
export class Cut extends Error {
  override readonly name = 'Cut';

  /** @param doing what it was at, in words that follow `while` */
  constructor(
    readonly stop: Extract<Stop, 'time' | 'interrupt'>,
    readonly doing: string,
  ) {
    super(`${stop === 'time' ? 'the time limit' : 'Ctrl-C'} while ${doing}`);
  }
}

export interface CutWhen {
  /** Milliseconds since the epoch; null for never. */
  readonly deadline: number | null;
  readonly interrupted: () => boolean;
  /** Milliseconds that it may go on after either. */
  readonly grace: number;
}

/** From now on, what takes too long throws a `Cut`. @returns what ends that */
export function cutting(when: CutWhen): () => void {
  const { deadline, interrupted, grace } = when;
  let asked = interrupted() ? Date.now() : Infinity;
  return watch({
    beat: (doing) => {
      const now = Date.now();
      if (asked === Infinity && interrupted()) asked = now;
      if (now - (deadline ?? Infinity) >= grace) throw new Cut('time', doing);
      if (now - asked >= grace) throw new Cut('interrupt', doing);
    },
  });
}
