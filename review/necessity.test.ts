import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.js';
import { noChecks } from '../model/designs/noChecks.js';
import { setAndList } from '../model/designs/setAndList.js';
import { ruleNamed } from '../model/rules.js';
import { inlineAsker, remembering } from './askers.js';
import { systemWith } from './ask.js';
import { effectOf } from './forbids.js';
import { necessityOf } from './necessity.js';
import type { Necessity } from './necessity.js';
import type { Asker, Notebook } from './question.js';

const scope = 'vms=2,ioasids=1,mdevs=1+0,vfs=0,threads=1,quota=1';

/** Calls under one lock, so that a search takes a moment. */
function small(name: string, rules: readonly string[]): Design {
  return {
    ...noChecks,
    name,
    rules,
    expect: { ...noChecks.expect, 'foreign-free': 'never' },
  };
}

async function review(
  design: Design,
  asker: Asker = inlineAsker([design]),
): Promise<Necessity> {
  return necessityOf(design, {
    probes: [{ scope, shows: 'one mdev' }],
    asker,
    maxStates: 200_000,
    only: ['foreign-free'],
  });
}

describe('necessity', () => {
  const design = small('owner-frees', ['set-at-free', 'quota', 'set-at-get']);

  it('finds the one rule that an attack needs', async () => {
    const found = await review(design);
    expect(found.minimal).toEqual([{ rules: ['set-at-free'], lost: [] }]);
    expect(found.maximal.map(({ off, attack }) => [off, attack.claim])).toEqual(
      [[['set-at-free'], 'foreign-free']],
    );
    expect(
      found.rows.map(({ off, cells }) => [off, cells['foreign-free']?.settled]),
    ).toEqual([
      [null, 'holds'],
      ['set-at-free', 'broken'],
      ['quota', 'holds'],
      ['set-at-get', 'holds'],
    ]);
    expect(found.finished).toBe(true);
    expect(found.counts.sets).toBe(8);
    expect(found.monotonicity.exceptions).toEqual([]);
    const { pairs, implied } = found.monotonicity;
    expect(pairs + implied).toBe(3);
  });

  it('tells what a rule costs: the first call it refuses', async () => {
    const { costs } = await review(design);
    const cost = costs.find(({ rule }) => rule === 'set-at-free');
    expect(cost?.trace.steps.at(-1)?.refusedBy).toEqual(['set-at-free']);
  });

  it('goes on where it was interrupted, with the same result', async () => {
    const notebook: Notebook = new Map();
    let left = 2;
    const inline = inlineAsker([design]);
    const tired: Asker = async (questions) => {
      left -= questions.length;
      return left >= 0 ? inline(questions) : questions.map(() => 'interrupted');
    };
    const first = await review(
      design,
      remembering(notebook, tired, () => {}, 1),
    );
    expect(first.finished).toBe(false);
    expect(first.minimal).toEqual([]);
    expect(notebook.size).toBe(2);
    const second = await review(
      design,
      remembering(notebook, inline, () => {}),
    );
    expect(second.finished).toBe(true);
    expect(second.minimal).toEqual((await review(design)).minimal);
  });

  it('leaves undecided what a limit hides', async () => {
    const found = await necessityOf(design, {
      probes: [{ scope, shows: 'one mdev' }],
      asker: inlineAsker([design]),
      maxStates: 3,
      only: ['foreign-free'],
    });
    expect(found.minimal).toEqual([]);
    expect(found.open.length).toBeGreaterThan(0);
  });
});

describe('what only forbids', () => {
  const system = systemWith(setAndList, scope, setAndList.rules);
  const kindOf = (rule: string): string =>
    effectOf(system, ruleNamed(rule)).kind;

  it('is a guard that refuses first sections, and a wait', () => {
    expect(kindOf('set-at-get')).toBe('onlyForbids');
    expect(kindOf('drain')).toBe('onlyForbids');
  });

  it('is not a message, nor a guard that makes a call undo', () => {
    expect(kindOf('bind-takes-reference')).toBe('mayAdd');
    expect(kindOf('list-at-load')).toBe('mayAdd');
    expect(kindOf('reuse-after-last-put')).toBe('mayAdd');
  });
});
