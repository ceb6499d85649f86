/** Two designs asked the same: attacks and legitimate scenarios of each. */
import { compile } from '../checker/compile/compile.js';
import type { Design } from '../model/design.js';
import type { LeftOut } from '../model/left-out.js';
import { replayElsewhere } from '../traces/elsewhere.js';
import type { Elsewhere } from '../traces/elsewhere.js';
import type { Trace } from '../traces/trace.js';
import { askedNowhere, systemWith } from './ask.js';
import { cellOf, isAttackClaim } from './necessity.js';
import type { Cell } from './necessity.js';
import type { Asker } from './question.js';

export interface Comparison {
  readonly designs: readonly [string, string];
  readonly scopes: readonly string[];
  /** Rules on in one only. */
  readonly rules: readonly [readonly string[], readonly string[]];
  readonly rows: readonly ComparedClaim[];
  /** By design: its claims that none of the scopes has room for. */
  readonly notAsked: readonly [readonly LeftOut[], readonly LeftOut[]];
}

export interface ComparedClaim {
  readonly claim: string;
  readonly attack: boolean;
  readonly cells: readonly [Cell, Cell];
  /** What each design makes of the other's shortest run. */
  readonly crossed: readonly Crossed[];
}

export interface Crossed {
  readonly from: string;
  readonly on: string;
  readonly trace: Trace;
  readonly answer: Elsewhere;
}

export interface CompareOptions {
  readonly scopes: readonly string[];
  /** These claims only; null for all. */
  readonly claims: readonly string[] | null;
  readonly asker: Asker;
  readonly maxStates: number;
}

/** Null if the user interrupted. */
export async function compareDesigns(
  left: Design,
  right: Design,
  { scopes, claims, asker, maxStates }: CompareOptions,
): Promise<Comparison | null> {
  const pair = [left, right] as const;
  const answers = await asker(
    pair.flatMap((design) =>
      scopes.map((scope) => ({
        design: design.name,
        scope,
        rules: design.rules,
        refusals: [],
        maxStates,
        until: null,
      })),
    ),
  );
  const told = answers.flatMap((answer) =>
    answer === 'interrupted' ? [] : [answer],
  );
  if (told.length < answers.length) return null;
  const cell = (side: number, claim: string): Cell =>
    cellOf(claim, told.slice(side * scopes.length, (side + 1) * scopes.length));
  const all = new Map(
    pair.flatMap((design) =>
      design.claims.map((claim) => [claim.name, claim] as const),
    ),
  );
  const missing = (design: Design): readonly LeftOut[] =>
    askedNowhere(design, scopes).filter(
      ({ claim }) => claims?.includes(claim) ?? true,
    );
  const rows: ComparedClaim[] = [];
  for (const claim of all.values()) {
    if (claims !== null && !claims.includes(claim.name)) continue;
    const cells = [cell(0, claim.name), cell(1, claim.name)] as const;
    const crossed: Crossed[] = [];
    for (const [side, { trace }] of cells.entries()) {
      const from = pair[side];
      const on = pair[1 - side];
      if (trace === null || from === undefined || on === undefined) continue;
      const program = compile(systemWith(on, trace.scope, on.rules));
      crossed.push({
        from: from.name,
        on: on.name,
        trace,
        answer: await replayElsewhere(program, trace),
      });
    }
    rows.push({
      claim: claim.name,
      attack: isAttackClaim(claim),
      cells,
      crossed,
    });
  }
  return {
    designs: [left.name, right.name],
    scopes,
    rules: [
      left.rules.filter((rule) => !right.rules.includes(rule)),
      right.rules.filter((rule) => !left.rules.includes(rule)),
    ],
    rows,
    notAsked: [missing(left), missing(right)],
  };
}
