/** docs/after.md says of each cause in the series what became of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postedDesigns } from '../series/index.js';
import { iommufd } from './iommufd/iommufd.js';

const text = readFileSync(
  new URL('../../docs/after.md', import.meta.url),
  'utf8',
);

const rows = (
  text
    .split(/^## /m)
    .find((part) => part.startsWith("What iommufd's structure removes")) ?? ''
)
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));

const quoted = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

describe('docs/after.md', () => {
  it('has a row for every change that mends a posted version', () => {
    const mends = postedDesigns.flatMap(({ mends = [] }) =>
      mends.map(({ name }) => name),
    );
    expect(rows.map(([, change]) => change).sort()).toEqual(
      [...new Set(mends)].sort(),
    );
  });

  it('names claims that hold in iommufd, where it says that one is removed', () => {
    for (const [, change = '', fate, , claims] of rows) {
      expect([change, quoted(claims).length > 0]).toEqual([
        change,
        fate === 'removed' ||
          fate === 'answered' ||
          change.startsWith('a shared'),
      ]);
      for (const claim of quoted(claims))
        expect([claim, iommufd.expect[claim]]).toEqual([
          claim,
          claim === 'close-completes' ? 'always' : 'never',
        ]);
    }
  });
});
