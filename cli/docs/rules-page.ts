/** docs/rules.md: each rule of the discussion, and where the model has it. */
import type { Design } from '../../model/design.js';
import type { ModelRule } from '../../model/rules.js';
import { isTwin } from '../../model/design.js';
import { coverage } from './coverage.js';

const INTRO = `<!-- Written by \`npm run docs\`; do not edit. -->

# The rules, and where the model has them

R1 to R36 are what the series, its documentation and the replies ask for. Each
is here as a rule that a design switches on or off, as a claim or witness that
is judged, or as an assumption, which says how the model takes it. A rule or
claim is listed where its \`source\` cites the number. "On in" names the
designs in which at least one of the listed rules is on; the twins, whose names
end in \`-broken\`, are left out.`;

/** The page as it is to be on disk. */
export function rulesPage(
  designs: readonly Design[],
  modelRules: readonly ModelRule[],
): string {
  const names = designs
    .filter((design) => !isTwin(design))
    .map(({ name }) => name);
  const rows = coverage(designs, modelRules).map((entry) => [
    `R${entry.rule.number}`,
    entry.rule.says,
    listed(entry.rules),
    listed(entry.claims),
    onIn(entry.on, names),
    entry.rule.assumption ?? '',
  ]);
  return `${INTRO}\n\n${table([
    ['R', 'says', 'as a rule', 'as a claim', 'on in', 'assumption'],
    ...rows,
  ])}\n`;
}

const listed = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(', ');

/** The designs, or those left out where that is the shorter list. */
function onIn(on: readonly string[], all: readonly string[]): string {
  const off = all.filter((name) => !on.includes(name));
  if (off.length === 0) return 'all';
  return on.length > off.length ? `all but ${listed(off)}` : listed(on);
}

/** Padded as prettier would. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, n) =>
    Math.max(3, ...rows.map((cells) => cells[n]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, n) => text.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), rule, ...body.map(line)].join('\n');
}
