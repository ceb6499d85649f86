import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random.js';
import { killAtRandom } from './kill.js';
import { searches } from './victims.js';

describe('a search that is killed at random moments', () => {
  it.each(searches.map((victim) => [victim.name, victim] as const))(
    'ends as if it had not been: %s',
    { timeout: 600_000 },
    async (_, victim) => {
      const scratch = mkdtempSync(join(tmpdir(), 'kills-'));
      const killed = await killAtRandom(victim, 5, randomFrom(5), scratch);
      expect(killed.wrong).toEqual([]);
      expect(killed.kills).toBe(5);
      expect(killed.gained).toBeGreaterThan(0);
      expect(killed.finished).toBeGreaterThan(0);
    },
  );
});
