/** The text report of `check`, run by run, then the whole. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TRACE_SUFFIX } from '../../traces/file.js';
import { renderText } from '../../traces/render/text.js';
import { oneLine, withTexts } from '../../traces/render/visible.js';
import { many, wrap } from '../../traces/render/words.js';
import type { Trace } from '../../traces/trace.js';
import { designNamed, wordFor } from '../catalogue.js';
import { quoted } from '../own/word.js';
import type { RunResult } from '../run/task.js';
import { isAttack } from '../run/task.js';
import type { World } from '../world.js';
import { argumentText } from './argument.js';
import { attackLines, keyAttacks } from './attacks.js';
import { matrixText } from './matrix.js';
import { closingText, runText } from './run-text.js';
import { leftOutText, proofLines, statesWord, summaryOf } from './words.js';

/** Where results go as they come. */
export interface Report {
  readonly run: (run: RunResult) => void;
  readonly end: (runs: readonly RunResult[], saved: readonly string[]) => void;
}

/** For a form in which a line means something: no name and no claim makes one
 * of its own. */
export function byLine(report: Report): Report {
  const shown = (run: RunResult): RunResult => withTexts(run, oneLine);
  return {
    run: (run) => {
      report.run(shown(run));
    },
    end: (runs, saved) => {
      report.end(runs.map(shown), saved);
    },
  };
}

export interface ScreenOptions {
  /** All designs were asked for: one line a run, then the argument. */
  readonly whole: boolean;
  readonly quiet: boolean;
  /** Two spaces before every line, for a mail. */
  readonly indent: boolean;
}

export class Screen implements Report {
  readonly #shown = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly options: ScreenOptions,
  ) {}

  run(run: RunResult): void {
    if (this.options.quiet) {
      const not = run.leftOut.length;
      const missing = not === 0 ? '' : `; ${many(not, 'claim')} not asked`;
      this.#print(`${run.design} ${run.scope}: ${summaryOf(run)}${missing}\n`);
      if (run.code !== 0) this.#print(`Repro: ${run.repro}\n`);
      return;
    }
    if (this.options.whole && run.code === 0) {
      this.#print(lineOf(run));
      return;
    }
    const { source } = designNamed(this.world.catalogue, run.design);
    this.#print(runText(run, oneLine(source)));
    for (const { kind, trace, verdict } of run.claims) {
      if (trace === null || !isAttack(kind)) continue;
      const asked = !this.options.whole || verdict === 'notMet';
      if (asked) this.#attack(trace);
    }
    this.#print(closingText(run));
  }

  end(runs: readonly RunResult[], saved: readonly string[]): void {
    if (this.options.quiet) return;
    if (this.options.whole || runs.length > 2) {
      if (this.options.whole)
        this.#print(`\nEvery shortest attack\n\n${attackLines(runs)}`);
      this.#print(`\nDesigns and claims\n\n${matrixText(runs)}\n`);
      if (this.options.whole) this.#argument(runs);
    }
    for (const path of saved) this.#print(`saved ${oneLine(path)}\n`);
    const failing = runs.filter(({ code }) => code !== 0);
    if (runs.length > 1)
      this.#print(
        `${runs.length - failing.length} of ${runs.length} runs as expected.\n`,
      );
    const worst = failing.find(({ code }) => code === 1) ?? failing[0];
    if (runs.length > 1 && worst !== undefined)
      this.#print(`Repro: ${worst.repro}\n`);
  }

  #argument(runs: readonly RunResult[]): void {
    const { designs } = this.world.catalogue;
    this.#print(`What the rules buy\n\n${argumentText(designs, runs)}\n`);
    const key = keyAttacks(designs, runs);
    if (key.length > 0)
      this.#print('The shortest attacks the argument is about\n\n');
    for (const trace of key) this.#attack(trace);
  }

  /** Each attack once, though several scopes may show it. */
  #attack(trace: Trace): void {
    if (this.#shown.has(trace.name)) return;
    this.#shown.add(trace.name);
    this.world.out(`${renderText(trace, traceRepro(this.world, trace))}\n`);
  }

  #print(text: string): void {
    this.world.out(this.options.indent ? text.replace(/^(?=.)/gm, '  ') : text);
  }
}

function lineOf(run: RunResult): string {
  const missing = leftOutText(run);
  return (
    `${run.design}  ${run.scope}\n` +
    `  ${statesWord(run)}, depth ${run.depth}, complete\n` +
    proofLines(run)
      .map((line) => `  ${line}\n`)
      .join('') +
    `  ${summaryOf(run)}\n` +
    (missing === null ? '' : `${wrap(missing).join('\n')}\n`)
  );
}

/** Replays the committed trace, if there is one; else searches again. */
export function traceRepro({ corpus, catalogue }: World, trace: Trace): string {
  const file = `${trace.name}${TRACE_SUFFIX}`;
  return existsSync(join(corpus, file))
    ? `npx ioasid replay traces/corpus/${file}`
    : `npx ioasid check ${quoted(wordFor(catalogue, trace.design))} ` +
        `--scope ${quoted(trace.scope)} --claim ${quoted(trace.claim)}`;
}
