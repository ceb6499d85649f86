/** docs/model.md maps everything the model has. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designs } from './designs/index.js';
import { rules } from './rules.js';
import { charts } from './statecharts/index.js';

const text = readFileSync(new URL('../docs/model.md', import.meta.url), 'utf8');
const quoted = new Set([...text.matchAll(/`([^`]+)`/g)].map((m) => m[1]));

/** The lines of a section, up to the next one of the same level. */
const section = (title: string): string =>
  text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';

describe('docs/model.md', () => {
  it('names every chart, operation, rule, design and claim', () => {
    const names = [
      ...charts.map((chart) => chart.name),
      ...rules.map((rule) => rule.id),
      ...designs.flatMap((design) => [
        design.name,
        ...design.operations.map((operation) => operation.name),
        ...design.claims.map((claim) => claim.name),
      ]),
    ];
    expect([...new Set(names)].filter((name) => !quoted.has(name))).toEqual([]);
  });

  it('has every message under its chart', () => {
    const rows = section('Messages').split('\n');
    const said = new Map<string, string>();
    let chart = '';
    for (const row of rows) {
      const [, first = '', messages = ''] = row.split('|').map((s) => s.trim());
      chart = first.replaceAll('`', '') || chart;
      said.set(chart, `${said.get(chart) ?? ''} ${messages} `);
    }
    for (const { name, events } of charts)
      for (const event of Object.keys(events))
        expect(said.get(name)).toMatch(new RegExp(`[ ,]${event}[ ,]`));
  });

  it('has every state of every chart', () => {
    const rows = section('Charts').split('\n');
    for (const { name, machine } of charts) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      for (const state of Object.keys(machine.states))
        expect(row).toMatch(new RegExp(`[ ,]${state}[ ,]`));
    }
  });

  it('has every section of every operation', () => {
    const rows = section('Operations').split('\n');
    for (const { name, sections } of designs
      .filter((design) => design.name !== 'no-checks')
      .flatMap((design) => design.operations)) {
      const row = rows.find((line) => line.includes(`\`${name}\``)) ?? '';
      for (const part of sections) expect(row).toContain(part.name);
    }
  });

  it('says of every rule what the model says', () => {
    const rows = section('Rules').split('\n');
    for (const rule of rules) {
      const row =
        rows.find((line) => line.startsWith(`| \`${rule.id}\``)) ?? '';
      expect(row).toContain(
        rule.kind === 'guard' ? `guard of ${rule.chart}` : ' of ',
      );
      if (rule.kind === 'guard' && rule.id !== 'reuse-after-last-put')
        expect(row).toContain(rule.errno);
      const [first = ''] = rule.source.split(', ');
      expect(row).toContain(first);
    }
  });

  it('names in the design table all that breaks in the short rows', () => {
    const rows = section('Designs').split('\n');
    for (const design of designs) {
      const row = rows.find((line) => line.startsWith(`| \`${design.name}\``));
      if (row === undefined || /isolation|\.\.\.|see each/.test(row)) continue;
      const broken = design.claims
        .filter((claim) => claim.kind === 'never')
        .filter((claim) => design.expect[claim.name] === 'sometimes');
      if (broken.length === 0) expect(row).toContain('nothing ');
      for (const claim of broken) expect(row).toContain(claim.name);
    }
  });
});
