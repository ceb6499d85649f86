import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Claim, SometimesClaim } from '../language/claim.js';
import { all, not } from '../language/formula.js';
import { expectAgreement, follow } from '../testing/agreement.js';
import { counters, everyDialAt } from '../testing/counters.js';
import { library, libraryRules } from '../testing/library.js';
import { explore } from './explore.js';

const about = { says: 'A claim.', source: 'fixture' };

const reach = (n: number): SometimesClaim => ({
  ...about,
  kind: 'sometimes',
  name: `all-at-${String(n)}`,
  objects: {},
  such: everyDialAt(n),
});

describe('explore', () => {
  it.each([
    { off: [] },
    ...libraryRules.map((rule) => ({ off: [rule] })),
    { off: ['limit', 'tell-waiting'] },
  ])(
    'agrees with a naive search of the library without $off',
    async ({ off }) => {
      const program = compile(library({ off }));
      expectAgreement(program, await explore(program));
    },
  );

  it('agrees with a naive search of three readers and one copy', async () => {
    const program = compile(library({ readers: 3, copies: 1 }));
    expectAgreement(program, await explore(program));
  });

  it.each([
    { k: 1, m: 1 },
    { k: 3, m: 2 },
    { k: 5, m: 3 },
    // 33 bits, two words; 40 bits, two words.
    { k: 11, m: 4, maxDepth: 3 },
    { k: 20, m: 2, maxDepth: 3 },
  ])(
    'counts $k counters of 0..$m as the formula says',
    async ({ k, m, maxDepth }) => {
      const found = await explore(
        compile(counters(k, m, [reach(m)])),
        maxDepth === undefined ? {} : { maxDepth },
      );
      if (maxDepth === undefined) {
        expect([found.states, found.transitions, found.depth]).toEqual([
          (m + 1) ** k,
          2 * k * m * (m + 1) ** (k - 1),
          k * m,
        ]);
        expect(found.findings[0]?.path?.steps).toHaveLength(k * m);
        return;
      }
      // Sums of at most three ups: 1 + k + (k + C(k,2)) + ...
      const pairs = (k * (k - 1)) / 2;
      const triples = (k * (k - 1) * (k - 2)) / 6;
      const three = m >= 3 ? k : 0;
      const upToThree = 1 + k + (k + pairs) + (three + k * (k - 1) + triples);
      expect(found).toMatchObject({
        states: upToThree,
        depth: 3,
        complete: false,
        stopped: 'depth',
      });
      expect(found.findings[0]).toMatchObject({ found: 'notSeen', path: null });
    },
  );

  it('keeps exact counts when the visited set has to grow', async () => {
    const found = await explore(compile(counters(9, 3)));
    expect([found.states, found.transitions, found.depth]).toEqual([
      4 ** 9,
      2 * 9 * 3 * 4 ** 8,
      27,
    ]);
    expect(found).toMatchObject({ complete: true, stopped: null, open: 0 });
  });

  it('judges the initial state too', async () => {
    const claims: readonly Claim[] = [
      { ...reach(0), kind: 'never', name: 'starts-at-zero' },
      { ...reach(0), name: 'is-at-zero' },
    ];
    const program = compile(counters(2, 1, claims));
    const { findings } = await explore(program);
    expect(findings).toMatchObject([
      { found: 'sometimes', states: 1, path: { steps: [], final: [0, 0] } },
      { found: 'sometimes', path: { steps: [], final: [0, 0] } },
    ]);
  });

  it('names the objects of the first offending instance', async () => {
    const program = compile(library({ off: ['limit'] }));
    const { findings } = await explore(program);
    const finding = findings.find(({ claim }) => claim === 'one-out');
    expect(finding).toMatchObject({ found: 'sometimes', shortest: true });
    const { r, c, d } = finding?.objects ?? {};
    expect([c, d].sort()).toEqual(['c1', 'c2']);
    expect(['ann', 'bob']).toContain(r);
  });

  it('stops at the claim asked for, with a shortest run to it', async () => {
    const program = compile(library({ off: ['limit'] }));
    const whole = await explore(program);
    const sought = await explore(program, { until: 'one-out' });
    expect(sought).toMatchObject({ complete: false, stopped: 'found' });
    expect(sought.states).toBeLessThan(whole.states);
    const path = (found: typeof whole): unknown =>
      found.findings.find(({ claim }) => claim === 'one-out')?.path;
    expect(path(sought)).toEqual(path(whole));
  });

  it('does not call a claim held that it had no time to judge', async () => {
    const program = compile(library());
    const found = await explore(program, { maxStates: 10 });
    expect(found).toMatchObject({ complete: false, stopped: 'states' });
    expect(found.open).toBeGreaterThan(0);
    for (const { found: verdict } of found.findings)
      expect(['sometimes', 'notSeen']).toContain(verdict);
  });

  it('ends on a memory limit and says so', async () => {
    const found = await explore(compile(counters(9, 3)), { maxBytes: 4e6 });
    expect(found).toMatchObject({ complete: false, stopped: 'memory' });
    expect(found.states).toBeLessThan(4 ** 9);
  });

  it('can be interrupted, and reports progress before', async () => {
    const seen: number[] = [];
    const found = await explore(compile(counters(11, 3)), {
      interrupted: () => seen.length > 1,
      onProgress: ({ states }) => seen.push(states),
    });
    expect(found.stopped).toBe('interrupt');
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(found.states).toBeGreaterThanOrEqual(seen.at(-1) ?? Infinity);
  });

  it('gives the same counts and traces every time', async () => {
    const judge = async (): Promise<unknown> => {
      const program = compile(library({ off: ['limit'] }));
      return { ...(await explore(program)), seconds: 0 };
    };
    expect(await judge()).toEqual(await judge());
  });

  it('reports operations and rules that never came into play', async () => {
    const program = compile(library({ readers: 1, copies: 1 }));
    const { vacuous } = await explore(program);
    // One reader borrows one copy: nobody else can give it back.
    expect(vacuous).toContainEqual({ kind: 'rule', rule: 'borrower-returns' });
    expect(vacuous).not.toContainEqual({ kind: 'rule', rule: 'limit' });
    const system = counters(1, 1);
    const stuck = {
      ...system,
      operations: system.operations.filter(({ name }) => name === 'down'),
    };
    expect((await explore(compile(stuck))).vacuous).toEqual([
      { kind: 'operation', operation: 'down', missing: 'success' },
    ]);
  });

  it('refuses more state claims than it can watch', async () => {
    const many = Array.from({ length: 32 }, (_, n) => ({
      ...reach(0),
      name: `claim${String(n)}`,
    }));
    const program = compile(counters(1, 1, many));
    await expect(explore(program)).rejects.toThrow(/32 state claims/);
  });

  it('ends every run in the state that its steps lead to', async () => {
    const program = compile(library({ off: [...libraryRules] }));
    const { findings } = await explore(program);
    const runs = findings.flatMap(({ path }) => (path === null ? [] : [path]));
    expect(runs.length).toBeGreaterThan(4);
    for (const path of runs) expect(follow(program, path)).toEqual(path.final);
  });

  it('finds nothing where a claim has no instance', async () => {
    const claim: Claim = { ...reach(0), kind: 'never', such: not(all()) };
    const { findings } = await explore(compile(counters(1, 1, [claim])));
    expect(findings).toMatchObject([{ found: 'never', states: 0 }]);
  });
});
