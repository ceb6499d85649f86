import { describe, expect, it } from 'vitest';
import { v4, v4Fixed } from '../../model/core/rules.js';
import { compare, describeMismatch, Model } from './compare.js';
import { recordings } from './recording.js';

describe.each([v4, v4Fixed])('$name', (variant) => {
  const all = recordings(variant.name);
  it.each([...new Set(all.map(({ profile }) => profile))])('%s', (profile) => {
    const model = new Model(variant, profile === 'react');
    const bad = all
      .filter((one) => one.profile === profile)
      .map((one) => {
        try { const m = compare(model, one); return m === null ? null : m.call.op + '|' + describeMismatch(m); }
        catch (e) { return `THROW|${one.name} ${String(e)}`; }
      })
      .filter((m) => m !== null);
    const by = new Map<string, string[]>();
    for (const m of bad) { const k = m.slice(0, m.indexOf('|')); by.set(k, [...(by.get(k) ?? []), m]); }
    console.log(variant.name, profile, bad.length, [...by].map(([k, v]) => `${k}:${v.length}`).join(' '));
    for (const [, v] of by) console.log(v[0]?.slice(0,2500));
    expect(bad.length).toBe(0);
  });
});
