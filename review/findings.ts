/**
 * Every distinct way in which a design breaks: each broken claim is attacked,
 * the first cause mended, and attacked again until it holds.
 */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import type { Claim } from '../checker/language/claim.js';
import { explore } from '../checker/search/explore.js';
import type { Design, Mend } from '../model/design.js';
import { formatScope } from '../model/scope.js';
import type { Scope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import { recordFinding } from '../traces/record.js';
import type { Trace } from '../traces/trace.js';
import { isAttackClaim } from './necessity.js';

/** One way in which a claim breaks, with some changes already made. */
export interface Way {
  readonly design: string;
  readonly claim: string;
  /** Names of the changes made before, in their order. */
  readonly made: readonly string[];
  /** The shortest run, over the scopes that have room for it. */
  readonly trace: Trace;
  /** The change that stops this very run, or two that do so together; none
   * if no change known does. */
  readonly mends: readonly Mend[];
}

/** How a broken claim ends up. */
export interface Ending {
  readonly design: string;
  readonly claim: string;
  readonly made: readonly string[];
  /** `holds` after complete searches of these scopes. */
  readonly verdict: 'holds' | 'open';
  readonly scopes: readonly string[];
  readonly states: number;
}

export interface Ways {
  readonly ways: readonly Way[];
  readonly endings: readonly Ending[];
}

/** The design with these changes made. */
export function changed(design: Design, mends: readonly Mend[]): Design {
  const off = mends.flatMap((mend) => mend.off ?? []);
  return {
    ...design,
    rules: [
      ...new Set([
        ...design.rules.filter((rule) => !off.includes(rule)),
        ...mends.flatMap(({ on }) => on),
      ]),
    ],
  };
}

/** A program whose system makes one claim only. */
export function programOf(
  design: Design,
  scope: Scope,
  claim: string,
): Program {
  const system = buildSystem(design, scope);
  return compile({
    ...system,
    claims: system.claims.filter(({ name }) => name === claim),
  });
}

/** @param maxStates a search that has seen more ends undecided */
export async function waysOf(
  design: Design,
  maxStates: number,
  onStep: (text: string) => void = () => {},
): Promise<Ways> {
  const ways: Way[] = [];
  const endings: Ending[] = [];
  for (const { name } of design.claims.filter(isBroken(design))) {
    const made: Mend[] = [];
    for (;;) {
      onStep(`${design.name}: ${name}, ${made.length} changes made`);
      const now = changed(design, made);
      const names = made.map((mend) => mend.name);
      const found = await shortestOf(now, name, maxStates);
      if (found.trace === null) {
        endings.push({
          design: design.name,
          claim: name,
          made: names,
          verdict: found.complete ? 'holds' : 'open',
          scopes: found.scopes,
          states: found.states,
        });
        break;
      }
      const { trace, scope } = found;
      const rest = (design.mends ?? []).filter((mend) => !made.includes(mend));
      const mends = await stopping(now, rest, scope, trace);
      ways.push({
        design: design.name,
        claim: name,
        made: names,
        trace,
        mends,
      });
      if (mends.length === 0) break;
      made.push(...mends);
    }
  }
  return { ways, endings };
}

const isBroken =
  ({ expect }: Design) =>
  (claim: Claim): boolean =>
    isAttackClaim(claim) && expect[claim.name] === 'sometimes';

interface Shortest {
  readonly trace: Trace | null;
  readonly scope: Scope;
  readonly complete: boolean;
  readonly scopes: readonly string[];
  readonly states: number;
}

async function shortestOf(
  design: Design,
  claim: string,
  maxStates: number,
): Promise<Shortest> {
  const hunted = (design.hunts ?? []).flatMap((hunt) =>
    hunt.claim === claim ? [hunt.scope] : [],
  );
  let best: { trace: Trace; scope: Scope } | null = null;
  let complete = true;
  let states = 0;
  const scopes: string[] = [];
  for (const scope of [...design.scopes, ...hunted]) {
    const program = programOf(design, scope, claim);
    if (program.claims.length === 0) continue;
    scopes.push(formatScope(scope));
    const found = await explore(program, {
      symmetry: true,
      maxStates,
      until: claim,
    });
    states += found.states;
    complete &&= found.complete;
    const finding = found.findings.find((known) => known.claim === claim);
    if (finding === undefined || finding.path === null) continue;
    const trace = recordFinding(program, finding, {
      expect: 'sometimes',
      search: found,
    });
    if (
      trace !== null &&
      (best === null || trace.steps.length < best.trace.steps.length)
    )
      best = { trace, scope };
  }
  const [first] = design.scopes;
  if (first === undefined) throw new Error(`${design.name} has no scope`);
  return {
    trace: best?.trace ?? null,
    scope: best?.scope ?? first,
    complete,
    scopes,
    states,
  };
}

/** The first change under which the run no longer shows the claim broken;
 * failing that the first two, in their order. */
async function stopping(
  design: Design,
  mends: readonly Mend[],
  scope: Scope,
  trace: Trace,
): Promise<readonly Mend[]> {
  const pairs = mends.flatMap((first, n) =>
    mends.slice(n + 1).map((second) => [first, second]),
  );
  for (const tried of [...mends.map((mend) => [mend]), ...pairs]) {
    const program = programOf(changed(design, tried), scope, trace.claim);
    const { kind } = await replayElsewhere(program, trace);
    if (kind === 'stopped' || kind === 'harmless') return tried;
  }
  return [];
}
