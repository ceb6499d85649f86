import { describe, expect, it } from 'vitest';
import { noChecks } from '../model/designs/noChecks.js';
import { functionTableShared } from '../model/designs/functionTableShared.js';
import { everyDesign } from '../model/every-design.js';
import { setAndList } from '../model/designs/setAndList.js';
import { v4 } from '../model/series/designs/v4.js';
import { inlineAsker } from './askers.js';
import { composePage } from './compose.js';
import { parseLimits, readLimits } from './limits.js';
import { neighbours } from './sensitivity.js';
import { pageRst, pageText } from './text.js';

const design = {
  ...noChecks,
  rules: ['set-at-free', 'set-at-get'],
  expect: { ...noChecks.expect, 'foreign-free': 'never' as const },
};

const page = await composePage(design, {
  asker: inlineAsker([design, functionTableShared]),
  probes: [
    {
      scope: 'vms=2,ioasids=1,mdevs=1+0,vfs=0,threads=1,quota=1',
      shows: 'one mdev',
    },
  ],
  only: ['foreign-free'],
  maxStates: 20_000,
  beside: [],
  sensitivity: false,
  tool: 'test',
  onPhase: () => {},
});

describe('the page', () => {
  const text = pageText(page);

  it('is a mail: 72 columns of ASCII, indented, no trailing space', () => {
    for (const line of text.split('\n').slice(0, -1)) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).toMatch(/^$|^ {2}[\x20-\x7e]*[\x21-\x7e]$/);
    }
  });

  it('has the matrix of the design', () => {
    const row = (rule: string): string =>
      text.split('\n').find((line) => line.startsWith(`  ${rule} `)) ?? '';
    expect(row('(none)').split(/\s+/)[2]).toBe('.');
    expect(row('set-at-free').split(/\s+/)[2]).toBe('4');
    expect(row('set-at-get').split(/\s+/)[2]).toBe('.');
  });

  it('names the minimal set and what is not modelled', () => {
    expect(text).toContain('S1 (1 of 2): set-at-free');
    expect(text).toContain('Guest PASIDs (SPID)');
  });

  it('is reStructuredText with a heading for every rule', () => {
    const rst = pageRst(page);
    expect(rst).toMatch(/^\.\. SPDX/);
    expect(rst).toContain('set-at-free\n-----------\n');
    for (const line of rst.split('\n')) expect(line.length).toBeLessThan(79);
  });
});

describe('limits', () => {
  it('are read from the rows of the tables', () => {
    expect(
      parseLimits(
        '| left out | why | change |\n|---|---|---|\n| `a` | b | c |',
      ),
    ).toEqual([{ what: 'a', whySound: 'b', whatWouldChange: 'c' }]);
    expect(readLimits(setAndList).length).toBeGreaterThan(10);
    // What one model leaves out another has.
    const left = readLimits(v4).map(({ what }) => what);
    expect(left).toContain('Three VMs or more');
    expect(left.join()).not.toContain('Notifier chains');
    for (const design of everyDesign)
      expect([design.name, readLimits(design).length > 5]).toEqual([
        design.name,
        true,
      ]);
  });
});

describe('neighbouring scopes', () => {
  const scope = 'vms=2,ioasids=1,mdevs=1+0,vfs=0,threads=1,quota=1';

  it('differ in one object', () => {
    expect(neighbours(setAndList, scope, 1)).toContain(
      'vms=2,ioasids=2,mdevs=1+0,vfs=0,threads=1,quota=1',
    );
    expect(neighbours(setAndList, scope, -1)).toEqual([
      'vms=1,ioasids=1,mdevs=1,vfs=0,threads=1,quota=1',
    ]);
  });

  it('are none in which the design cannot be built', () => {
    const exits =
      'vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,exits=1';
    const less = neighbours(v4, exits, -1);
    expect(less).toContain(exits.replace('exits=1', 'exits=0'));
    expect(less.join()).not.toContain('sets=0');
    // Two of a switch are no more than one.
    expect(neighbours(v4, exits, 1).join()).not.toContain('exits=2');
  });
});
