/** Mistakes in searching and in judging claims. */
import type { Mutant } from './mutant.js';

const explore = 'checker/search/explore.ts';
const recoverable = 'checker/search/recoverable.ts';
const eventually = 'checker/search/eventually.ts';
const refusals = 'checker/search/refusals.ts';
const crew = 'checker/search/crew.ts';
const hits = 'checker/search/hits.ts';
const coverage = 'checker/search/coverage.ts';
const stubborn = 'checker/reduce/stubborn.ts';

export const searchMutants: readonly Mutant[] = [
  {
    file: explore,
    text: 'levelEnd = count;',
    put: 'levelEnd = count + 1;',
    breaks: 'levels of the search are miscounted',
  },
  {
    file: hits,
    text: 'if (known < 0 || state < known) this.first[n] = state;',
    put: 'this.first[n] = state;',
    breaks: 'the last state that breaks a claim is reported, not the first',
  },
  {
    file: recoverable,
    text: 'if (this.#search.isGoal(at)) good[at] = 1;',
    put: 'if (this.#search.isGoal(at) && at > 0) good[at] = 1;',
    breaks: 'a goal that holds at once is overlooked',
  },
  {
    file: recoverable,
    text: '            changed = true;\n',
    put: '',
    breaks: 'what leads to a goal is looked for once only',
  },
  {
    file: eventually,
    text: "if (kind === 'thread' && step.first) continue;",
    put: '',
    breaks: 'threads owe calls that they never began',
  },
  {
    file: eventually,
    text: 'if (!owes.includes(true)) bad[at] = 1;',
    put: '',
    breaks: 'runs that stop are overlooked',
  },
  {
    file: eventually,
    text: 'if (content.every((flags) => flags[mine] === 1)) bad[at] = 1;',
    put: 'bad[at] = 1;',
    breaks: 'unfair runs count as fair',
  },
  {
    file: eventually,
    text: 'const by = alone ? `step ${step.index}` : `agent ${step.agent}`;',
    put: 'const by = `step ${step.index}`;',
    breaks: 'each step is fair by itself, not each agent',
  },
  {
    file: refusals,
    text: 'if (result === MOVED) failed = true;',
    put: 'failed = result === MOVED;',
    breaks: 'a refused call that undoes something counts as not refused',
  },
  {
    file: crew,
    text: 'this.#before = saved.transitions;',
    put: 'this.#before = 0;',
    breaks: 'a resumed search forgets the transitions it has counted',
  },
  {
    file: crew,
    text: 'hits.set(saved.hitCounts, this.#plan.claims);',
    put: '',
    breaks: 'a resumed search forgets how many states broke a claim',
  },
  {
    file: crew,
    text: '.reduce((least, state) => Math.min(least, state), Infinity),',
    put: '.reduce((least, state) => Math.max(least === Infinity ? -1 : least, state), Infinity),',
    breaks: 'of several threads the last first hit counts',
  },
  {
    file: coverage,
    text: 'return step.last && step.phase',
    put: 'return step.phase',
    breaks: 'a call counts as carried out after its first section',
  },
  {
    file: stubborn,
    text: 'include(this.#dependent[step] ?? []);',
    put: '',
    breaks: 'reduction puts off steps that do not commute with those taken',
  },
  {
    file: stubborn,
    text: '      include(this.#visible);\n',
    put: '',
    breaks: 'reduction overlooks steps that a claim can see',
  },
];
