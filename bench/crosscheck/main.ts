/**
 * `npm run crosscheck`: SPIN and rumur confirm our counts and verdicts, and the
 * interpreter re-checks the searches of the catalogue.
 *
 * `--large` adds the slow cases. Exit code 0 if all agree, 1 if one differs,
 * 2 if a tool is missing or fails.
 */
import process, { argv, stderr, stdout } from 'node:process';
import { certifyCatalogue } from './certificates.js';
import { largeCases, smallCases } from './cases.js';
import type { Comparison } from './compare.js';
import { compare } from './compare.js';
import { describeMissing, GCC, missingTools, RUMUR, SPIN } from './run-tool.js';

/** States of the largest run that is certified in CI. */
const CERTIFIED = 4_000;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--large');
  if (unknown.length > 0) {
    stderr.write(
      `crosscheck: unknown argument ${unknown.join(' ')}; it takes --large ` +
        `(the slow cases as well) or nothing\n`,
    );
    return 2;
  }
  const missing = missingTools([SPIN, RUMUR, GCC]);
  if (missing.length > 0) {
    stderr.write(`crosscheck: ${describeMissing(missing)}\n`);
    return 2;
  }
  const cases = args.includes('--large')
    ? [...smallCases, ...largeCases]
    : smallCases;
  let agreed = 0;
  for (const one of cases) {
    const comparison = await compare(one);
    stdout.write(`${report(comparison).join('\n')}\n\n`);
    if (comparison.differences.length === 0) agreed++;
  }
  stdout.write(
    `${String(agreed)} of ${String(cases.length)} agree ` +
      `(ours, SPIN breadth-first, rumur without symmetry)\n`,
  );
  const certificates = await certifyCatalogue(
    args.includes('--large') ? Infinity : CERTIFIED,
    (line) => stderr.write(`${line}\n`),
  );
  stdout.write(`${certificates.lines.join('\n')}\n`);
  return agreed === cases.length && certificates.agree ? 0 : 1;
}

function report(comparison: Comparison): readonly string[] {
  const { design, scope, ours, spin, rumur, lengths } = comparison;
  const row = (tool: string, states: number, transitions: number): string =>
    `  ${tool.padEnd(6)} ${grouped(states)} states ` +
    `${grouped(transitions)} transitions`;
  return [
    `${design}  ${scope}`,
    row('ours', ours.states, ours.transitions),
    row('SPIN', spin.states, spin.transitions),
    row('rumur', rumur.states, rumur.transitions),
    ...wrapped('never, by all', comparison.never),
    ...wrapped('sometimes, by us and rumur', comparison.reached),
    ...lengths.map(
      (one) =>
        `  ${one.claim}: broken in ${String(one.ours)} steps, SPIN ` +
        `${shown(one.spin)}, rumur ${shown(one.rumur)}`,
    ),
    ...comparison.differences.map((text) => `  DIFFERS: ${text}`),
  ];
}

const shown = (steps: number | null | undefined): string => {
  if (steps === undefined) return 'not asked';
  return steps === null ? 'finds none' : String(steps);
};

/** A list under a label, in lines of at most 78 columns. */
function wrapped(label: string, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = `  ${label}:`;
  for (const name of names.length === 0 ? ['none'] : names) {
    if (line.length + 1 + name.length > 78) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${name}`;
  }
  return [...lines, line];
}

const grouped = (n: number): string => n.toLocaleString('en-US').padStart(11);

try {
  process.exitCode = await main(argv.slice(2));
} catch (error) {
  stderr.write(
    `crosscheck: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
