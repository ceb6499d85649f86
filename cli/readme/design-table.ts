/** The table of designs and verdicts, from expectations and the corpus. */
import { isTwin } from '../../model/design.js';
import type { Design } from '../../model/design.js';
import type { Trace } from '../../traces/trace.js';
import { isAttack } from '../run/task.js';

/**
 * A markdown table: designs against the claims about damage. Expectations
 * are what `check` holds its searches against; lengths are the corpus's.
 */
export function designTable(
  designs: readonly Design[],
  traces: readonly Trace[],
): string {
  const claims = attackClaims(designs);
  const row = (design: Design): readonly string[] => [
    `\`${design.name}\``,
    ...claims.map((claim) => cell(design, claim, traces)),
  ];
  const rows = [
    ['design', ...claims],
    ...designs.filter((design) => !isTwin(design)).map(row),
    ['', ...claims.map(() => '')],
    ...designs.filter(isTwin).map(row),
  ];
  return markdown(rows);
}

/** The same the other way round, for designs with many claims. */
export function claimTable(
  designs: readonly Design[],
  traces: readonly Trace[],
): string {
  const claims = attackClaims(designs);
  return markdown([
    ['claim', ...designs.map(({ name }) => `\`${name}\``)],
    ...claims.map((claim) => [
      claim,
      ...designs.map((design) => cell(design, claim, traces)),
    ]),
  ]);
}

const attackClaims = (designs: readonly Design[]): readonly string[] => [
  ...new Set(
    designs.flatMap((design) =>
      design.claims
        .filter(({ kind }) => isAttack(kind))
        .map(({ name }) => name),
    ),
  ),
];

/** The first row is the head; the first column is text. */
function markdown(rows: readonly (readonly string[])[]): string {
  const columns = rows[0] ?? [];
  const widths = columns.map((_, n) =>
    Math.max(...rows.map((cells) => cells[n]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((text, n) =>
        n === 0 ? text.padEnd(widths[n] ?? 0) : text.padStart(widths[n] ?? 0),
      )
      .join(' | ')} |`;
  const rule = `| ${widths
    .map((width, n) =>
      n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
    )
    .join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function cell(design: Design, claim: string, traces: readonly Trace[]): string {
  if (!(claim in design.expect)) return '';
  if (design.expect[claim] !== 'sometimes') return '-';
  const trace = traces.find(
    (known) => known.design === design.name && known.claim === claim,
  );
  return trace === undefined ? 'breaks' : String(trace.steps.length);
}
