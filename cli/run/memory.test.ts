/** What `--memory` bounds, by what the system says a process took. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { start } from '../testing.js';

/** The most a process has had in memory so far, in bytes; 0 if it is gone. */
function peak(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const SCOPE = 'vms=2,ioasids=3,mdevs=2+2,threads=2+2,quota=3';
const LARGE = [
  'check',
  'set-and-list',
  '--no-symmetry',
  '--scope',
  SCOPE,
  '-q',
];

describe('--memory', () => {
  it.runIf(process.platform === 'linux')(
    'bounds what the whole process takes, and is made use of',
    async () => {
      const asked = 400 * 2 ** 20;
      let most = 0;
      const looking: NodeJS.Timeout[] = [];
      // It says something only now and then; it is looked at more often.
      const { code, out } = await start(
        [...LARGE.filter((word) => word !== '-q'), '--memory', '400M'],
        ({ pid = 0 }) => {
          if (looking.length > 0) return;
          const look = (): void => {
            most = Math.max(most, peak(pid));
          };
          looking.push(setInterval(look, 50));
        },
      );
      looking.forEach(clearInterval);
      expect(code).toBe(3);
      expect(out).toMatch(/inter-vm-dma +never +not seen to depth \d+ /);
      expect(out).toContain('(memory limit)');
      expect(out).toMatch(/Repro: .* --memory 400M --no-symmetry\n/);
      expect(most).toBeLessThanOrEqual(asked);
      expect(most).toBeGreaterThan(asked * 0.75);
    },
  );

  it('that is too little says what would do', async () => {
    const { code, out, err } = await start([...LARGE, '--memory', '40M']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--memory 40M is too little for set-and-list');
    expect(err).toMatch(/try +--memory \d+M, or a smaller scope/);
  });
});
