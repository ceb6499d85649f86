/** Designs against claims on one screen: the argument at a glance. */
import { padEnd, padStart, widthOf } from '../../traces/render/width.js';
import { wrap } from '../../traces/render/words.js';
import { isAttack } from '../run/task.js';
import type { ClaimResult, RunResult } from '../run/task.js';

/**
 * A row a design (over all its scopes), a column a claim. A number is the
 * length of the shortest attack, `.` a complete `Never`, `?` an unfinished
 * search; witnesses and recoverable claims come as words. Designs that claim
 * other things altogether have a matrix of their own.
 */
export function matrixText(runs: readonly RunResult[]): string {
  const families = familiesOf(runs);
  return [
    ...families.map(familyText),
    '  .  never (complete search)    N  shortest attack has N steps',
    '  ?  search ended before it could tell    -  not claimed',
    '  works: legitimate scenarios reached, of those the design must allow',
    '',
  ].join('\n');
}

/** The share of claims in common that makes two designs comparable. */
const ALIKE = 0.4;

/** Runs by design, each with those of the first design that claims alike. */
function familiesOf(
  runs: readonly RunResult[],
): readonly (readonly RunResult[])[] {
  const claimsOf = (own: readonly RunResult[]): ReadonlySet<string> =>
    new Set(
      own.flatMap(({ claims }) =>
        claims.filter(({ kind }) => isAttack(kind)).map(({ claim }) => claim),
      ),
    );
  const families: { claims: ReadonlySet<string>; runs: RunResult[] }[] = [];
  for (const design of new Set(runs.map((run) => run.design))) {
    const own = runs.filter((run) => run.design === design);
    const claims = claimsOf(own);
    const family = families.find((known) => {
      const all = new Set([...known.claims, ...claims]).size;
      const shared = known.claims.size + claims.size - all;
      return shared >= ALIKE * all;
    });
    if (family === undefined) families.push({ claims, runs: [...own] });
    else family.runs.push(...own);
  }
  return families.map((family) => family.runs);
}

function familyText(runs: readonly RunResult[]): string {
  const designs = [...new Set(runs.map(({ design }) => design))];
  const claims = new Map<string, ClaimResult>();
  for (const run of runs)
    for (const claim of run.claims)
      if (!claims.has(claim.claim)) claims.set(claim.claim, claim);
  const attacks = [...claims.values()].filter(({ kind }) => isAttack(kind));
  const heads = attacks.map((_, n) => letter(n));
  const rows = designs.map((design) => {
    const own = runs.filter((run) => run.design === design);
    return [
      design,
      ...attacks.map(({ claim }) => cell(claim, own)),
      witnessCell(own),
      verdictCell(own),
    ];
  });
  return [
    ...grid(['design', ...heads, 'works', 'as expected'], rows),
    '',
    ...attacks.flatMap(({ claim, says }, n) =>
      wrap(`${claim}: ${says}`, `${letter(n)}  `),
    ),
    '',
  ].join('\n');
}

function letter(n: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + n);
}

/** The worst over a design's scopes; `!` where it was not expected. */
function cell(name: string, runs: readonly RunResult[]): string {
  const results = runs.flatMap(({ claims }) =>
    claims.filter(({ claim }) => claim === name),
  );
  if (results.length === 0) return '-';
  const lengths = results.flatMap(({ kind, found, steps }) =>
    isBroken(kind, found) && steps !== null ? [steps] : [],
  );
  const mark = results.some(({ verdict }) => verdict === 'notMet') ? '!' : '';
  if (lengths.length > 0) return `${Math.min(...lengths)}${mark}`;
  return results.some(({ found }) => found === 'notSeen') ? '?' : `.${mark}`;
}

function isBroken(
  kind: ClaimResult['kind'],
  found: ClaimResult['found'],
): boolean {
  return isAttack(kind) && (found === 'sometimes' || found === 'never')
    ? kind === 'recoverable' || kind === 'eventually' || found === 'sometimes'
    : false;
}

function witnessCell(runs: readonly RunResult[]): string {
  const witnesses = runs
    .flatMap(({ claims }) => claims)
    .filter(({ kind, expect }) => !isAttack(kind) && expect === 'sometimes');
  // A witness asked for in two scopes counts once, and must be reached in both.
  const names = new Set(witnesses.map(({ claim }) => claim));
  for (const { claim, found } of witnesses)
    if (found !== 'sometimes') names.delete(claim);
  const asked = new Set(witnesses.map(({ claim }) => claim));
  return `${names.size}/${asked.size}`;
}

function verdictCell(runs: readonly RunResult[]): string {
  if (runs.some(({ code }) => code === 1)) return 'NO';
  return runs.some(({ code }) => code === 3) ? '?' : 'yes';
}

function grid(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = heads.map((head, n) =>
    Math.max(...[head, ...rows.map((row) => row[n] ?? '')].map(widthOf)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((text, n) => (n === 0 ? padEnd : padStart)(text, widths[n] ?? 0))
      .join('  ')}`.trimEnd();
  return [
    line(heads),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ];
}
