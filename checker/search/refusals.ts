/** Operations that report an error and yet leave something behind. */
import type { GroundStep, Instruction, Program } from '../compile/program.js';
import type { Singles } from '../generate/singles.js';
import { DISABLED, generateSingles, MOVED } from '../generate/singles.js';
import { pack, unpack } from '../pack/layout.js';
import type { Path } from './exploration.js';
import { withoutRun } from './findings.js';
import type { Pass, Searched } from './searched.js';
import { pathTo } from './path.js';
import type { Stop } from './exploration.js';

const BATCH = 4096;

/**
 * From every stored state, runs each operation of several sections alone, to
 * its end; if it ends in an errno the state must be what it was. Operations
 * of one section cannot fail this: a refused section has no effect.
 */
export async function findTracelessRefusals(
  searched: Searched,
  claim: string,
  stopped: Stop | null,
): Promise<Pass> {
  const unknown = withoutRun(claim, 'notSeen');
  if (stopped !== null) return { finding: unknown, stopped };
  const { program, layout, room, engine, clock } = searched;
  const { states, parents } = room;
  const { words } = layout;
  const singles = generateSingles(program, layout);
  const chains = candidateCalls(program);
  const total = searched.count;
  let offending = 0;
  let best: { state: number; run: readonly number[]; length: number } | null =
    null;
  for (let s = 0; s < total; s++) {
    let bad = false;
    for (const chain of chains) {
      for (let w = 0; w < words; w++)
        singles.input[w] = states[s * words + w] ?? 0;
      const run = runAlone(chain, singles);
      if (run === null || unchanged(states, s * words, singles)) continue;
      bad = true;
      if (best === null || run.length < best.run.length) {
        const length = depthOf(parents, s) + run.length;
        if (best === null || length < best.length)
          best = { state: s, run, length };
      }
    }
    if (bad) offending++;
    if (s % BATCH === 0) {
      const stop = await clock.tick({
        phase: 'refusals',
        states: total,
        transitions: engine.transitions(),
        depth: 0,
        open: total - s,
      });
      if (stop !== null) return { finding: unknown, stopped: stop };
    }
  }
  if (best === null)
    return { finding: withoutRun(claim, 'never'), stopped: null };
  const lead = pathTo(searched, best.state);
  // Where states are stored up to symmetry, the same call by another name
  // fails in the state the run leads to.
  const start = pack(layout, lead.final);
  let path: Path | null = null;
  for (const chain of chains) {
    singles.input.set(start);
    const run = runAlone(chain, singles);
    if (run?.length !== best.run.length || unchanged(start, 0, singles))
      continue;
    const final = unpack(layout, singles.input);
    path = { steps: [...lead.steps, ...run], final };
    break;
  }
  return {
    finding: {
      claim,
      found: 'sometimes',
      path,
      shortest: true,
      objects: null,
      states: offending,
    },
    stopped: null,
  };
}

function depthOf(parents: Int32Array, state: number): number {
  let depth = 0;
  for (let at = parents[state] ?? -1; at >= 0; at = parents[at] ?? -1) depth++;
  return depth;
}

/** The steps of one call by the thread state they start from. */
interface Chain {
  readonly start: number;
  readonly next: ReadonlyMap<number, GroundStep>;
  readonly steps: readonly GroundStep[];
}

function candidateCalls(program: Program): readonly Chain[] {
  const byPlace = new Map<string, GroundStep>();
  for (const step of program.steps)
    if (step.thread >= 0 && step.at !== 0)
      byPlace.set(`${String(step.thread)}:${String(step.at)}`, step);
  return program.steps
    .filter((step) => step.first && step.thread >= 0 && !step.last)
    .map((start) => {
      const next = new Map<number, GroundStep>();
      const reach = (place: number): void => {
        const step = byPlace.get(`${String(start.thread)}:${String(place)}`);
        if (step === undefined || next.has(place)) return;
        next.set(place, step);
        reach(step.done);
        reach(step.refused);
      };
      reach(start.done);
      return { start: start.index, next, steps: program.steps };
    })
    .filter(({ next }) =>
      [...next.values()].some((step) => canBeRefused(program, step)),
    );
}

function canBeRefused(program: Program, step: GroundStep): boolean {
  const fallible = (instruction: Instruction): boolean => {
    switch (instruction.kind) {
      case 'send': {
        const table = program.components[instruction.component]?.table;
        if (table?.kind !== 'chart') return false;
        return table.states.some(
          (_, s) =>
            (table.next[s * table.events.length + instruction.event] ?? -1) < 0,
        );
      }
      case 'if':
        return [...instruction.then, ...instruction.otherwise].some(fallible);
      case 'require':
        return true;
      case 'wait':
        return false;
    }
  };
  return step.phase === 'run' && step.instructions.some(fallible);
}

/** The steps of the call if it ends in an errno, else null. Leaves the final
 * state in `singles.input`. */
function runAlone(chain: Chain, singles: Singles): readonly number[] | null {
  if (singles.run[chain.start]?.() !== 1) return null;
  const taken = [chain.start];
  let failed = false;
  let place = chain.steps[chain.start]?.done ?? 0;
  for (;;) {
    singles.input.set(singles.output);
    const step = chain.next.get(place);
    if (step === undefined) return failed ? taken : null;
    const result = singles.run[step.index]?.() ?? DISABLED;
    if (result === DISABLED) return null;
    taken.push(step.index);
    if (result === MOVED) failed = true;
    place = result === MOVED ? step.refused : step.done;
  }
}

function unchanged(
  states: Int32Array,
  offset: number,
  singles: Singles,
): boolean {
  return singles.input.every((word, n) => word === states[offset + n]);
}
