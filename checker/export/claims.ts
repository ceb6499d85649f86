/** Which claims another checker can be asked, and which it cannot. */
import { any } from './conditions.js';
import type { CompiledClaim, Condition, Program } from '../compile/program.js';

/** What to write beside the transition relation. */
export interface ExportOptions {
  /** Claims to check as invariants, by name: a `never` that must hold, or a
   * witness whose shortest trace is wanted. Default: every `never`. */
  readonly claims?: readonly string[];
}

/** A claim about single states. */
export interface StateClaim {
  readonly name: string;
  readonly says: string;
  readonly kind: 'never' | 'sometimes';
  /** Holds in the states the claim is about. */
  readonly such: Condition;
}

export function stateClaims(program: Program): readonly StateClaim[] {
  return program.claims.flatMap(({ claim, instances }) =>
    claim.kind === 'never' || claim.kind === 'sometimes'
      ? [
          {
            name: claim.name,
            says: claim.says,
            kind: claim.kind,
            such: any(...instances.map((instance) => instance.such)),
          },
        ]
      : [],
  );
}

/** Claims about more than one state; no export states them. */
export function unstated(program: Program): readonly CompiledClaim[] {
  return program.claims.filter(
    ({ claim }) => claim.kind !== 'never' && claim.kind !== 'sometimes',
  );
}

/** @throws if `options` names a claim that cannot be exported */
export function chosenClaims(
  program: Program,
  options: ExportOptions,
): readonly StateClaim[] {
  const stated = stateClaims(program);
  const { claims } = options;
  if (claims === undefined)
    return stated.filter((claim) => claim.kind === 'never');
  return claims.map((name) => {
    const found = stated.find((claim) => claim.name === name);
    if (found === undefined)
      throw new Error(
        `claim '${name}' cannot be exported from design ` +
          `'${program.system.name}': it is misspelt, or not about single ` +
          `states. Claims that can: ` +
          (stated.map((claim) => claim.name).join(', ') || 'none'),
      );
    return found;
  });
}
