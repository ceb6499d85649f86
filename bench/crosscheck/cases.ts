/** What is compared: designs at scopes small enough for every tool. */
import type { Program } from '../../checker/index.js';
import { compile } from '../../checker/index.js';
import { designs, findDesign } from '../../model/designs/index.js';
import { parseScope } from '../../model/scope.js';
import { buildSystem } from '../../model/system.js';
import { referenceScope, referenceSystem } from '../reference/reference.js';

export interface Case {
  readonly design: string;
  readonly scope: string;
  readonly program: () => Program;
}

const ref = (
  vms: number,
  ioasids: number,
  mdevs: number,
  quota: number,
  off: readonly string[] = [],
): Case => {
  const system = referenceSystem(
    referenceScope(vms, ioasids, mdevs, quota),
    off,
  );
  return {
    design: system.name,
    scope: system.scope,
    program: () => compile(system),
  };
};

const real = (name: string, scope: string): Case => ({
  design: name,
  scope,
  program: () => {
    const design = findDesign(name);
    if (design === undefined)
      throw new Error(
        `there is no design '${name}', perhaps renamed; designs are ` +
          `${designs.map((known) => known.name).join(', ')}. Correct ` +
          `bench/crosscheck/cases.ts.`,
      );
    return compile(buildSystem(design, parseScope(scope)));
  },
});

const ONE_VM = 'vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1';
const TWO_VMS = 'vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1';
const TWO_THREADS = 'vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1';

/** A few seconds each; CI runs these. */
export const smallCases: readonly Case[] = [
  ref(2, 2, 2, 2),
  ref(2, 3, 2, 2),
  ref(2, 2, 2, 2, ['drain-first']),
  real('set-only', ONE_VM),
  real('set-and-list', TWO_VMS),
  real('set-and-list', TWO_THREADS),
  real('device-allow', TWO_VMS),
  real('flush-broken', TWO_VMS),
  real('undo-broken', ONE_VM),
];

/** The others: minutes. */
export const largeCases: readonly Case[] = [
  ref(2, 3, 4, 2),
  ref(2, 3, 2, 2, ['owner-binds']),
  real('list-only', TWO_VMS),
  real('function-table', TWO_VMS),
  real('unlist-broken', TWO_VMS),
  real('drain-broken', ONE_VM),
];
