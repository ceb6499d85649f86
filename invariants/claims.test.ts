import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designs } from '../model/designs/index.js';
import { claims, claimsOfAllow, witnesses } from './index.js';

const all = [
  ...new Map(
    designs.flatMap((design) => design.claims).map((c) => [c.name, c]),
  ).values(),
];

/** `interVmDma.ts` holds `inter-vm-dma`. */
const dashed = (file: string): string =>
  file.replace(/\.ts$/, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => !['index.ts', 'users.ts'].includes(name))
    .map(dashed);

describe('claims', () => {
  it('stand one in a file of their name, and every file is used', () => {
    expect(filesIn('./').toSorted()).toEqual(
      claims.map((claim) => claim.name).toSorted(),
    );
    expect(filesIn('./witnesses/').toSorted()).toEqual(
      all
        .filter(({ kind }) => kind === 'sometimes' || kind === 'refusal')
        .map((claim) => claim.name)
        .toSorted(),
    );
  });

  it('are the same for device-allow', () => {
    expect(claimsOfAllow.map((claim) => claim.name)).toEqual(
      claims.map((claim) => claim.name),
    );
  });

  it('are judged with a witness in every design', () => {
    const names = new Set(witnesses.map((claim) => claim.name));
    names.add('two-vms-dma-at-once');
    for (const design of designs)
      expect(
        design.claims.filter((claim) => names.has(claim.name)).length,
      ).toBeGreaterThan(1);
  });

  it.each(claims.map((claim) => [claim.name]))(
    '%s breaks in some design and holds in another',
    (name) => {
      const verdicts = new Set(designs.map((design) => design.expect[name]));
      expect(verdicts).toContain('sometimes');
      expect(verdicts.size).toBe(2);
    },
  );
});
