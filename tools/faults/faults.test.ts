import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../random.js';
import { checkpointSubject } from './checkpoint.js';
import { damage, faultKinds } from './faults.js';
import { notebookSubject } from './notebook.js';
import type { Subject } from './trial.js';
import { tryFaults } from './trial.js';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'faults-'));

describe.each([
  { make: () => checkpointSubject(fresh()), faults: 150 },
  { make: () => notebookSubject(fresh(), 3), faults: 80 },
])('what is stored', ({ make, faults }) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await make();
  });

  it('is not believed once it is damaged', async () => {
    const tally = await tryFaults(subject, faults, randomFrom(7), fresh());
    expect(tally.wrong).toEqual([]);
    expect(tally.refused + tally.undisturbed).toBe(faults);
    // Faults that do nothing would prove nothing.
    expect(tally.refused).toBeGreaterThan(faults / 2);
    expect([...tally.byKind.keys()].sort()).toEqual([...faultKinds].sort());
  });

  it('is told from what a credulous reader takes it for', async () => {
    const credulous: Subject = {
      ...subject,
      read: () => ({ kind: 'read', value: 'whatever it says' }),
    };
    const { wrong } = await tryFaults(credulous, 5, randomFrom(7), fresh());
    expect(wrong).toHaveLength(5);
  });
});

describe('a fault', () => {
  it('changes something, and is the same for the same seed', () => {
    const files = new Map([
      ['a', Buffer.from('some content here')],
      ['b', Buffer.alloc(2000, 1)],
    ]);
    const run = (): readonly string[] => {
      const random = randomFrom(3);
      return Array.from({ length: 200 }, () => {
        const { kind, where, files: after } = damage(files, files, random);
        expect(after).not.toEqual(files);
        return `${kind} ${where}`;
      });
    };
    expect(run()).toEqual(run());
  });
});
