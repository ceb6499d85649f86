/** The findings as data: distinct ways to break, told once over the designs. */
import type { Ending, Way } from '../../review/findings.js';
import type { Trace } from '../../traces/trace.js';

/** Where the damage ends. */
export type Damage = 'crosses VMs' | 'reaches the host' | 'stays in the guest';

/** R27: programming errors hurt only the guest's own resources. */
export const damages: Readonly<Record<string, Damage>> = {
  'inter-vm-dma': 'crosses VMs',
  'foreign-put': 'crosses VMs',
  'foreign-free': 'crosses VMs',
  'token-names-one-process': 'crosses VMs',
  'charge-comes-back': 'crosses VMs',
  'enqcmd-own-number': 'crosses VMs',
  'free-while-active': 'crosses VMs',
  'free-while-held': 'crosses VMs',
  'stale-use': 'crosses VMs',
  'references-balance': 'crosses VMs',
  'capacity-comes-back': 'crosses VMs',
  'no-deadlock': 'reaches the host',
  'work-finds-its-svm': 'reaches the host',
  'no-set-used-after-free': 'reaches the host',
  'no-id-outlives-its-set': 'reaches the host',
  'set-count-balances': 'reaches the host',
  'set-outlives-its-file': 'reaches the host',
  'pending-reclaimable': 'reaches the host',
  'free-completes': 'reaches the host',
};

export interface Seen {
  readonly design: string;
  readonly steps: number;
  readonly made: readonly string[];
}

/** One claim broken by one cause. */
export interface Finding {
  readonly claim: string;
  readonly says: string;
  /** Names of the change, or of two that are needed together. */
  readonly mends: readonly string[];
  readonly causes: readonly string[];
  readonly seen: readonly Seen[];
  /** The file of its shortest run in the last design that has it. */
  readonly trace: string;
}

export interface Findings {
  readonly findings: readonly Finding[];
  readonly endings: readonly Ending[];
}

/** The file of a run, by design, claim and how many changes were made. */
export const traceFile = (way: Way): string =>
  `${way.design}--${way.claim}` +
  `${way.made.length === 0 ? '' : `--after-${String(way.made.length)}`}`;

/** Grouped by claim and cause; claims in the order of the designs. */
export function toFindings(
  ways: readonly Way[],
  endings: readonly Ending[],
): { findings: Findings; traces: readonly Trace[] } {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const key = [way.claim, ...way.mends.map(({ name }) => name)].join('\n');
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(way);
  }
  const traces: Trace[] = [];
  const findings = [...groups.values()].flatMap((group) => {
    const last = group.at(-1);
    if (last === undefined) return [];
    traces.push({ ...last.trace, name: traceFile(last) });
    return [
      {
        claim: last.claim,
        says: last.trace.says,
        mends: last.mends.map(({ name }) => name),
        causes: last.mends.map(({ cause }) => cause),
        seen: group.map(({ design, trace, made }) => ({
          design,
          steps: trace.steps.length,
          made,
        })),
        trace: traceFile(last),
      },
    ];
  });
  return { findings: { findings, endings }, traces };
}
