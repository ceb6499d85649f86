/** rumur: on our export, and, for symmetry, on bench/peers/reference.m. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toMurphi } from '../checker/export/index.js';
import { compile } from '../checker/index.js';
import { packageRoot } from '../traces/package-root.js';
import type { Contestant, Scope } from './contestant.js';
import { runTool } from './crosscheck/run-tool.js';
import { parseChecker } from './crosscheck/rumur-output.js';
import { measure } from './measure.js';
import { referenceScope, referenceSystem } from './reference/reference.js';

export type Reduction = 'off' | 'heuristic' | 'exhaustive';

const PEER = join(packageRoot, 'bench', 'peers', 'reference.m');

/**
 * @param reduction `off`: our export, which has no scalarsets; else the same
 * protocol written by hand with scalarsets
 */
export function rumur(
  scope: Scope,
  threads: number,
  reduction: Reduction,
): Contestant {
  const size = `${String(threads)} thread${threads === 1 ? '' : 's'}`;
  return {
    name: `rumur${reduction === 'off' ? '' : ` ${reduction}`}, ${size}`,
    symmetry: reduction !== 'off',
    prepare: async (folder) => {
      const model =
        reduction === 'off'
          ? toMurphi(compile(referenceSystem(referenceScope(...scope))))
          : await handWritten(scope);
      await writeFile(join(folder, 'model.m'), model);
      await runTool('rumur', rumurArgs(threads, reduction), { folder });
      await runTool('gcc', GCC_ARGS, { folder });
      return {
        note: reduction === 'off' ? 'on our export' : 'bench/peers/reference.m',
        run: async (limit) => {
          const { seconds, peak, output, timedOut } = await measure(
            './checker',
            [],
            { folder, limit },
          );
          if (timedOut) return null;
          const { states, transitions } = parseChecker(output);
          // It tells whole seconds only; its process does nothing else.
          const search = seconds;
          return {
            states,
            transitions,
            process: seconds,
            search,
            peak,
            own: null,
          };
        },
      };
    },
  };
}

const rumurArgs = (
  threads: number,
  reduction: Reduction,
): readonly string[] => [
  ...['--deadlock-detection', 'off'],
  ...['--symmetry-reduction', reduction],
  ...['--threads', String(threads)],
  ...['--output', 'checker.c', 'model.m'],
];

const GCC_ARGS = [
  ...['-w', '-std=c11', '-O3', '-march=native'],
  ...(process.arch === 'x64' ? ['-mcx16'] : []),
  ...['-o', 'checker', 'checker.c', '-lpthread'],
];

/** @throws if the devices cannot be dealt evenly: the model has scalarsets */
export async function handWritten(scope: Scope): Promise<string> {
  const [vms, ioasids, mdevs, quota] = scope;
  if (mdevs % vms !== 0)
    throw new Error(
      `bench/peers/reference.m gives every VM as many devices, so ` +
        `${String(mdevs)} cannot be dealt to ${String(vms)} VMs`,
    );
  const numbers = {
    VMS: vms,
    PASIDS: ioasids,
    SLOTS: mdevs / vms,
    QUOTA: quota,
  };
  let model = await readFile(PEER, 'utf8');
  for (const [name, value] of Object.entries(numbers))
    model = model.replace(
      new RegExp(`^  ${name}: \\d+;$`, 'm'),
      `  ${name}: ${String(value)};`,
    );
  return model;
}
