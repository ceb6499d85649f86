/** Every trace of the corpus in every format, read by readers of others. */
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../file.js';
import { corpusFolder } from '../package-root.js';
import { statesOf } from '../states.js';
import type { Trace } from '../trace.js';
import { renderItf } from './itf.js';
import { renderLitmus } from './litmus.js';
import { renderSequence, renderStateDiagram } from './mermaid.js';

interface Quint {
  /** Turns an ITF trace into Quint expressions; throws on what it is not. */
  readonly ofItf: (trace: unknown) => readonly { readonly kind: string }[];
}

const quint = createRequire(import.meta.url)(
  '@informalsystems/quint/dist/src/itf.js',
) as Quint;

const corpus: readonly Trace[] = readdirSync(corpusFolder)
  .filter((file) => file.endsWith('.trace.json'))
  .map((file) => readTrace(join(corpusFolder, file)));

const named = corpus.map((trace) => [trace.name, trace] as const);

describe('ITF', () => {
  it.each(named)('%s is read by Quint, state by state', (_, trace) => {
    const itf: unknown = JSON.parse(renderItf(trace));
    const read = quint.ofItf(itf);
    expect(read).toHaveLength(trace.steps.length + 1);
    expect(read.every(({ kind }) => kind === 'app')).toBe(true);
  });

  it('starts with the state before the first step', () => {
    const [trace] = corpus;
    if (trace === undefined) throw new Error('the corpus is empty');
    const [start, next] = statesOf(trace);
    const [first] = trace.steps;
    for (const [field, [old, now]] of Object.entries(first?.changed ?? {})) {
      const at = field.lastIndexOf('.');
      const component = field.slice(0, at);
      expect(start?.[component]?.[field.slice(at + 1)]).toEqual(old);
      expect(next?.[component]?.[field.slice(at + 1)]).toEqual(now);
    }
  });
});

describe('Mermaid', () => {
  it('draws most of the corpus, within its limits', () => {
    const drawn = corpus.flatMap((trace) => renderSequence(trace) ?? []);
    expect(drawn.length).toBeGreaterThan(corpus.length / 2);
    for (const diagram of drawn) {
      const messages = diagram.match(/(?:->>|--x)/g) ?? [];
      expect(messages.length).toBeLessThanOrEqual(15);
      expect(diagram.match(/participant/g)?.length).toBeLessThanOrEqual(5);
      for (const line of diagram.split('\n').slice(1))
        expect(line).not.toMatch(/[;#]|\bend\b|rgb/);
    }
  });

  it.each(named)('%s: states follow each other', (_, trace) => {
    const diagram = renderStateDiagram(trace) ?? '';
    const moves = [...diagram.matchAll(/^ {2}(\S+) --> (\S+?)(?::|$)/gm)];
    expect(moves[0]?.[1]).toBe('[*]');
    for (const [n, move] of moves.entries())
      if (n > 0) expect(move[1]).toBe(moves[n - 1]?.[2]);
  });
});

describe('litmus', () => {
  it.each(named)('%s has a process an actor and its outcome', (_, trace) => {
    const text = renderLitmus(trace);
    const actors = new Set(trace.steps.map(({ actor }) => actor));
    expect(text.match(/^P\d+\(\)/gm)).toHaveLength(actors.size);
    expect(text.match(/; \/\/ \d+/g)).toHaveLength(trace.steps.length);
    expect(text).toMatch(/exists \(.*\)\n$/);
  });
});
