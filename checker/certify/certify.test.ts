import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { GlobalState, Program } from '../compile/program.js';
import type { Exploration, Finding } from '../search/exploration.js';
import { library, libraryRules } from '../testing/library.js';
import { searchNaively } from '../testing/naive.js';
import type { SearchedStates } from '../testing/searched.js';
import { searchWithStates } from '../testing/searched.js';
import { compareAgain } from './again.js';
import type { Disagreement } from './certificate.js';
import { certify, workOf } from './certify.js';
import { namesOf } from './graph.js';

const program = compile(
  library({ copies: 1, off: ['limit', 'tell-waiting', 'borrower-returns'] }),
);
const naive = searchNaively(program);

const known = new Map<boolean, Promise<SearchedStates>>();

/** The search of the library, whole. */
function searchedOnce(symmetry: boolean): Promise<SearchedStates> {
  const searched =
    known.get(symmetry) ?? searchWithStates(program, { symmetry });
  known.set(symmetry, searched);
  return searched;
}

/** The certificate of a search of the library of which something is false. */
async function refuted(
  symmetry: boolean,
  lie: (searched: SearchedStates) => Partial<SearchedStates>,
): Promise<Disagreement> {
  const searched = await searchedOnce(symmetry);
  const { result, found } = { ...searched, ...lie(searched) };
  const certificate = certify(program, result, found);
  if (certificate.kind !== 'refuted')
    throw new Error(`not refuted: ${JSON.stringify(certificate)}`);
  return certificate.where;
}

/** The same search with other states. */
function withStates(
  { result, found }: SearchedStates,
  change: (states: GlobalState[]) => readonly GlobalState[],
): SearchedStates {
  const states = change(
    Array.from({ length: result.states }, (_, n) => found.state(n)),
  );
  return {
    result: { ...result, states: states.length },
    found: { ...found, state: (index) => states[index] ?? [] },
  };
}

/** The same search with another finding for one claim. */
const withFinding = (
  { result }: SearchedStates,
  claim: string,
  change: (finding: Finding) => Partial<Finding>,
): { readonly result: Exploration } => ({
  result: {
    ...result,
    findings: result.findings.map((finding) =>
      finding.claim === claim ? { ...finding, ...change(finding) } : finding,
    ),
  },
});

/** A state that no run of the library leads to. */
function junk(): GlobalState {
  for (const { state } of naive.states.values())
    for (const [n, local] of state.entries()) {
      const other = state.with(n, (local + 1) % sizeOf(program, n));
      if (!naive.states.has(other.join(' '))) return other;
    }
  throw new Error('every state can be reached');
}

const sizeOf = ({ components }: Program, n: number): number =>
  components[n]?.table.states.length ?? 1;

describe('a certificate', () => {
  it.each([
    { off: [] },
    { off: ['limit'] },
    { off: ['tell-waiting'] },
    { off: libraryRules },
  ])('counts what a naive search counts, without $off', async ({ off }) => {
    const some = compile(library({ copies: 1, off: [...off] }));
    const { states, transitions } = searchNaively(some);
    const plain = await searchWithStates(some);
    expect(certify(some, plain.result, plain.found)).toEqual({
      kind: 'certified',
      states: states.size,
      renamed: states.size,
      each: true,
      steps: transitions,
      open: 0,
      notCovered: [],
    });
    const upTo = await searchWithStates(some, { symmetry: true });
    expect(upTo.result.states).toBeLessThan(states.size);
    expect(certify(some, upTo.result, upTo.found)).toMatchObject({
      states: upTo.result.states,
      renamed: states.size,
      each: true,
      steps: transitions,
    });
    expect(
      certify(some, upTo.result, upTo.found, { each: false }),
    ).toMatchObject({
      renamed: states.size,
      each: false,
      steps: upTo.result.transitions,
      notCovered: ['wish-ends'],
    });
  });

  it.each([{ maxDepth: 4 }, { maxStates: 60 }, { until: 'all-lent' }])(
    'of a search stopped by %o judges the states found',
    async (limit) => {
      for (const symmetry of [false, true]) {
        const searched = await searchWithStates(program, {
          ...limit,
          symmetry,
        });
        const { result, found } = searched;
        expect(result.complete).toBe(false);
        expect(certify(program, result, found)).toMatchObject({
          kind: 'certified',
          states: result.states,
          open: result.open,
        });
      }
    },
  );

  it('is not made where it costs more than is allowed', async () => {
    const { result, found } = await searchWithStates(program);
    const most = workOf(program, result.states);
    expect(certify(program, result, found, { most }).kind).toBe('certified');
    expect(certify(program, result, found, { most: most - 1 })).toEqual({
      kind: 'notMade',
      why: 'work',
    });
    const upTo = await searchWithStates(program, { symmetry: true });
    expect(certify(program, upTo.result, upTo.found, { most })).toMatchObject({
      each: false,
    });
  });

  it('can be interrupted', async () => {
    const { result, found } = await searchWithStates(program);
    let asked = 0;
    const interrupted = (): boolean => asked++ > 3;
    expect(certify(program, result, found, { interrupted })).toEqual({
      kind: 'notMade',
      why: 'interrupted',
    });
  });
});

describe.each([{ symmetry: false }, { symmetry: true }])(
  'with symmetry $symmetry, refuted is',
  ({ symmetry }) => {
    const where = (
      lie: (searched: SearchedStates) => Partial<SearchedStates>,
    ): Promise<Disagreement> => refuted(symmetry, lie);

    it('any search that lost a state', async () => {
      const { result } = await searchedOnce(symmetry);
      for (let lost = 0; lost < result.states; lost += 97) {
        const { what } = await where((one) =>
          withStates(one, (states) => states.toSpliced(lost, 1)),
        );
        expect([lost, what]).toEqual([
          lost,
          lost === 0 ? 'initial' : 'successor',
        ]);
      }
    });

    it('a state that nothing leads to', async () => {
      const more = await where((one) =>
        withStates(one, (states) => [...states, junk()]),
      );
      expect(more).toMatchObject({ what: 'unreached' });
    });

    it('a state found twice, or under two names', async () => {
      const last = await where((one) =>
        withStates(one, (states) => [...states, ...states.slice(-1)]),
      );
      expect(last.what).toBe('twice');
      if (!symmetry) return;
      const twin = await where((one) => {
        const known = withStates(one, (states) => states);
        const names = new Set<string>();
        for (let n = 0; n < known.result.states; n++)
          names.add(known.found.state(n).join(' '));
        const other = [...naive.states.values()].find(
          ({ state }) => !names.has(state.join(' ')),
        );
        return withStates(one, (states) => [...states, other?.state ?? []]);
      });
      expect(twin.what).toBe('twice');
    });

    it('a state that was packed as another', async () => {
      const { what } = await where((one) =>
        withStates(one, (states) => states.with(9, junk())),
      );
      expect(what).toBe('successor');
    });

    it.each(['transitions', 'depth'] as const)('a wrong %s', async (what) => {
      for (const by of [-1, 1])
        expect(
          await where(({ result }) => ({
            result: { ...result, [what]: result[what] + by },
          })),
        ).toMatchObject({ what });
    });

    it('a number of states that is not that of the set', async () => {
      const lie = (by: number) =>
        where(({ result }) => ({
          result: { ...result, states: result.states + by },
        }));
      expect((await lie(-1)).what).toBe('successor');
      // Beyond the last state found there is none, or one once more.
      expect((await lie(1)).what).toBe('twice');
    });

    it('a hit that was hidden, of any kind of claim', async () => {
      const { result } = await searchedOnce(symmetry);
      const shown = result.findings.filter(({ path }) => path !== null);
      expect(shown.length).toBeGreaterThan(4);
      for (const { claim } of shown)
        expect(
          await where((one) =>
            withFinding(one, claim, () => ({
              found: 'never',
              path: null,
              states: 0,
            })),
          ),
        ).toMatchObject({ what: 'hit', claim });
    });

    it('a run cut short, or that ends elsewhere', async () => {
      const { result } = await searchedOnce(symmetry);
      for (const { claim, path } of result.findings) {
        if (path === null) continue;
        const lies: Finding['path'][] = [
          { ...path, steps: path.steps.slice(0, -1) },
          { ...path, final: path.final.with(0, (path.final[0] ?? 0) + 1) },
          { ...path, steps: path.steps.with(0, program.steps.length) },
          null,
        ];
        for (const lie of lies)
          expect(
            await where((one) =>
              withFinding(one, claim, () => ({ path: lie })),
            ),
          ).toEqual({ what: 'run', claim });
      }
    });

    it('a run that shows nothing', async () => {
      const lie = { steps: [], final: program.initial };
      for (const claim of ['one-out', 'all-lent', 'stranger-refused'])
        expect(
          await where((one) =>
            withFinding(one, claim, () => ({
              found: 'sometimes',
              path: lie,
              objects: null,
            })),
          ),
        ).toEqual({ what: 'run', claim });
    });

    it('a run called shortest that has a detour', async () => {
      const { result } = await searchedOnce(symmetry);
      const [one, other] = result.findings.filter(
        ({ path, claim }) => path !== null && claim === 'all-lent',
      );
      expect(other).toBeUndefined();
      const path = one?.path;
      if (path == null) throw new Error('all copies are never lent');
      const detour = detourTo(path.final);
      expect(detour.length).toBeGreaterThan(path.steps.length);
      expect(
        await where((searched) =>
          withFinding(searched, 'all-lent', () => ({
            path: { ...path, steps: detour },
          })),
        ),
      ).toMatchObject({
        what: 'steps',
        reported: detour.length,
        counted: path.steps.length,
      });
    });

    it('other objects than those of the run', async () => {
      const { result } = await searchedOnce(symmetry);
      const broken = result.findings.find(
        ({ objects, found }) => found === 'sometimes' && objects !== null,
      );
      if (broken === undefined) throw new Error('nothing breaks');
      const { claim } = broken;
      const objects = { ...broken.objects, nobody: 'ann' };
      expect(
        await where((one) => withFinding(one, claim, () => ({ objects }))),
      ).toEqual({ what: 'run', claim });
    });

    it('a wrong number of offending states', async () => {
      const { result } = await searchedOnce(symmetry);
      const counted = result.findings.filter(({ states }) => states !== null);
      expect(counted.length).toBeGreaterThan(2);
      for (const { claim } of counted)
        expect(
          await where((one) =>
            withFinding(one, claim, ({ states }) => ({
              states: (states ?? 0) + 1,
            })),
          ),
        ).toMatchObject({ what: 'offending states', claim });
    });

    it('a verdict that is left out or not one of a complete search', async () => {
      const { result } = await searchedOnce(symmetry);
      const [first] = result.findings;
      if (first === undefined) throw new Error('no claims');
      const { claim } = first;
      expect(
        await where(() => ({ result: { ...result, findings: [] } })),
      ).toEqual({ what: 'verdict', claim });
      const never = result.findings.find(({ found }) => found === 'never');
      if (never === undefined) throw new Error('everything breaks');
      expect(
        await where((one) =>
          withFinding(one, never.claim, () => ({ found: 'notSeen' })),
        ),
      ).toEqual({ what: 'verdict', claim: never.claim });
    });
  },
);

/** A run to a state that first goes a step and comes back. */
function detourTo(final: GlobalState): readonly number[] {
  const best = new Map<string, readonly number[]>();
  const start = program.initial.join(' ');
  const paths = (from: string, lead: readonly number[]): void => {
    best.clear();
    best.set(from, lead);
    const queue = [from];
    for (const key of queue) {
      const one = naive.states.get(key);
      for (const { step, outcome } of one?.tried ?? []) {
        const to = outcome.next.join(' ');
        if (outcome.kind !== 'done' || best.has(to)) continue;
        best.set(to, [...(best.get(key) ?? []), step.index]);
        queue.push(to);
      }
    }
  };
  paths(start, []);
  // Somewhere from which the start is reached again.
  for (const [away, lead] of [...best]) {
    if (away === start) continue;
    paths(away, lead);
    const back = best.get(start);
    if (back === undefined) continue;
    paths(start, back);
    return best.get(final.join(' ')) ?? [];
  }
  throw new Error('nothing leads back');
}

describe('generated code', () => {
  it('from a table that is wrong in one place is refuted', async () => {
    const small = compile(library({ readers: 2, copies: 1 }));
    const places = takenPlaces(small);
    expect(places.length).toBeGreaterThan(8);
    for (const [component, place] of places) {
      const part = small.components[component];
      if (part?.table.kind !== 'chart') continue;
      const next = Int32Array.from(part.table.next);
      next[place] = ((next[place] ?? 0) + 1) % part.table.states.length;
      const table = { ...part.table, next };
      const wrong = {
        ...small,
        components: small.components.with(component, { ...part, table }),
      };
      const { result, found } = await searchWithStates(wrong);
      const { kind } = certify(small, result, found);
      expect([part.name, place, kind]).toEqual([part.name, place, 'refuted']);
    }
  });
});

/** The places of tables that some run goes through. */
function takenPlaces(some: Program): readonly (readonly [number, number])[] {
  const found = new Map<string, readonly [number, number]>();
  for (const { tried } of searchNaively(some).states.values())
    for (const { outcome } of tried)
      for (const one of outcome.kind === 'done' ? outcome.deliveries : []) {
        const table = some.components[one.component]?.table;
        if (table?.kind !== 'chart' || one.after === one.before) continue;
        const place = one.before * table.events.length + one.event;
        found.set(`${one.component} ${place}`, [one.component, place]);
      }
  return [...found.values()];
}

describe('renamings', () => {
  it('need not be believed: a wrong one is refuted', async () => {
    const { result, found } = await searchWithStates(program);
    // A wrong renaming makes states that nothing leads to, or two of one.
    const swap = new Map([
      ['ann', 'bob'],
      ['bob', 'ann'],
    ]);
    const wrong = {
      columns: [],
      renamings: [new Map(), swap],
      leftAlone: [],
    };
    expect(
      certify(program, result, { ...found, symmetry: wrong }),
    ).toMatchObject({ kind: 'refuted', where: { what: 'twice' } });
  });

  it('that leave the start alone may still be wrong', async () => {
    const favoured = compile(library({ readers: 2, copies: 1 }));
    const { result, found } = await searchWithStates(favoured, {
      symmetry: true,
    });
    const steps = favoured.steps.filter(
      ({ operation, agent }) =>
        operation !== 'borrow' || agent.startsWith('ann'),
    );
    const unfair = {
      ...favoured,
      steps: steps.map((step, index) => ({ ...step, index })),
    };
    expect(certify(unfair, result, found)).toEqual({
      kind: 'refuted',
      where: { what: 'renaming' },
    });
  });
});

describe('the same search without symmetry', () => {
  it('agrees, or is said to differ in what it differs in', async () => {
    const { result, found } = await searchWithStates(program, {
      symmetry: true,
    });
    const { result: whole } = await searchWithStates(program);
    const names = namesOf(program, result.states, found);
    expect(names).toBe(whole.states);
    expect(compareAgain(result, whole, names)).toEqual({
      kind: 'agrees',
      states: whole.states,
    });
    const differ = (other: Partial<Exploration>, renamed = names): unknown =>
      compareAgain({ ...result, ...other }, whole, renamed);
    const where = (what: string, claim: string | null): unknown => ({
      kind: 'differs',
      where: { what, claim },
    });
    const [first] = result.findings;
    const { claim } = first ?? { claim: '' };
    const changed = (change: Partial<Finding>): Partial<Exploration> =>
      withFinding({ result, found }, claim, () => change).result;
    expect(differ({}, names - 1)).toEqual(where('states', null));
    expect(differ({ depth: 1 })).toEqual(where('depth', null));
    expect(differ({ vacuous: [{ kind: 'rule', rule: 'limit' }] })).toEqual(
      where('vacuous', null),
    );
    expect(differ(changed({ found: 'notSeen' }))).toEqual(
      where('verdict', claim),
    );
    expect(differ(changed({ path: { steps: [], final: [] } }))).toEqual(
      where('steps', claim),
    );
    expect(compareAgain(result, { ...whole, complete: false }, names)).toEqual({
      kind: 'notMade',
      why: 'stopped',
    });
  });
});
