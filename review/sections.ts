/** The sections of the review page, from its data. */
import { callOf } from '../traces/step-text.js';
import { renderText } from '../traces/render/text.js';
import type { Trace } from '../traces/trace.js';
import type { Block, Section } from './document.js';
import { list, literal, table, text } from './document.js';
import type { Cell, Necessity } from './necessity.js';
import type { Card, Code, Page } from './page.js';
import type { SideBySide } from './side-by-side.js';

export function sectionsOf(page: Page): readonly Section[] {
  return [
    verdictSection(page),
    ...(page.sideBySide === null ? [] : [argumentSection(page.sideBySide)]),
    matrixSection(page),
    setsSection(page),
    ...(page.sensitivity === null ? [] : [scopeSection(page)]),
    ...(page.sideBySide === null ? [] : [designsSection(page.sideBySide)]),
    cardsSection(page),
    limitsSection(page),
    glossarySection(page),
  ];
}

const section = (
  id: string,
  title: string,
  blocks: readonly Block[],
): Section => ({ id, title, blocks });

function verdictSection({
  design,
  verdict,
  necessity,
  limits,
  model,
  tool,
}: Page): Section {
  const { counts, probes } = necessity;
  return section('verdict', `Design ${design.name}`, [
    text(verdict),
    text(`${design.summary} (${design.source})`),
    table(
      'Scopes searched',
      ['scope', 'has'],
      probes.map(({ scope, shows }) => [shortScope(scope), shows]),
    ),
    text(
      `${counts.searches} searches, ${counts.states} states; ` +
        `${model === '' ? '' : `model ${model}, `}${tool}.`,
    ),
    text(
      `Not modelled (see the end): ` +
        `${limits.map(({ what }) => what).join('; ')}.`,
    ),
  ]);
}

/** `ioasids=1 mdevs=1+1`: what tells one probe from another. */
export function shortScope(scope: string): string {
  return scope
    .split(',')
    .filter((part) => !/^(vms=2|vfs=0|mdevs=0|threads=1|quota=1)$/.test(part))
    .join(' ');
}

function argumentSection({ argument }: SideBySide): Section {
  return section(
    'argument',
    'The argument',
    argument.flatMap(({ question, answer }) => [text(`${question} ${answer}`)]),
  );
}

/** `.` blocked, a number of steps, `?` undecided, `-` not asked. */
export function cellText({ settled, trace }: Cell): string {
  switch (settled) {
    case 'broken':
      return String(trace?.steps.length ?? '!');
    case 'holds':
      return '.';
    case 'reached':
      return 'ok';
    case 'unreached':
      return 'NO';
    case 'open':
      return '?';
    case 'notAsked':
      return '-';
  }
}

const NOT_ASKED: Cell = { settled: 'notAsked', trace: null, byScope: {} };

function matrixSection(page: Page): Section {
  const { necessity, attacks, witnesses } = page;
  const rowsFor = (codes: readonly Code[]): readonly (readonly string[])[] =>
    necessity.rows.map(({ off, cells }) => [
      off ?? '(none)',
      ...codes.map(({ claim }) => cellText(cells[claim] ?? NOT_ASKED)),
    ]);
  const head = (codes: readonly Code[]): readonly string[] => [
    'rule switched off',
    ...codes.map(({ code }) => code),
  ];
  return section('matrix', 'Rule by attack', [
    table('Steps to success', head(attacks), rowsFor(attacks)),
    text(
      '. never, every search complete; N the shortest attack has N steps; ' +
        '? a limit was hit; - not asked for in these scopes.',
    ),
    table('Still works?', head(witnesses), rowsFor(witnesses)),
    list([...attacks, ...witnesses].map(legend)),
    ...backingMarks(necessity),
    ...(necessity.notAsked.length === 0
      ? []
      : [
          text(
            `No scope has room for these claims, which are not asked: ` +
              necessity.notAsked
                .map(({ claim, because }) => `${claim} (${because})`)
                .join(', ') +
              '.',
          ),
        ]),
    ...(necessity.notExercised.length === 0
      ? []
      : [
          text(
            `Not exercised, these scopes have no room for them: ` +
              `${necessity.notExercised.join(', ')}.`,
          ),
        ]),
  ]);
}

const legend = ({ code, claim, says }: Code): string =>
  `${code} ${claim}: ${says}`;

function backingMarks({ backing }: Necessity): readonly Block[] {
  return backing.map(([one, other]) =>
    text(
      `${one} and ${other} back each other up: either may go, not both. ` +
        'Alone each looks dispensable above.',
    ),
  );
}

function setsSection({ necessity }: Page): Section {
  const { minimal, maximal, counts, open, monotonicity } = necessity;
  const all = necessity.rules.length;
  return section('sets', 'Minimal sufficient sets', [
    text(
      `${counts.sets} subsets of ${all} rules; ${counts.searches} full ` +
        `searches run, ${counts.settledByReplay} sets settled by a stored ` +
        `attack that still works (${counts.replays} replays).`,
    ),
    list(
      minimal.length === 0
        ? ['none found']
        : minimal.map(
            ({ rules, lost }, n) =>
              `S${n + 1} (${rules.length} of ${all}): ` +
              (rules.length === all ? 'every rule' : rules.join(', ')) +
              (lost.length === 0
                ? '; every witness reached'
                : `; but NOT reached: ${lost.join(', ')}`),
          ),
    ),
    text('Largest insufficient sets, and what gets through:'),
    list(
      maximal.map(
        ({ off, attack }) =>
          `without ${off.join(' and ')}: ${attack.claim} in ` +
          `${attack.steps} steps${attack.shortest ? '' : ' (not shortest)'}`,
      ),
    ),
    ...open.map((off) => text(`Undecided: without ${off.join(', ')}.`)),
    ...monotoneBlocks(monotonicity),
    ...overRestriction(necessity),
  ]);
}

function monotoneBlocks({
  effects,
  pairs,
  implied,
  exceptions,
}: Necessity['monotonicity']): readonly Block[] {
  const only = effects.filter(({ effect }) => effect.kind === 'onlyForbids');
  const rest = effects.filter(({ effect }) => effect.kind === 'mayAdd');
  return [
    text(
      `Monotonicity. Checked on the tables: ${only.length} rules only forbid ` +
        `(${only.map(({ rule }) => rule).join(', ') || 'none'}), so that ` +
        `switching one off cannot close an attack on a state. ` +
        `${rest.length} rules may add behaviour; of the sets with two rules ` +
        `off ${implied} follow from that and ${pairs} were looked at one by ` +
        `one, with ${exceptions.length} exceptions. Below that it is assumed.`,
    ),
    ...exceptions.map((off) =>
      text(`NOT MONOTONE: without ${off.join(' and ')}.`),
    ),
  ];
}

function overRestriction({ overRestricts }: Necessity): readonly Block[] {
  if (overRestricts.length === 0)
    return [
      text(
        'Over-restriction: no rule keeps one of the legitimate scenarios ' +
          '(the witnesses) from being possible.',
      ),
    ];
  return overRestricts.map(({ rule, trace }) =>
    text(
      `Over-restriction: ${rule} forbids ${trace.claim}; without it, ` +
        `${trace.steps.length} steps: ${inWords(trace)}.`,
    ),
  );
}

/** The steps of a run in one sentence. */
export function inWords({ steps }: Trace): string {
  return steps
    .filter(({ part }) => part === 'whole' || part === 'first')
    .map((step) => {
      const refused = step.result === 'ok' ? '' : ` (${step.result})`;
      return `${step.actor} ${callOf(step)}${refused}`;
    })
    .join(', ');
}

function scopeSection({ sensitivity, necessity }: Page): Section {
  if (sensitivity === null) return section('scope', 'Scope', []);
  const { smallest, raised, from, searches } = sensitivity;
  const missing = necessity.attacks.filter(
    (claim) => !smallest.some((known) => known.claim === claim),
  );
  return section('scope', 'Scope sensitivity', [
    text('The smallest scope found in which each attack appears:'),
    list([
      ...smallest.map(
        ({ claim, off, scope, steps, minimal }) =>
          `${claim}: ${scope} without ${off}, ${steps} steps` +
          (minimal ? '; no smaller scope has it' : ''),
      ),
      ...missing.map((claim) => `${claim}: in none of the scopes searched`),
    ]),
    text(
      `The whole design with one object more than ${from} ` +
        `(${searches} searches in all). No new attack is evidence, not proof:`,
    ),
    list(
      raised.map(({ scope, states, complete, fresh }) => {
        const found =
          fresh.length > 0 ? `NEW: ${fresh.join(', ')}` : 'no new attack';
        const extent = complete ? 'complete' : 'stopped early';
        return `${scope}: ${found} (${states} states, ${extent})`;
      }),
    ),
  ]);
}

const COLUMNS = 4;

/** At most four designs a table; the rest goes to further ones. */
function designsSection({ columns, rows }: SideBySide): Section {
  const blocks: Block[] = [];
  for (let at = 0; at < columns.length; at += COLUMNS) {
    const part = columns.slice(at, at + COLUMNS);
    blocks.push(
      table(
        at === 0 ? 'Steps to success; same scopes' : 'continued',
        ['', ...part.map((_, n) => `D${at + n + 1}`)],
        rows.map(({ claim, cells }) => [
          claim,
          ...part.map(({ design }) => cellText(cells[design] ?? NOT_ASKED)),
        ]),
      ),
      list(
        part.map(
          ({ design, source, rules, scopes }, n) =>
            `D${at + n + 1} ${design} (${source}): ` +
            `${rules.length === 0 ? 'no rule' : rules.join(', ')}. ` +
            `Scopes ${scopes.map(shortScope).join('; ')}`,
        ),
      ),
    );
  }
  return section('designs', 'Designs side by side', blocks);
}

function cardsSection(page: Page): Section {
  return {
    ...section('rules', 'Rule by rule', []),
    parts: page.cards.map((card) => cardSection(card, page)),
  };
}

function cardSection(card: Card, { necessity, command }: Page): Section {
  const { rule, says, source, enforcer, where, without, breaks } = card;
  const sets = necessity.minimal.length;
  return section(`rule-${rule}`, rule, [
    text(says),
    list([
      `source: ${source}`,
      `enforced by: ${enforcer}; ${where}`,
      `without it: ${breaks.join(', ') || 'no attack in these scopes'}`,
      `in ${card.inSets} of ${sets} minimal sufficient sets`,
      card.cost === null
        ? 'cost: refuses nobody by itself in these scopes'
        : `cost: first refuses after ${card.cost.steps.length} steps: ` +
          inWords(card.cost),
      ...card.forbids.map(
        (trace) => `forbids ${trace.claim}: ${inWords(trace)}`,
      ),
    ]),
    ...(without === null
      ? []
      : [literal(renderText(without, command).trimEnd().split('\n'))]),
  ]);
}

function limitsSection({ limits }: Page): Section {
  return section('limits', 'Not modelled', [
    list(
      limits.map(
        ({ what, whySound, whatWouldChange }) =>
          `${what}. Why sound: ${whySound}. ` +
          `Would change the verdict: ${whatWouldChange}.`,
      ),
    ),
  ]);
}

function glossarySection({ glossary }: Page): Section {
  return section('glossary', 'Glossary', [
    list(
      glossary.map(
        ({ ioasid, iommufd, meaning }) =>
          `${ioasid} | iommufd: ${iommufd} | ${meaning}`,
      ),
    ),
  ]);
}
