/** How the verdicts depend on the scope. */
import type { Design } from '../model/design.js';
import {
  ScopeError,
  formatScope,
  isSwitch,
  parseScope,
} from '../model/scope.js';
import type { Scope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';
import type { Necessity } from './necessity.js';
import { scopeSize } from './probes.js';
import type { Answer, Asker, Question } from './question.js';

/** The smallest scope found in which an attack appears with one rule off. */
export interface Smallest {
  readonly claim: string;
  readonly off: string;
  readonly scope: string;
  readonly steps: number;
  /** Every scope with one object less was searched in vain. */
  readonly minimal: boolean;
}

/** The whole design in a scope with one object more. */
export interface Raised {
  readonly scope: string;
  readonly states: number;
  readonly complete: boolean;
  /** Attacks that the smaller scope does not have. */
  readonly fresh: readonly string[];
}

export interface Sensitivity {
  readonly from: string;
  readonly smallest: readonly Smallest[];
  readonly raised: readonly Raised[];
  readonly searches: number;
}

/** Null if the user interrupted. */
export async function sensitivityOf(
  design: Design,
  necessity: Necessity,
  asker: Asker,
  maxStates: number,
): Promise<Sensitivity | null> {
  const from = necessity.probes[0]?.scope ?? '';
  let searches = 0;
  const ask = async (
    questions: readonly Question[],
  ): Promise<readonly Answer[] | null> => {
    const answers: Answer[] = [];
    for (const answer of await asker(questions)) {
      if (answer === 'interrupted') return null;
      searches++;
      answers.push(answer);
    }
    return answers;
  };
  const question = (
    scope: string,
    rules: readonly string[],
    until: string | null,
  ): Question => ({
    design: design.name,
    scope,
    rules,
    refusals: [],
    maxStates,
    until,
  });
  const smallest: Smallest[] = [];
  for (const start of firstSeen(necessity)) {
    const rules = design.rules.filter((rule) => rule !== start.off);
    let best: Smallest = start;
    for (;;) {
      const lower = neighbours(design, best.scope, -1);
      const answers = await ask(
        lower.map((scope) => question(scope, rules, best.claim)),
      );
      if (answers === null) return null;
      const next = answers
        .map((answer, n) => ({ answer, scope: lower[n] ?? '' }))
        .find(({ answer }) => brokenIn(answer).includes(best.claim));
      const told = answers.every(({ stopped }) => stopped !== 'states');
      if (next === undefined) {
        smallest.push({ ...best, minimal: told });
        break;
      }
      const trace = next.answer.claims.find(
        ({ claim }) => claim === best.claim,
      )?.trace;
      const steps = trace?.steps.length ?? best.steps;
      best = { ...best, scope: next.scope, steps };
    }
  }
  const higher = neighbours(design, from, 1);
  const answers = await ask(
    higher.map((scope) => question(scope, design.rules, null)),
  );
  if (answers === null) return null;
  const raised = answers.map((answer, n): Raised => ({
    scope: higher[n] ?? '',
    states: answer.states,
    complete: answer.complete,
    fresh: brokenIn(answer).filter((claim) =>
      necessity.attacks.includes(claim),
    ),
  }));
  return { from, smallest, raised, searches };
}

const brokenIn = ({ claims }: Answer): readonly string[] =>
  claims.flatMap(({ claim, settled }) => (settled === 'broken' ? [claim] : []));

/** Of each attack, the row and scope with the fewest objects, then steps. */
function firstSeen({ attacks, rows }: Necessity): readonly Smallest[] {
  return attacks.flatMap((claim) => {
    const seen = rows.flatMap(({ off, cells }) =>
      Object.entries(cells[claim]?.byScope ?? {}).map(
        ([scope, steps]): Smallest => ({
          claim,
          off: off ?? '',
          scope,
          steps,
          minimal: false,
        }),
      ),
    );
    return seen
      .sort(
        (a, b) => scopeSize(a.scope) - scopeSize(b.scope) || a.steps - b.steps,
      )
      .slice(0, 1);
  });
}

/** Scopes with one object more, or less, of one sort, in which there is such
 * a design. */
export function neighbours(
  design: Design,
  text: string,
  by: 1 | -1,
): readonly string[] {
  const scope = parseScope(text);
  const { vms, ioasids, mdevs, vfs, threads, quota, more = {} } = scope;
  const perVm = (list: readonly number[]): readonly (readonly number[])[] =>
    list.map((_, at) => list.map((n, vm) => (vm === at ? n + by : n)));
  const withVm = (list: readonly number[], last: number): readonly number[] =>
    by > 0 ? [...list, last] : list.slice(0, -1);
  const last = (list: readonly number[]): number => list.at(-1) ?? 0;
  const changed: readonly Partial<Scope>[] = [
    {
      vms: vms + by,
      mdevs: withVm(mdevs, last(mdevs)),
      vfs: withVm(vfs, last(vfs)),
      threads: withVm(threads, 1),
    },
    { ioasids: ioasids + by },
    ...perVm(mdevs).map((list) => ({ mdevs: list })),
    ...perVm(vfs)
      .filter(() => by < 0 || vfs.some((n) => n > 0))
      .map((list) => ({ vfs: list })),
    ...perVm(threads).map((list) => ({ threads: list })),
    ...(by > 0 && quota >= ioasids ? [] : [{ quota: quota + by }]),
    ...Object.entries(more)
      .filter(([key]) => by < 0 || !isSwitch(key))
      .map(([key, n]) => ({ more: { ...more, [key]: n + by } })),
  ];
  return changed.flatMap((part) => {
    const next: Scope = { ...scope, ...part };
    return isPossible(design, next) ? [formatScope(next)] : [];
  });
}

function isPossible(design: Design, scope: Scope): boolean {
  const lists = [scope.mdevs, scope.vfs, scope.threads];
  if (scope.vms < 1 || lists.some((list) => list.some((n) => n < 0)))
    return false;
  try {
    buildSystem(design, scope);
    return true;
  } catch (error) {
    if (error instanceof ScopeError) return false;
    throw error;
  }
}
