/**
 * Switching a rule off never makes a broken claim hold. Where it does, the
 * design's remark on the claim says why, and names the rule.
 *
 * The attack on a design is tried on the design without the rule, leaving out
 * what the rule had added; where it fails there, all states are searched.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding, Program } from '../checker/index.js';
import { explore, holdsIn, perform } from '../checker/index.js';
import type { Design } from '../model/design.js';
import { designs } from '../model/designs/index.js';
import { labelOf, leads, programOf } from './programs.js';

/** What was compiled for one claim of a design is there for the next. */
const compiled = new Map<string, Program>();

function compiledOf(design: Design, scope: string): Program {
  const key = [design.name, ...design.rules, scope].join(' ');
  const program = compiled.get(key) ?? programOf(design, scope);
  compiled.set(key, program);
  return program;
}

/** From small to large; a claim is judged in the first that breaks it. */
const SCOPES = [
  'vms=1,ioasids=1,mdevs=1,quota=1',
  'vms=1,ioasids=1,mdevs=2,quota=1',
  'vms=1,ioasids=2,mdevs=1,quota=1',
  'vms=1,ioasids=1,mdevs=1,quota=1,threads=2',
  'ioasids=1,mdevs=1+0,quota=1',
  'ioasids=1,mdevs=1+0,quota=1,threads=2+1',
  'ioasids=1,mdevs=1+1,quota=1',
  'ioasids=1,mdevs=0,vfs=1+1,quota=1',
];

/** More than any of these scopes has that is searched to the end. */
const MAX_STATES = 1_500_000;

/** The claims, other than witnesses, that the design expects to break. */
const breakable = ({ claims, expect: expected }: Design): readonly string[] =>
  claims
    .filter(
      ({ kind, name }) =>
        kind !== 'sometimes' &&
        kind !== 'refusal' &&
        expected[name] === 'sometimes',
    )
    .map(({ name }) => name);

/** What a search says of one claim; it ends where a state claim breaks. */
async function judge(program: Program, name: string): Promise<Finding> {
  const claims = program.claims.filter(({ claim }) => claim.name === name);
  const { findings } = await explore(
    { ...program, claims },
    { symmetry: true, maxStates: MAX_STATES, until: name },
  );
  const [finding] = findings;
  if (finding === undefined) throw new Error(`no claim '${name}'`);
  return finding;
}

/** Whether the same attack breaks a claim of states in another program. */
function stillFalls(
  before: Program,
  { claim: name, path }: Finding,
  after: Program,
): boolean {
  const claim = after.claims.find((known) => known.claim.name === name);
  const byLabel = new Map(after.steps.map((step) => [labelOf(step), step]));
  let state = after.initial;
  const broken = (): boolean =>
    claim?.claim.kind === 'never' &&
    claim.instances.some(({ such }) => holdsIn(such, state));
  for (const index of path?.steps ?? []) {
    const was = before.steps[index];
    const step = was === undefined ? undefined : byLabel.get(labelOf(was));
    if (step === undefined) continue;
    const outcome = perform(after, state, step);
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return false;
    if (!leads(step, outcome)) return false;
    state = outcome.next;
    if (broken()) return true;
  }
  return broken();
}

interface Broken {
  readonly program: Program;
  readonly scope: string;
  readonly finding: Finding;
}

async function firstBroken(design: Design, name: string): Promise<Broken> {
  for (const scope of SCOPES) {
    const program = compiledOf(design, scope);
    const finding = await judge(program, name);
    if (finding.found === 'sometimes') return { program, scope, finding };
  }
  throw new Error(
    `'${name}' of design '${design.name}' breaks in none of the scopes ` +
      `${SCOPES.join(' ')}; add the smallest one in which it does`,
  );
}

describe.each(
  designs
    .filter(({ rules }) => rules.length > 0)
    .filter((design) => breakable(design).length > 0)
    .map((design) => [design] as const),
)('switching a rule off mends nothing', (design) => {
  afterAll(() => {
    compiled.clear();
  });

  for (const name of breakable(design))
    it(`${design.name}: ${name}`, async () => {
      const { program, scope, finding } = await firstBroken(design, name);
      const mending: string[] = [];
      for (const rule of design.rules) {
        const rules = design.rules.filter((id) => id !== rule);
        const without = compiledOf({ ...design, rules }, scope);
        if (stillFalls(program, finding, without)) continue;
        const { found } = await judge(without, name);
        expect([rule, found]).not.toEqual([rule, 'notSeen']);
        if (found !== 'sometimes') mending.push(rule);
      }
      const remark = design.remarks?.[name] ?? '';
      expect(mending).toEqual(mending.filter((rule) => remark.includes(rule)));
    });
});
