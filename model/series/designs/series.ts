/** What the designs of the series have in common. */
import type { Design } from '../../design.js';
import { provides } from '../../needs.js';
import type { Need } from '../../needs.js';
import { expecting } from '../../expecting.js';
import { v4, v4Fixed } from '../../core/rules.js';
import { claims, needs } from '../claims/index.js';
import type { MoreKey } from '../../scope.js';
import { rules } from '../rules.js';
import { charts } from '../statecharts/index.js';
import { seriesOperations, seriesSystem } from '../system.js';

/** What hardware and drivers around the core do in every version. */
const hardware = [
  'table-per-function',
  'flush',
  'drain',
  'answer-at-teardown',
] as const;

/** V4's drivers (V4-11, V4-14), KVM and VDCM (section 3). */
const around = [
  ...hardware,
  'own-mm-at-get-if-owned',
  'iommu-reacts',
  'kvm-reacts',
  'kvm-translates',
  'charge-at-alloc',
  'uncharge-runner',
  'own-set-at-response',
  'undo-at-bind',
  'one-number-space',
] as const;

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** The core without its later fixes, and its users. */
export const v4Rules = once([...v4.rules, ...around]);

/** The core with them. */
export const v4FixedRules = once([...v4Fixed.rules, ...around, 'one-lock']);

const raced = 'two threads of one VM, or a file that is passed';
const besideRaced = 'two VMs, one with two threads or a file of the other';

/** What the unconditional deferred teardown breaks once an unbind and a free
 * overlap, by two threads of a VM or by the last close of a file it passed. */
export const racedBreaks: readonly string[] = [
  'free-while-active',
  'free-while-held',
  'stale-use',
  'work-finds-its-svm',
  'references-balance',
];

/** Where that shows, and where it reaches another VM. */
export const racedNeeds: Readonly<Record<string, Need>> = {
  ...Object.fromEntries(racedBreaks.map((claim) => [claim, raced])),
  'foreign-put': besideRaced,
};

export const without = (
  rules: readonly string[],
  ...off: readonly string[]
): readonly string[] => rules.filter((rule) => !off.includes(rule));

/** Dimensions of every design of the series. */
export const scopeKeys: readonly MoreKey[] = [
  'sets',
  'spids',
  'kvms',
  'exits',
  'cgroups',
  'locks',
  'passes',
  'prqs',
  'memory',
  'allocators',
];

export type SeriesText = Pick<
  Design,
  'name' | 'source' | 'summary' | 'rules' | 'scopes'
> &
  Partial<Design> & {
    /** Claims expected to break. */
    readonly breaks: readonly string[];
  };

export function defineSeries({ breaks, ...text }: SeriesText): Design {
  const witnessNeeds = { ...needs, ...text.witnessNeeds };
  const scopes = [
    ...text.scopes,
    ...(text.hunts ?? []).map(({ scope }) => scope),
  ];
  // What none of its scopes has room for is not claimed of a design.
  const own = (text.claims ?? claims).filter(({ name }) => {
    const need = witnessNeeds[name];
    return need === undefined || scopes.some((scope) => provides(scope, need));
  });
  return {
    charts,
    operations: seriesOperations.filter(({ name }) => name !== 'adjust'),
    ruleSet: rules,
    scopeKeys,
    limits: 'series.md',
    build: seriesSystem,
    ...text,
    claims: own,
    expect: expecting(own, breaks),
    witnessNeeds: Object.fromEntries(
      Object.entries(witnessNeeds).filter(([name]) =>
        own.some((claim) => claim.name === name),
      ),
    ),
  };
}
