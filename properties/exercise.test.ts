/**
 * Random interleavings exercise every operation of the series and of what came
 * after: each succeeds, each is refused, and between two sections of each that
 * has several somebody else acts. The counts are printed, design by design.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Program } from '../checker/index.js';
import { isTwin } from '../model/design.js';
import { seriesDesigns } from '../model/series/index.js';
import { draws, programOf, runOf } from './programs.js';
import { drawsFrom } from './prop.js';

/** Attempts in one run; the deepest call of all takes ten. */
const LENGTH = 150;

/** Runs a scope before an operation counts as one that never happens. */
const MOST_RUNS = 150;

interface Counts {
  ok: number;
  refused: number;
  /** Done while a thread stood between two sections of this operation. */
  between: number;
}

class Exercise {
  readonly counts = new Map<string, Counts>();

  of(operation: string): Counts {
    const known = this.counts.get(operation) ?? {
      ok: 0,
      refused: 0,
      between: 0,
    };
    this.counts.set(operation, known);
    return known;
  }

  run(program: Program, numbers: readonly number[]): void {
    const threads = program.components.filter(
      ({ table }) => table.kind === 'thread',
    );
    for (const { before, step, outcome } of runOf(program, numbers)) {
      if (outcome.kind === 'done') this.of(step.operation).ok++;
      else if (outcome.kind === 'refused') this.of(step.operation).refused++;
      else continue;
      if (outcome.kind !== 'done') continue;
      for (const { table, index } of threads) {
        if (table.kind !== 'thread' || index === step.thread) continue;
        const inside = table.states[before[index] ?? 0];
        if (inside?.kind === 'before') this.of(inside.operation).between++;
      }
    }
  }

  /** What has not happened yet in these programs. */
  lacking(programs: readonly Program[]): readonly string[] {
    const operations = new Map(
      programs.flatMap(({ system }) =>
        system.operations.map((one) => [one.name, one] as const),
      ),
    );
    return [...operations.values()].flatMap(({ name, sections, agent }) => {
      const { ok, refused, between } = this.of(name);
      return [
        ...(ok === 0 ? [`${name} succeeds`] : []),
        ...(refused === 0 ? [`${name} is refused`] : []),
        ...(between === 0 && agent.kind === 'thread' && sections.length > 1
          ? [`${name} is cut by another`]
          : []),
      ];
    });
  }

  text(design: string): string {
    const rows = [...this.counts].map(
      ([name, { ok, refused, between }]) =>
        `  ${name.padEnd(14)} ${String(ok).padStart(7)} ok ` +
        `${String(refused).padStart(7)} refused ` +
        `${String(between).padStart(7)} cut by another`,
    );
    return [`${design}, random interleavings:`, ...rows].join('\n');
  }
}

it.each(
  seriesDesigns
    .filter((design) => !isTwin(design))
    .map((design) => [design.name, design] as const),
)('%s: random interleavings reach every operation', (name, design) => {
  const { seed, effort } = drawsFrom(process.env);
  const programs = design.scopes.map((scope) => programOf(design, scope));
  const exercise = new Exercise();
  const samples = fc.sample(draws(LENGTH), {
    seed,
    numRuns: MOST_RUNS * effort,
  });
  for (const [n, numbers] of samples.entries()) {
    if (n >= 3 && exercise.lacking(programs).length === 0) break;
    for (const program of programs) exercise.run(program, numbers);
  }
  process.stdout.write(`${exercise.text(name)}\n`);
  expect(exercise.lacking(programs)).toEqual([]);
});
