/** The built command as a process: threads, signals, limits. */
import { describe, expect, it } from 'vitest';
import { start } from './testing.js';

/** A shared machine may be slow. */
const LONG = 900_000;

describe('the process', () => {
  // The second run ends first where there are two threads.
  const small = [
    ...['check', 'flush-broken', 'load-reference-broken'],
    ...['--scope', 'ioasids=1,mdevs=1+1,quota=1'],
  ];

  it(
    'prints the same on one thread and on two',
    { timeout: LONG },
    async () => {
      const one = await start([...small, '--threads', '1']);
      const two = await start([...small, '--threads', '2']);
      expect(one.code).toBe(0);
      expect(two.out).toBe(one.out);
    },
  );

  it('reports what it has on Ctrl-C, and exits with 3', async () => {
    let sent = false;
    const scope = 'vms=3,ioasids=3,mdevs=1+1+1,quota=3';
    const { code, out } = await start(
      ['check', 'set-only', '--scope', scope],
      // The first progress is told: the search is under way. Once only; a
      // second Ctrl-C would end the process at once.
      (child) => {
        if (!sent) child.kill('SIGINT');
        sent = true;
      },
    );
    expect(code).toBe(3);
    expect(out).toMatch(/STOPPED at depth \d+ \(interrupted\)/);
    expect(out).toMatch(/inter-vm-dma +never +not seen to depth \d+/);
  });

  it('stops at --timeout, and exits with 3', async () => {
    const { code, out } = await start([
      ...['check', 'set-only', '--no-symmetry', '--timeout', '4'],
    ]);
    expect(code).toBe(3);
    expect(out).toMatch(/STOPPED at depth \d+ \(time limit\)/);
  });

  it('takes a reader that leaves early for no failure', async () => {
    const { code, err } = await start(['--help'], (child) => {
      child.stdout?.destroy();
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
