/** The review as data: every rendering is a function of it. */
import type { Design } from '../model/design.js';
import { ruleOf } from '../model/rules.js';
import type { Trace } from '../traces/trace.js';
import { glossary } from './glossary.js';
import type { Term } from './glossary.js';
import type { Limit } from './limits.js';
import type { Necessity } from './necessity.js';
import { shortestOf } from './necessity.js';
import type { Sensitivity } from './sensitivity.js';
import type { SideBySide } from './side-by-side.js';

export interface Code {
  /** `A1`, `W2`: what a column head has room for. */
  readonly code: string;
  readonly claim: string;
  readonly says: string;
}

export interface Card {
  readonly rule: string;
  readonly says: string;
  readonly source: string;
  readonly enforcer: string;
  /** Where it is written: the guard of a chart, or sections of scripts. */
  readonly where: string;
  /** The shortest attack once it is off. */
  readonly without: Trace | null;
  readonly breaks: readonly string[];
  /** In how many of the minimal sufficient sets. */
  readonly inSets: number;
  /** The first run in which it refuses somebody. */
  readonly cost: Trace | null;
  /** Scenarios that it alone keeps from being possible. */
  readonly forbids: readonly Trace[];
}

export interface Page {
  readonly design: Pick<Design, 'name' | 'source' | 'summary'>;
  readonly verdict: string;
  readonly attacks: readonly Code[];
  readonly witnesses: readonly Code[];
  readonly necessity: Necessity;
  readonly cards: readonly Card[];
  readonly sensitivity: Sensitivity | null;
  readonly sideBySide: SideBySide | null;
  readonly limits: readonly Limit[];
  readonly glossary: readonly Term[];
  readonly model: string;
  readonly tool: string;
  /** What shows the page again. */
  readonly command: string;
}

export interface PageParts {
  readonly design: Design;
  readonly necessity: Necessity;
  readonly sensitivity: Sensitivity | null;
  readonly sideBySide: SideBySide | null;
  readonly limits: readonly Limit[];
  readonly model: string;
  readonly tool: string;
  /** What shows the page again. */
  readonly command: string;
}

export function pageOf(parts: PageParts): Page {
  const { design, necessity } = parts;
  const says = (claim: string): string =>
    design.claims.find(({ name }) => name === claim)?.says ?? '';
  const codes = (letter: string, claims: readonly string[]): readonly Code[] =>
    claims.map((claim, n) => ({
      code: `${letter}${n + 1}`,
      claim,
      says: says(claim),
    }));
  return {
    ...parts,
    design: {
      name: design.name,
      source: design.source,
      summary: design.summary,
    },
    verdict: verdictOf(necessity, parts.limits.length),
    attacks: codes('A', [...necessity.attacks, ...necessity.broken]),
    witnesses: codes('W', necessity.witnesses),
    cards: necessity.rules.map((rule) => cardOf(design, rule, necessity)),
    glossary,
  };
}

/** One sentence for the strip on top. */
function verdictOf(found: Necessity, limits: number): string {
  const { attacks, broken, rows, minimal, finished, open } = found;
  const [all] = rows;
  if (all === undefined) return 'Interrupted before the first verdict.';
  const settled = attacks.map((claim) => all.cells[claim]?.settled);
  const blocked = settled.filter((word) => word === 'holds').length;
  const first =
    blocked === attacks.length
      ? `all ${attacks.length} attacks blocked`
      : `${blocked} of ${attacks.length} attacks blocked`;
  const fails =
    broken.length === 0
      ? []
      : [`${broken.join(', ')} ${broken.length === 1 ? 'breaks' : 'break'}`];
  const redundant = found.rules.filter(
    (rule) =>
      minimal.length > 0 && !minimal.every(({ rules }) => rules.includes(rule)),
  );
  const spare =
    minimal.length === 0
      ? []
      : redundant.length === 0
        ? ['no rule can be spared']
        : [`not needed by every sufficient set: ${redundant.join(', ')}`];
  const unsure = [
    ...(finished ? [] : ['interrupted, more is unknown']),
    ...(open.length === 0
      ? []
      : [`${open.length} rule set${open.length === 1 ? '' : 's'} undecided`]),
  ];
  const said = [
    ...fails,
    first,
    ...spare,
    ...unsure,
    `${limits} things deliberately not modelled`,
  ].join('; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function cardOf(design: Design, id: string, found: Necessity): Card {
  const rule = ruleOf(design, id);
  const row = found.rows.find(({ off }) => off === id);
  const broken = found.attacks.flatMap(
    (claim) => row?.cells[claim]?.trace ?? [],
  );
  const without = shortestOf(broken);
  return {
    rule: id,
    says: rule.claim,
    source: rule.source,
    enforcer: rule.enforcer,
    where:
      rule.kind === 'guard'
        ? `guard ${rule.guard} of chart ${rule.chart}; ${rule.errno}`
        : 'steps of scripts, left out when off',
    without:
      without === null ? null : { ...without, blockedBy: [], mendedBy: null },
    breaks: broken.map(({ claim, steps }) => `${claim} (${steps.length})`),
    inSets: found.minimal.filter(({ rules }) => rules.includes(id)).length,
    cost: found.costs.find((cost) => cost.rule === id)?.trace ?? null,
    forbids: found.overRestricts
      .filter((over) => over.rule === id)
      .map(({ trace }) => trace),
  };
}
