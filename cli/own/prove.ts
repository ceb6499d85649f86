/** Whether a design can be run at all, told before any search begins. */
import { compile } from '../../checker/compile/compile.js';
import type { System } from '../../checker/language/system.js';
import type { Design } from '../../model/design.js';
import { ScopeError } from '../../model/scope.js';
import { InputError } from '../../traces/input-error.js';
import type { Catalogue } from '../catalogue.js';
import { fromScopeError, unknownName } from '../catalogue.js';
import { Cut } from '../run/cut.js';
import { HELP_PAGE } from './parts.js';

/**
 * The design, once it has been built and compiled in its first scope.
 *
 * @throws InputError with the compiler's words if it does not compile
 */
export function proved(
  design: Design,
  path: string,
  build: Catalogue['build'],
): Design {
  const [scope] = design.scopes;
  if (scope === undefined) return design;
  let system: System;
  try {
    system = build(design, scope);
    compile(system);
  } catch (error) {
    if (error instanceof ScopeError) throw fromScopeError(error);
    if (error instanceof InputError || error instanceof Cut) throw error;
    throw new InputError({
      what: `${path} does not compile: ${error instanceof Error ? error.message : String(error)}`,
      cause: 'a chart, a script or a claim speaks of what the design lacks',
      tryThis: HELP_PAGE,
    });
  }
  const known = system.rules.map(({ id }) => id);
  for (const id of design.rules)
    if (!known.includes(id))
      throw unknownName('rule', id, known, HELP_PAGE, path);
  const claims = design.claims.map(({ name }) => name);
  for (const { name } of system.claims)
    if (!claims.includes(name))
      throw unknownName('claim of build', name, claims, HELP_PAGE, path);
  return design;
}
