/** What the differential runs are told on the command line. */

export interface Options {
  readonly seed: number;
  readonly runs: number;
  readonly peers: boolean;
  /** Differences after which it stops. */
  readonly most: number;
}

export const USAGE =
  'usage: npm run differential -- [--seed N] [--runs N] [--most N] [--peers]\n' +
  '  --seed   the first system, a whole number; the others follow (1)\n' +
  '  --runs   how many systems (10000; 200 with --peers)\n' +
  '  --most   stop after so many that differ (1)\n' +
  '  --peers  ask SPIN and rumur instead of the naive search\n';

/** @throws RangeError that says what is wrong with them */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let n = 0; n < args.length; n++) {
    const name = args[n] ?? '';
    if (name === '--peers') given.set(name, '');
    else if (['--seed', '--runs', '--most'].includes(name))
      given.set(name, args[++n] ?? '');
    else throw new RangeError(`unknown argument '${name}'`);
  }
  const number = (name: string, otherwise: number, least: number): number => {
    const text = given.get(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (text === '' || !Number.isInteger(value) || value < least)
      throw new RangeError(
        `${name} is '${text}'; it takes a whole number from ${String(least)} on`,
      );
    return value;
  };
  const peers = given.has('--peers');
  return {
    peers,
    seed: number('--seed', 1, 0),
    runs: number('--runs', peers ? 200 : 10_000, 1),
    most: number('--most', 1, 1),
  };
}
