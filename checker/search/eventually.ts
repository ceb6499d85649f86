/**
 * Fair cycles: does some fair run stay away from `until` for ever?
 *
 * Looks at the marked states short of their goal. A run that stays there ends
 * in a state in which no fair agent has anything to do, or goes round in a strongly connected
 * component. Going round everywhere in it is the fairest one can be there, so
 * a component allows a fair run iff each fair agent moves somewhere in it or
 * has nothing to do somewhere in it.
 */
import type { CompiledClaim, Program } from '../compile/program.js';
import type { Claim } from '../language/claim.js';
import { DISABLED, generateSingles } from '../generate/singles.js';
import { unpack } from '../pack/layout.js';
import { NO_SYMMETRY } from '../symmetry/symmetry.js';
import { components } from './components.js';
import type { Finding, Stop } from './exploration.js';
import { withoutRun } from './findings.js';
import type { Pass, Searched } from './searched.js';
import { markProgram } from './marked.js';
import { BATCH, MarkedSearch } from './marked-search.js';
import { pathTo } from './path.js';

type Eventually = Extract<Claim, { kind: 'eventually' }>;

/**
 * Agents are told apart here, so no two states count as one even where the
 * search before took them so: it starts from those it stored, which stand for
 * all others, and follows them by their names.
 */
export async function findFairCycle(
  searched: Searched,
  compiled: CompiledClaim,
  stopped: Stop | null,
): Promise<Pass> {
  const { claim, instances } = compiled;
  const unknown = withoutRun(claim.name, 'notSeen');
  if (stopped !== null || claim.kind !== 'eventually')
    return { finding: unknown, stopped };
  const marked = markProgram(searched.program, claim, instances);
  const search = new MarkedSearch(searched, marked, instances, NO_SYMMETRY);
  const stop = (await search.root()) ?? (await search.close());
  if (stop !== null) return { finding: unknown, stopped: stop };
  const cycles = new FairCycles(search, claim);
  const stopLate = await cycles.look();
  if (stopLate !== null) return { finding: unknown, stopped: stopLate };
  const { finding, blamed } = cycles.verdict();
  if (finding.path === null || blamed !== null)
    return { finding: { ...finding, objects: blamed }, stopped: null };
  // Symmetry has renamed the objects of the stored state: which of them it is
  // in the run's last state is looked up there.
  const { final } = finding.path;
  const end = new MarkedSearch(searched, marked, instances, NO_SYMMETRY);
  end.rootAt(final);
  const stopEnd = await end.close();
  if (stopEnd !== null) return { finding: unknown, stopped: stopEnd };
  const after = new FairCycles(end, claim);
  const stopAfter = await after.look();
  if (stopAfter !== null) return { finding: unknown, stopped: stopAfter };
  return {
    finding: { ...finding, objects: after.badIn(final) },
    stopped: null,
  };
}

/** What fairness speaks of: the steps of one agent, or a step by itself. */
function fairAgents(
  program: Program,
  claim: Eventually,
): readonly (readonly number[])[] {
  const kinds = new Map(
    program.system.operations.map(({ name, agent }) => [name, agent.kind]),
  );
  const agents = new Map<string, number[]>();
  for (const step of program.steps) {
    const kind = kinds.get(step.operation);
    if (kind === undefined || !claim.fair.includes(kind)) continue;
    if (kind === 'thread' && step.first) continue;
    const alone = claim.each?.includes(step.operation) ?? false;
    const by = alone ? `step ${step.index}` : `agent ${step.agent}`;
    agents.set(by, [...(agents.get(by) ?? []), step.index]);
  }
  return [...agents.values()];
}

class FairCycles {
  readonly #search: MarkedSearch;
  readonly #claim: Eventually;
  /** Marked states from which a fair run can stay away for ever. */
  #bad = new Uint8Array(0);

  constructor(search: MarkedSearch, claim: Eventually) {
    this.#search = search;
    this.#claim = claim;
  }

  async look(): Promise<Stop | null> {
    const { engine, count, layout } = this.#search;
    engine.index(count);
    const goal = Uint8Array.from({ length: count }, (_, at) =>
      this.#search.isGoal(at) ? 1 : 0,
    );
    const next = (at: number, into: number[]): void => {
      if (goal[at] === 1) return;
      const n = engine.successors(at);
      for (let k = 0; k < n; k += layout.words) {
        const to = engine.find(k);
        if (goal[to] !== 1) into.push(to);
      }
    };
    const stop = await this.#search.tick(count);
    if (stop !== null) return stop;
    const component = components(count, next, () => {
      this.#search.searched.clock.check();
    });
    this.#bad = this.#fairlyEndless(component, goal);
    return this.#spread(next);
  }

  /** Members of components that allow a fair run, and states in which no
   * fair agent has anything to do: a run may stop there. */
  #fairlyEndless(
    component: Int32Array,
    goal: Uint8Array,
  ): Uint8Array<ArrayBuffer> {
    const { engine, count, layout, room, marked } = this.#search;
    const { words } = layout;
    const singles = generateSingles(marked.program, layout);
    const agents = fairAgents(marked.program, this.#claim);
    const total = component.reduce((most, n) => Math.max(most, n), -1) + 1;
    const content = agents.map(() => new Uint8Array(total));
    const endless = new Uint8Array(total);
    const bad = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      if (at % BATCH === 0) this.#search.searched.clock.check();
      if (goal[at] === 1) continue;
      const mine = component[at] ?? -1;
      const n = engine.successors(at);
      for (let k = 0; k < n; k += words)
        if (component[engine.find(k)] === mine) endless[mine] = 1;
      const owes = agents.map((steps, a): boolean => {
        const settled = content[a]?.[mine] === 1;
        let idle = true;
        let able = false;
        for (const step of steps) {
          singles.input.set(room.states.subarray(at * words, (at + 1) * words));
          if (singles.run[step]?.() === DISABLED) continue;
          idle = false;
          able = true;
          if (settled) break;
          engine.out.set(singles.output);
          const to = engine.find(0);
          if (goal[to] !== 1 && component[to] === mine) {
            idle = true;
            break;
          }
        }
        if (idle) (content[a] ?? endless)[mine] = 1;
        return able;
      });
      if (!owes.includes(true)) bad[at] = 1;
    }
    for (let at = 0; at < count; at++) {
      const mine = component[at] ?? -1;
      if (goal[at] === 1 || endless[mine] !== 1) continue;
      if (content.every((flags) => flags[mine] === 1)) bad[at] = 1;
    }
    return bad;
  }

  /** What can get to a bad state, short of the goal, is bad. */
  async #spread(
    next: (at: number, into: number[]) => void,
  ): Promise<Stop | null> {
    for (let changed = true; changed;) {
      changed = false;
      for (let at = this.#bad.length - 1; at >= 0; at--) {
        if (at % BATCH === 0) {
          const stop = await this.#search.tick(at);
          if (stop !== null) return stop;
        }
        if (this.#bad[at] === 1) continue;
        const into: number[] = [];
        next(at, into);
        if (!into.some((to) => this.#bad[to] === 1)) continue;
        this.#bad[at] = 1;
        changed = true;
      }
    }
    return null;
  }

  /** The objects are told only where the run ends in the very state that was
   * stored. */
  verdict(): {
    readonly finding: Finding;
    readonly blamed: Finding['objects'];
  } {
    const { searched } = this.#search;
    const { room, layout, count } = searched;
    let first = -1;
    let states = 0;
    for (let stored = 0; stored < count; stored++) {
      if (stored % BATCH === 0) searched.clock.check();
      const such = this.#search.suchIn(stored);
      if (such === 0) continue;
      const state = unpack(layout, room.states, stored * layout.words);
      if (this.#badInstance(state, such) < 0) continue;
      states++;
      if (first < 0) first = stored;
    }
    if (first < 0)
      return { finding: withoutRun(this.#claim.name, 'always'), blamed: null };
    const path = pathTo(searched, first);
    const stored = unpack(layout, room.states, first * layout.words);
    const same = path.final.every((local, n) => local === stored[n]);
    return {
      finding: {
        claim: this.#claim.name,
        found: 'sometimes',
        path,
        shortest: true,
        objects: null,
        states,
      },
      blamed: same ? this.badIn(stored) : null,
    };
  }

  /** The first instance's objects that a fair run from this state, one that
   * was looked at, leaves waiting. */
  badIn(state: readonly number[]): Finding['objects'] {
    const { instances } = this.#search;
    const bad = this.#badInstance(state, this.#search.suchAt(state));
    return instances[bad]?.objects ?? null;
  }

  #badInstance(state: readonly number[], such: number): number {
    return this.#search.instances.findIndex((_, n) => {
      if ((such & (1 << n)) === 0) return false;
      this.#search.put(state, n);
      return this.#bad[this.#search.engine.find(0)] === 1;
    });
  }
}
