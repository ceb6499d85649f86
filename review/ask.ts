/** Answers a question by one exhaustive search. */
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import type { Claim, RefusalWitness } from '../checker/language/claim.js';
import type { System } from '../checker/language/system.js';
import type { Exploration, Finding } from '../checker/search/exploration.js';
import { explore } from '../checker/search/explore.js';
import type { Design } from '../model/design.js';
import type { LeftOut } from '../model/left-out.js';
import { notAsked } from '../model/left-out.js';
import { parseScope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';
import { recordFinding } from '../traces/record.js';
import type { Trace } from '../traces/trace.js';
import type { Answer, ClaimAnswer, Question, Settled } from './question.js';

/** The design with these rules only, in a scope. Rules that mean nothing in
 * the scope stay off. */
export function systemWith(
  design: Design,
  scope: string,
  rules: readonly string[],
): System {
  return buildSystem({ ...design, rules }, parseScope(scope));
}

/** Claims of a design that none of the scopes has room for. */
export function askedNowhere(
  design: Design,
  scopes: readonly string[],
): readonly LeftOut[] {
  const [first = [], ...rest] = scopes.map((scope) =>
    notAsked(design, systemWith(design, scope, design.rules)),
  );
  return first.filter(({ claim }) =>
    rest.every((others) => others.some((other) => other.claim === claim)),
  );
}

const COST = 'first-refusal-by-';

/** @throws if the design is not the one the question names */
export async function ask(
  design: Design,
  question: Question,
  interrupted: () => boolean,
): Promise<Answer | 'interrupted'> {
  if (design.name !== question.design)
    throw new Error(`asked of ${design.name}, meant for ${question.design}`);
  const system = systemWith(design, question.scope, question.rules);
  const wanted = question.refusals.filter((rule) => system.on.has(rule));
  const program = compile({
    ...system,
    claims: [...system.claims, ...wanted.map(firstRefusal)],
  });
  const found = await explore(program, {
    symmetry: true,
    maxStates: question.maxStates,
    ...(question.until === null ? {} : { until: question.until }),
    interrupted,
  });
  if (found.stopped === 'interrupt') return 'interrupted';
  const trace = (finding: Finding): Trace | null =>
    traceOf(program, design, question, found, finding);
  return {
    states: found.states,
    complete: found.complete,
    stopped: found.stopped,
    seconds: found.seconds,
    claims: system.claims.map((claim) => answerFor(claim, found, trace)),
    refusals: wanted.flatMap((rule) => {
      const finding = findingOf(found, `${COST}${rule}`);
      const shown = trace(finding);
      return shown === null ? [] : [{ rule, trace: shown }];
    }),
  };
}

const firstRefusal = (rule: string): RefusalWitness => ({
  kind: 'refusal',
  name: `${COST}${rule}`,
  says: `Rule ${rule} refuses somebody.`,
  source: 'review: what the rule costs',
  rule,
});

function answerFor(
  { name, kind }: Claim,
  found: Exploration,
  trace: (finding: Finding) => Trace | null,
): ClaimAnswer {
  const finding = findingOf(found, name);
  const settled = settledBy(kind, finding, found.complete);
  const shown = settled === 'broken' || settled === 'reached';
  return { claim: name, settled, trace: shown ? trace(finding) : null };
}

function settledBy(
  kind: Claim['kind'],
  { path }: Finding,
  complete: boolean,
): Settled {
  const witness = kind === 'sometimes' || kind === 'refusal';
  if (path !== null) return witness ? 'reached' : 'broken';
  if (!complete) return 'open';
  return witness ? 'unreached' : 'holds';
}

function findingOf({ findings }: Exploration, claim: string): Finding {
  const finding = findings.find((known) => known.claim === claim);
  if (finding === undefined)
    throw new Error(`the search returned no finding for claim '${claim}'`);
  return finding;
}

function traceOf(
  program: Program,
  design: Design,
  { rules }: Question,
  { states, symmetries, complete }: Exploration,
  finding: Finding,
): Trace | null {
  const trace = recordFinding(program, finding, {
    expect: design.expect[finding.claim] ?? 'sometimes',
    search: { states, symmetries, complete },
  });
  if (trace === null) return null;
  const off = design.rules.filter((rule) => !rules.includes(rule));
  const which = off.length > 2 ? `${off.length}-rules` : off.join('-and-');
  const without = off.length === 0 ? '' : `-without-${which}`;
  const words = off.length === 0 ? '' : ` without ${which}`;
  return {
    ...trace,
    name: `${design.name}${without}--${finding.claim}`,
    question: trace.question.replace(/\?$/, `${words}?`),
  };
}
