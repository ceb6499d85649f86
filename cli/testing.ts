/** A world for tests: output in strings, a catalogue of small designs. */
import { lockSystem, claims } from '../traces/fixture/lock.js';
import type { Design, Expectation } from '../model/design.js';
import { formatScope, reviewScope } from '../model/scope.js';
import type { Catalogue } from './catalogue.js';
import { command } from './command.js';
import { Interrupt, inlineRunner } from './run/pool.js';
import type { ExitCode, World } from './world.js';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface TestWorld {
  readonly world: World;
  readonly run: (...argv: readonly string[]) => Promise<Ran>;
}

/** A world whose command writes into the result. */
export function testWorld(catalogue: Catalogue, corpus: string): TestWorld {
  let out = '';
  let err = '';
  const world: World = {
    out: (text) => {
      out += text;
    },
    progress: {
      write: (text) => {
        err += text;
      },
      live: false,
    },
    catalogue,
    runner: () => inlineRunner(catalogue),
    interrupt: new Interrupt(),
    corpus,
  };
  return {
    world,
    run: async (...argv) => {
      out = '';
      err = '';
      const code = await command(argv, world);
      return { code, out, err };
    },
  };
}

function lockDesign(
  name: string,
  rules: readonly string[],
  exclusion: Expectation,
  mendedBy?: string,
): Design {
  const system = lockSystem(rules, false, name);
  return {
    name,
    source: 'fixture',
    summary: 'Two VMs, one lock.',
    charts: system.charts,
    operations: system.operations,
    rules,
    claims: claims.filter(({ kind }) => kind !== 'refusal'),
    expect: { exclusion, 'somebody-enters': 'sometimes' },
    scopes: [reviewScope],
    ...(mendedBy === undefined ? {} : { mendedBy }),
  };
}

/** `tidy` holds; `untidy` breaks, as expected; `surprise` breaks, though its
 * author expects it to hold. */
export const lockCatalogue: Catalogue = {
  designs: [
    lockDesign('tidy', ['out-first'], 'never'),
    lockDesign('untidy', [], 'sometimes', 'tidy'),
    lockDesign('surprise', [], 'never'),
  ],
  extras: [],
  own: [],
  build: (design, scope) => ({
    ...lockSystem(design.rules, false, design.name),
    claims: design.claims,
    scope: formatScope(scope),
  }),
};
