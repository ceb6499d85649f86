/** The small scopes in which a design's rules are put to the test. */
import type { Design } from '../model/design.js';
import { formatScope, parseScope, total } from '../model/scope.js';

/** One line each: what a scope has that the others lack. */
export interface Probe {
  readonly scope: string;
  readonly shows: string;
}

/**
 * Together they have room for every attack the model knows: two VMs that
 * meet, two devices of one VM, a race, a second number, a second function.
 * One scope with all of that at once would have a thousand times the states.
 */
export function probesOf(design: Design): readonly Probe[] {
  if (design.probes !== undefined)
    return design.probes.map(({ scope, shows }) => ({
      scope: formatScope(scope),
      shows,
    }));
  const mdevs = design.scopes.some((scope) => total(scope.mdevs) > 0);
  const vfs = design.scopes.some((scope) => total(scope.vfs) > 0);
  const device = mdevs ? 'mdevs' : 'vfs';
  const other = mdevs ? 'vfs=0' : 'mdevs=0';
  const probe = (text: string, shows: string): Probe => ({
    scope: formatScope(parseScope(`vms=2,${text}`)),
    shows,
  });
  const fixed = 'threads=1,quota=1';
  return [
    probe(
      `ioasids=1,${device}=1+1,${other},${fixed}`,
      'a device in each of two VMs',
    ),
    probe(`ioasids=1,${device}=2+0,${other},${fixed}`, 'two devices of one VM'),
    probe(
      `ioasids=1,${device}=1+0,${other},threads=2+1,quota=1`,
      'two threads of one VM',
    ),
    probe(
      `ioasids=2,${device}=1+0,${other},${fixed}`,
      'more PASIDs than the quota',
    ),
    ...(mdevs && (vfs || design.rules.includes('table-per-function'))
      ? [
          probe(
            `ioasids=1,mdevs=1+0,vfs=0+1,${fixed}`,
            'a whole function beside an mdev',
          ),
        ]
      : []),
  ];
}

/** Fewer objects first; of one size in the order of the text. */
export function scopeSize(scope: string): number {
  const { vms, ioasids, mdevs, vfs, threads, quota, more } = parseScope(scope);
  return (
    vms +
    ioasids +
    total(mdevs) +
    total(vfs) +
    total(threads) +
    quota +
    total(Object.values(more ?? {}))
  );
}
