/**
 * A search in a process of its own, to be killed: `node search-child.js DESIGN
 * SCOPE FOLDER new|resume|none`. Prints `ready` on stderr when it begins and
 * what was found, as JSON without times, on stdout.
 */
import { argv, stderr, stdout } from 'node:process';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import type { Design } from '../../model/design.js';
import { setOnly } from '../../model/designs/setOnly.js';
import { parseScope } from '../../model/scope.js';
import { v4Idxd } from '../../model/series/designs/v4Idxd.js';
import { buildSystem } from '../../model/system.js';

/** Seconds: a save after nearly every round. */
const OFTEN = 0.001;

const designs: readonly Design[] = [setOnly, v4Idxd];

const [, , name, scope = '', folder = '', mode] = argv;
const design = designs.find((known) => known.name === name);
if (design === undefined) throw new Error(`no design ${name ?? ''} here`);
const system = buildSystem(design, parseScope(scope));
const program = compile({
  ...system,
  // The other kinds are decided after the search, on what it found.
  claims: system.claims.filter(
    ({ kind }) =>
      kind === 'never' || kind === 'sometimes' || kind === 'refusal',
  ),
});
stderr.write('ready\n');
const found = await explore(program, {
  symmetry: true,
  maxBytes: 2 ** 28,
  ...(mode === 'none'
    ? {}
    : {
        checkpoint: { folder, resume: mode === 'resume', everySeconds: OFTEN },
      }),
});
// The visited set of a resumed search may have grown in other steps.
stdout.write(
  `${JSON.stringify({ ...found, seconds: 0, bytes: 0 }, null, 1)}\n`,
);
