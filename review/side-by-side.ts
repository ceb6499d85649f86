/** Designs held against each other in the same scopes. */
import type { Design } from '../model/design.js';
import { total } from '../model/scope.js';
import { cellOf, isAttackClaim } from './necessity.js';
import type { Cell } from './necessity.js';
import { probesOf } from './probes.js';
import type { Answer, Asker } from './question.js';

export interface Column {
  readonly design: string;
  readonly source: string;
  readonly summary: string;
  readonly rules: readonly string[];
  /** Its devices are mdevs of one function, or functions of their own. */
  readonly devices: 'mdevs' | 'functions';
  readonly scopes: readonly string[];
  readonly mendedBy: string | null;
}

export interface SideBySide {
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly claim: string;
    readonly attack: boolean;
    /** By design; none if it does not make the claim. */
    readonly cells: Readonly<Record<string, Cell>>;
  }[];
  readonly argument: readonly Point[];
}

/** What one set of rules buys over another, computed from the cells. */
export interface Point {
  readonly question: string;
  readonly answer: string;
}

/** Two scopes a design: two VMs that meet, two devices of one VM. */
const SCOPES = 2;

/** Null if the user interrupted. */
export async function sideBySide(
  designs: readonly Design[],
  asker: Asker,
  maxStates: number,
): Promise<SideBySide | null> {
  const columns = designs.map(columnOf);
  const answers = await asker(
    columns.flatMap(({ design, scopes, rules }) =>
      scopes.map((scope) => ({
        design,
        scope,
        rules,
        refusals: [],
        maxStates,
        until: null,
      })),
    ),
  );
  const told: Answer[] = [];
  for (const answer of answers) {
    if (answer === 'interrupted') return null;
    told.push(answer);
  }
  const answersOf = (n: number): readonly Answer[] =>
    told.slice(n * SCOPES, (n + 1) * SCOPES);
  const claims = new Map(
    designs.flatMap((design) =>
      design.claims.map((claim) => [claim.name, claim] as const),
    ),
  );
  const rows = [...claims.values()].map((claim) => ({
    claim: claim.name,
    attack: isAttackClaim(claim),
    cells: Object.fromEntries(
      columns.map(({ design }, n) => [
        design,
        cellOf(claim.name, answersOf(n)),
      ]),
    ),
  }));
  return { columns, rows, argument: argue(columns, rows) };
}

function columnOf(design: Design): Column {
  const { name, source, summary, rules, scopes, mendedBy } = design;
  return {
    design: name,
    source,
    summary,
    rules,
    devices: scopes.some(({ mdevs }) => total(mdevs) > 0)
      ? 'mdevs'
      : 'functions',
    scopes: probesOf(design)
      .slice(0, SCOPES)
      .map(({ scope }) => scope),
    mendedBy: mendedBy ?? null,
  };
}

/** For each design and the one that mends it: what the added rules buy. */
function argue(
  columns: readonly Column[],
  rows: SideBySide['rows'],
): readonly Point[] {
  const broken = (design: string): readonly string[] =>
    rows
      .filter(
        ({ attack, cells }) => attack && cells[design]?.settled === 'broken',
      )
      .map(({ claim }) => claim);
  return columns.flatMap((column): readonly Point[] => {
    const mended = columns.find(({ design }) => design === column.mendedBy);
    const own = broken(column.design);
    const still = (claim: string): boolean =>
      mended !== undefined && broken(mended.design).includes(claim);
    const where =
      column.devices === 'functions'
        ? 'where functions are assigned whole'
        : 'where mdevs share a function';
    if (mended === undefined) {
      const open =
        own.length === 0 ? 'nothing breaks' : `${own.join(', ')} break`;
      return [
        {
          question: `What is left in ${column.design}?`,
          answer: `${where}, ${open}.`,
        },
      ];
    }
    const added = mended.rules.filter((rule) => !column.rules.includes(rule));
    const closed = own.filter((claim) => !still(claim));
    const kept = rows
      .filter(
        ({ attack, cells }) =>
          attack && cells[column.design]?.settled === 'holds',
      )
      .map(({ claim }) => claim);
    const rules =
      added.length > 6 ? `its ${added.length} more rules` : added.join(', ');
    return [
      {
        question: `What does ${mended.design} buy over ${column.design}?`,
        answer:
          closed.length === 0
            ? `${rules}: no attack of these scopes.`
            : `${rules} stop ${closed.join(', ')}.`,
      },
      {
        question: `What does ${column.design} stop by itself?`,
        answer: `${where}: ${kept.join(', ') || 'nothing'}.`,
      },
    ];
  });
}
