/** Which rules a design needs, and against what. */
import type { Claim } from '../checker/language/claim.js';
import type { Design } from '../model/design.js';
import type { LeftOut } from '../model/left-out.js';
import { buildSystem } from '../model/system.js';
import { ruleOf } from '../model/rules.js';
import { formatScope, parseScope } from '../model/scope.js';
import type { Trace } from '../traces/trace.js';
import { askedNowhere, systemWith } from './ask.js';
import { effectOf } from './forbids.js';
import type { Effect } from './forbids.js';
import type { Lattice, Mask } from './lattice.js';
import { searchLattice } from './lattice.js';
import type { Probe } from './probes.js';
import type { Answer, Asker, Settled } from './question.js';
import type { Attack, Counts } from './verdicts.js';
import { Interrupted, Verdicts } from './verdicts.js';

/** One claim under one set of rules, over all scopes. */
export interface Cell {
  readonly settled: Settled | 'notAsked';
  /** The shortest run over the scopes, for `broken` and `reached`. */
  readonly trace: Trace | null;
  /** Steps by scope, where it was shown. */
  readonly byScope: Readonly<Record<string, number>>;
}

export interface Row {
  /** The rule that is off; null for the whole design. */
  readonly off: string | null;
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface SufficientSet {
  readonly rules: readonly string[];
  /** Witnesses that this set does not reach; it blocks by allowing less. */
  readonly lost: readonly string[];
}

export interface InsufficientSet {
  readonly off: readonly string[];
  readonly attack: Attack;
}

export interface Monotonicity {
  readonly effects: readonly { rule: string; effect: Effect }[];
  /** Sets with two rules off, each looked at. */
  readonly pairs: number;
  /** Sets with two rules off that need no look: one rule alone off lets a
   * forbidden state be reached, and the other only forbids. */
  readonly implied: number;
  /** Pairs where switching one more rule off closed every attack. */
  readonly exceptions: readonly (readonly string[])[];
}

export interface Necessity {
  readonly design: string;
  readonly probes: readonly Probe[];
  /** Rules in question, in the design's order. */
  readonly rules: readonly string[];
  /** Rules of the design for which no scope has room. */
  readonly notExercised: readonly string[];
  /** Claims that none of the scopes has room for. */
  readonly notAsked: readonly LeftOut[];
  /** Claims the whole design keeps: what its rules are for. */
  readonly attacks: readonly string[];
  /** Claims that break with every rule on. */
  readonly broken: readonly string[];
  readonly witnesses: readonly string[];
  /** The whole design first, then one rule off at a time. */
  readonly rows: readonly Row[];
  readonly minimal: readonly SufficientSet[];
  readonly maximal: readonly InsufficientSet[];
  /** Rules each of which may go while the other stays. */
  readonly backing: readonly (readonly [string, string])[];
  /** Sets that a limit left undecided, by the rules that are off. */
  readonly open: readonly (readonly string[])[];
  readonly monotonicity: Monotonicity;
  /** Witnesses reached only once a rule is off. */
  readonly overRestricts: readonly { rule: string; trace: Trace }[];
  /** The first run in which each rule refuses somebody. */
  readonly costs: readonly { rule: string; trace: Trace }[];
  readonly counts: Counts & { readonly sets: number };
  readonly seconds: number;
  /** False if the user interrupted; what is there is still true. */
  readonly finished: boolean;
}

export interface NecessityOptions {
  readonly probes: readonly Probe[];
  readonly asker: Asker;
  /** A search that has seen more states ends undecided. */
  readonly maxStates: number;
  /** Looks at these attacks only. */
  readonly only?: readonly string[] | null;
  readonly onPhase?: (text: string) => void;
}

export async function necessityOf(
  design: Design,
  options: NecessityOptions,
): Promise<Necessity> {
  const started = performance.now();
  const { probes, onPhase = (): void => {} } = options;
  const scopes = probes.map(({ scope }) => scope);
  const exercised = new Set(
    scopes.flatMap((scope) => [...buildSystem(design, parseScope(scope)).on]),
  );
  const rules = design.rules.filter((rule) => exercised.has(rule));
  const claims = design.claims.filter(isAttackClaim);
  const expected = claims.filter(({ name }) => holdsByDesign(design, name));
  const attacks = expected
    .map(({ name }) => name)
    .filter((name) => options.only?.includes(name) ?? true);
  const verdicts = new Verdicts({
    ...options,
    design,
    rules,
    scopes,
    attacks,
  });
  const found = new Findings(design, rules, attacks, verdicts, scopes[0] ?? '');
  let finished = true;
  try {
    onPhase(`${rules.length + 1} rows in ${scopes.length} scopes`);
    await found.rows();
    onPhase('rule sets');
    await found.lattice();
    onPhase('monotonicity');
    await found.monotonicity();
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    finished = false;
  }
  return {
    design: design.name,
    probes,
    rules,
    notAsked: askedNowhere(design, scopes).filter(
      ({ claim }) => options.only?.includes(claim) ?? true,
    ),
    notExercised: design.rules.filter((rule) => !rules.includes(rule)),
    attacks,
    broken: claims
      .map(({ name }) => name)
      .filter((name) => !holdsByDesign(design, name)),
    witnesses: witnessesOf(design),
    ...found.result(),
    counts: { ...verdicts.counts, sets: 2 ** rules.length },
    seconds: (performance.now() - started) / 1000,
    finished,
  };
}

const holdsByDesign = (design: Design, claim: string): boolean =>
  design.expect[claim] !== 'sometimes';

/** Whether a run that shows such a claim is damage, not a witness. */
export function isAttackClaim({ kind }: Pick<Claim, 'kind'>): boolean {
  return kind !== 'sometimes' && kind !== 'refusal';
}

function witnessesOf({ claims }: Design): readonly string[] {
  return claims
    .filter((claim) => !isAttackClaim(claim))
    .map(({ name }) => name);
}

/** What is known so far; an interrupt leaves the rest empty. */
class Findings {
  #rows: Row[] = [];
  #costs: { rule: string; trace: Trace }[] = [];
  #lattice: Lattice<Attack> = {
    minimalSufficient: [],
    maximalInsufficient: [],
    open: [],
  };
  readonly #minimal: SufficientSet[] = [];
  #pairs = 0;
  #implied = 0;
  readonly #effects: Monotonicity['effects'];
  readonly #exceptions: (readonly string[])[] = [];

  constructor(
    private readonly design: Design,
    private readonly rules: readonly string[],
    private readonly attacks: readonly string[],
    private readonly verdicts: Verdicts,
    scope: string,
  ) {
    const system = systemWith(design, scope, design.rules);
    this.#effects = rules.map((rule) => ({
      rule,
      effect: effectOf(system, ruleOf(design, rule)),
    }));
  }

  async rows(): Promise<void> {
    const { whole } = this.verdicts;
    const offs = [null, ...this.rules.keys()];
    const answers = await this.verdicts.search(
      offs.map((n) => (n === null ? whole : whole & ~(1 << n))),
    );
    this.#rows = offs.map((n, at) => ({
      off: n === null ? null : (this.rules[n] ?? ''),
      cells: Object.fromEntries(
        this.design.claims.map(({ name }) => [
          name,
          cellOf(name, answers[at] ?? []),
        ]),
      ),
    }));
    await this.#distantWitnesses();
    this.#costs = this.rules.flatMap((rule) => {
      const traces = (answers[0] ?? [])
        .flatMap(({ refusals }) => refusals)
        .filter((refusal) => refusal.rule === rule)
        .map(({ trace }) => trace);
      const trace = shortestOf(traces);
      return trace === null ? [] : [{ rule, trace }];
    });
  }

  async lattice(): Promise<void> {
    if (this.attacks.length === 0) return;
    const { verdicts } = this;
    this.#lattice = await searchLattice(this.rules.length, {
      insufficient: (set) => verdicts.of(set),
    });
    const sets = this.#lattice.minimalSufficient;
    const answers = await verdicts.search(sets);
    for (const [n, set] of sets.entries())
      this.#minimal.push({
        rules: verdicts.rulesOf(set),
        lost: await this.#lost(set, answers[n] ?? []),
      });
  }

  /** Whatever the families say of a set with two rules off must be so. */
  async monotonicity(): Promise<void> {
    const { whole } = this.verdicts;
    for (const [n, first] of this.rules.entries())
      for (const [m, second] of this.rules.entries()) {
        if (m <= n) continue;
        const set = whole & ~(1 << n) & ~(1 << m);
        const predicted = this.#lattice.maximalInsufficient.some(
          (known) => (set & known.set) === set,
        );
        if (this.#isImplied(n, m)) {
          this.#implied++;
          continue;
        }
        const verdict = await this.verdicts.of(set);
        this.#pairs++;
        if (verdict !== 'open' && (verdict !== null) !== predicted)
          this.#exceptions.push([first, second]);
      }
  }

  #isImplied(n: number, m: number): boolean {
    const onlyForbids = (at: number): boolean =>
      this.#effects[at]?.effect.kind === 'onlyForbids';
    const opens = (at: number): boolean =>
      this.#lattice.maximalInsufficient.some(
        ({ set, evidence }) =>
          set === (this.verdicts.whole & ~(1 << at)) &&
          evidence.trace.claimKind === 'never',
      );
    return (opens(n) && onlyForbids(m)) || (opens(m) && onlyForbids(n));
  }

  /** Witnesses for which the probes have no room are looked for in the
   * design's review scope, with early ends and stored runs. */
  async #distantWitnesses(): Promise<void> {
    const [all] = this.#rows;
    const scope = this.design.scopes[0];
    if (all === undefined || scope === undefined) return;
    const names = witnessesOf(this.design).filter((name) =>
      ['unreached', 'notAsked'].includes(all.cells[name]?.settled ?? ''),
    );
    const where = formatScope(scope);
    const { whole } = this.verdicts;
    for (const name of names) {
      const first = await this.verdicts.reach(whole, where, name, null);
      if (first.trace === null) continue;
      const rows: Row[] = [];
      for (const row of this.#rows) {
        const n = row.off === null ? -1 : this.rules.indexOf(row.off);
        const set = n < 0 ? whole : whole & ~(1 << n);
        const cell = await this.verdicts.reach(set, where, name, first.trace);
        const steps = cell.trace?.steps.length;
        const byScope = steps === undefined ? {} : { [where]: steps };
        rows.push({
          ...row,
          cells: { ...row.cells, [name]: { ...cell, byScope } },
        });
      }
      this.#rows = rows;
    }
  }

  async #lost(
    set: Mask,
    answers: readonly Answer[],
  ): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const name of witnessesOf(this.design)) {
      if (cellOf(name, answers).settled === 'reached') continue;
      const known = this.#rows[0]?.cells[name]?.trace ?? null;
      if (known === null) continue;
      const { scope } = known;
      const { settled } = await this.verdicts.reach(set, scope, name, known);
      if (settled === 'unreached') lost.push(name);
    }
    return lost;
  }

  result(): Pick<
    Necessity,
    | 'rows'
    | 'minimal'
    | 'maximal'
    | 'backing'
    | 'open'
    | 'monotonicity'
    | 'overRestricts'
    | 'costs'
  > {
    const { whole } = this.verdicts;
    const offOf = (set: Mask): readonly string[] =>
      this.verdicts.rulesOf(whole & ~set);
    const maximal = this.#lattice.maximalInsufficient.map(
      ({ set, evidence }) => ({ off: offOf(set), attack: evidence }),
    );
    return {
      rows: this.#rows,
      minimal: this.#minimal,
      maximal,
      backing: this.#lattice.maximalInsufficient.flatMap(({ set }) => {
        const [one, two, ...more] = offOf(set);
        return one !== undefined && two !== undefined && more.length === 0
          ? [[one, two] as const]
          : [];
      }),
      open: this.#lattice.open.map(offOf),
      monotonicity: {
        effects: this.#effects,
        pairs: this.#pairs,
        implied: this.#implied,
        exceptions: this.#exceptions,
      },
      overRestricts: this.#overRestricts(),
      costs: this.#costs,
    };
  }

  #overRestricts(): Necessity['overRestricts'] {
    const [all, ...single] = this.#rows;
    if (all === undefined) return [];
    return single.flatMap(({ off, cells }) =>
      Object.entries(cells).flatMap(([claim, { settled, trace }]) =>
        off !== null &&
        settled === 'reached' &&
        trace !== null &&
        all.cells[claim]?.settled === 'unreached'
          ? [{ rule: off, trace }]
          : [],
      ),
    );
  }
}

export function cellOf(claim: string, answers: readonly Answer[]): Cell {
  const own = answers.flatMap(({ claims }) =>
    claims.filter((answer) => answer.claim === claim),
  );
  const trace = shortestOf(own.flatMap((answer) => answer.trace ?? []));
  const shown = own.find(({ settled }) =>
    ['broken', 'reached'].includes(settled),
  );
  const byScope = Object.fromEntries(
    own.flatMap((answer) =>
      answer.trace === null
        ? []
        : [[answer.trace.scope, answer.trace.steps.length] as const],
    ),
  );
  if (shown !== undefined) return { settled: shown.settled, trace, byScope };
  const open = own.find(({ settled }) => settled === 'open');
  const settled = (open ?? own[0])?.settled ?? 'notAsked';
  return { settled, trace, byScope };
}

/** The first one of the fewest steps. */
export function shortestOf(traces: readonly Trace[]): Trace | null {
  return traces.reduce<Trace | null>(
    (best, trace) =>
      best === null || trace.steps.length < best.steps.length ? trace : best,
    null,
  );
}
