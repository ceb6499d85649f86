/** What the designs of the series have in common. */
import type { Design } from '../../design.js';
import type { Need } from '../../needs.js';
import { expecting } from '../../expecting.js';
import { v4, v4Fixed } from '../../core/rules.js';
import { claims, needs } from '../claims/index.js';
import { rules } from '../rules.js';
import { charts } from '../statecharts/index.js';
import { seriesOperations, seriesSystem } from '../system.js';

/** What hardware and drivers around the core do in every version. */
const hardware = ['table-per-function', 'flush', 'drain'] as const;

/** V4's drivers (V4-11, V4-14), KVM and VDCM (section 3). */
const around = [
  ...hardware,
  'own-mm-at-get-if-owned',
  'iommu-reacts',
  'kvm-reacts',
  'kvm-translates',
  'charge-at-alloc',
  'uncharge-runner',
] as const;

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** The core without its later fixes, and its users. */
export const v4Rules = once([...v4.rules, ...around]);

/** The core with them. */
export const v4FixedRules = once([...v4Fixed.rules, ...around, 'one-lock']);

const raced = 'two threads of one VM';
const besideRaced = 'two VMs, one with two threads';

/** What the unconditional deferred teardown breaks once an unbind and a free
 * overlap; with one thread a VM nothing does. */
export const racedBreaks: readonly string[] = [
  'free-while-active',
  'free-while-held',
  'stale-use',
  'work-finds-its-svm',
  'references-balance',
  'pending-reclaimable',
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

export type SeriesText = Pick<
  Design,
  'name' | 'source' | 'summary' | 'rules' | 'scopes'
> &
  Partial<Design> & {
    /** Claims expected to break. */
    readonly breaks: readonly string[];
  };

export const defineSeries = ({ breaks, ...text }: SeriesText): Design => ({
  charts,
  operations: seriesOperations,
  claims,
  ruleSet: rules,
  scopeKeys: ['sets', 'spids', 'kvms', 'exits', 'cgroups', 'locks'],
  build: seriesSystem,
  ...text,
  expect: expecting(text.claims ?? claims, breaks),
  witnessNeeds: { ...needs, ...text.witnessNeeds },
});
