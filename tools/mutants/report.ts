/** What became of the mutants, as text. */
import type { Mutant } from './mutant.js';
import type { Killed } from './trial.js';

export function rowOf({ file, breaks }: Mutant, killed: Killed | null): string {
  const found =
    killed === null
      ? 'not noticed | -'
      : `${wayOf(killed)} | ${String(killed.draws)}`;
  return `| \`${file}\` | ${breaks} | ${found} |`;
}

/** The comparison that noticed, or the error. */
const wayOf = ({ difference }: Killed): string =>
  difference.slice(0, Math.max(0, difference.indexOf(':')));

export function tableOf(
  results: readonly (readonly [Mutant, Killed | null])[],
  most: number,
): string {
  const noticed = results.filter(([, killed]) => killed !== null).length;
  return `# Mistakes put into the engine

Written by \`npm run mutants\`: each of these mistakes is put into a copy of the
engine, which then searches random systems in every way it has. What it finds
is compared with a naive search of the same program (\`naive\`), with the charts
and scripts run live (\`live\`), with itself up to symmetry (\`symmetry\`,
\`orbits\`), with partial order reduction (\`reduced\`), with two threads
(\`threads\`) and after a resume (\`resumed\`). A mistake is noticed at the
first of ${String(most)} systems in which two of these differ, or which ends
with an error.

${String(noticed)} of ${String(results.length)} were noticed.

| where | what it breaks | noticed by | at draw |
| --- | --- | --- | --- |
${results.map(([mutant, killed]) => rowOf(mutant, killed)).join('\n')}
`;
}
