import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyDesign, everyRule } from '../../model/every-design.js';
import { packageRoot } from '../../traces/package-root.js';
import { cited } from './cited.js';
import { claimsOf, coverage } from './coverage.js';
import { rulesPage } from './rules-page.js';

describe('docs/rules.md', () => {
  it('is what the model says today', () => {
    const text = readFileSync(join(packageRoot, 'docs', 'rules.md'), 'utf8');
    // When this fails: npm run docs, and look at the difference.
    expect(rulesPage(everyDesign, everyRule)).toBe(text);
  });

  it('has R1 to R36, each as a rule, a claim or an assumption', () => {
    const all = coverage(everyDesign, everyRule);
    expect(all.map(({ rule }) => rule.number)).toEqual(
      Array.from({ length: 36 }, (_, n) => n + 1),
    );
    const nowhere = all.filter(
      ({ rule, rules, claims }) =>
        rules.length + claims.length === 0 && rule.assumption === undefined,
    );
    expect(nowhere.map(({ rule }) => rule.number)).toEqual([]);
  });

  it('leaves out no number that a rule or a claim cites', () => {
    const sources = [...everyRule, ...claimsOf(everyDesign)];
    const unknown = sources.filter(({ source }) =>
      cited(source).some((number) => number < 1 || number > 36),
    );
    expect(unknown).toEqual([]);
  });
});

describe('citations', () => {
  it('are numbers and ranges, and not parts of other tags', () => {
    expect(cited('R1, V4-11, R16-R18, R28-30; R1')).toEqual([
      1, 16, 17, 18, 28, 29, 30,
    ]);
    expect(cited('RFC2 1.4, JG-0329, section 5, UR1')).toEqual([]);
  });
});
