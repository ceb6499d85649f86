/** What passes between the process of a design and its supervisor. */

/** Where a guest writes what it does; every thread of it may. */
export const TELL = 3;

/** Where a guest hears its supervisor. */
export const HEAR = 4;

/** The report; the usual place for it is for what the design itself prints. */
export const REPORT = 5;

/** A line each, from a guest. */
export type Told =
  /** All is loaded but the design. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'enter'; readonly thread: number; readonly doing: string }
  | { readonly kind: 'beat'; readonly thread: number }
  | { readonly kind: 'leave'; readonly thread: number }
  /** The event loop of the main thread turns. */
  | { readonly kind: 'here' }
  /** Ctrl-C was heard. */
  | { readonly kind: 'interrupted' }
  /** The verdict is printed. Only this is one; the secret was given to the
   * guest's main thread before any design was loaded. */
  | { readonly kind: 'end'; readonly secret: string; readonly code: number };

/** A line each, to a guest; before them comes the secret. */
export type Asked = 'there?' | 'interrupt';

/** @returns null for what no guest of ours would write */
export function parseTold(line: string): Told | null {
  try {
    const told = JSON.parse(line) as Told | null;
    return typeof told === 'object' ? told : null;
  } catch {
    return null;
  }
}

/** Cuts a stream into lines. */
export function lines(take: (line: string) => void): (part: string) => void {
  let rest = '';
  return (part) => {
    const all = (rest + part).split('\n');
    rest = all.pop() ?? '';
    all.forEach(take);
  };
}
