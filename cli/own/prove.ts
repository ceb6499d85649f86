/** Whether a design can be run at all, told before any search begins. */
import { compile } from '../../checker/compile/compile.js';
import type { System } from '../../checker/language/system.js';
import type { Problem } from '../../checker/wellformed/problem.js';
import { problemsOf } from '../../checker/wellformed/wellformed.js';
import type { Design } from '../../model/design.js';
import { formatScope, ScopeError } from '../../model/scope.js';
import type { Scope } from '../../model/scope.js';
import { InputError } from '../../traces/input-error.js';
import type { Catalogue } from '../catalogue.js';
import { fromScopeError, unknownName } from '../catalogue.js';
import { Cut } from '../run/cut.js';
import { asInputError, illFormed } from './ill-formed.js';
import { HELP_PAGE } from './parts.js';
import { builtSystem } from './system.js';

/**
 * The design, once it has been built and looked through in each of its scopes
 * and compiled in the first.
 *
 * @throws InputError with all that is wrong with it
 */
export function proved(
  design: Design,
  path: string,
  build: Catalogue['build'],
): Design {
  const systems = wellFormed(design, path, build);
  const [first] = systems;
  if (first === undefined) return design;
  try {
    compile(first);
  } catch (error) {
    throw readable(error, path);
  }
  return design;
}

/**
 * The systems of the design, one a scope.
 *
 * @throws InputError with all that is wrong in any scope
 */
export function wellFormed(
  design: Design,
  path: string,
  build: Catalogue['build'],
): readonly System[] {
  const systems: System[] = [];
  const problems: Problem[] = [];
  for (const scope of design.scopes) {
    const system = built(design, scope, path, build);
    checkLists(design, system, path);
    systems.push(system);
    for (const problem of looked(system, path)) {
      const known = problems.some(
        ({ where, what }) => what === problem.what && where === problem.where,
      );
      if (known) continue;
      problems.push(
        systems.length === 1
          ? problem
          : {
              ...problem,
              where: `${problem.where}, in scope ${formatScope(scope)}`,
            },
      );
    }
  }
  if (problems.length > 0) throw illFormed(problems, path);
  return systems;
}

function built(
  design: Design,
  scope: Scope,
  path: string,
  build: Catalogue['build'],
): System {
  let made: unknown;
  try {
    made = build(design, scope);
  } catch (error) {
    throw readable(error, path);
  }
  return builtSystem(made, path);
}

function looked(system: System, path: string): readonly Problem[] {
  try {
    return problemsOf(system);
  } catch (error) {
    throw readable(error, path);
  }
}

function readable(error: unknown, path: string): unknown {
  if (error instanceof ScopeError) return fromScopeError(error);
  if (error instanceof Cut) return error;
  const known = asInputError(error, path);
  if (known instanceof InputError) return known;
  return new InputError({
    what: `${path} does not compile: ${error instanceof Error ? error.message : String(error)}`,
    cause: 'a chart, a script or a claim speaks of what the design lacks',
    tryThis: HELP_PAGE,
  });
}

/** What the design lists and what its build makes of it go together. */
function checkLists(design: Design, system: System, path: string): void {
  const known = [
    ...system.rules.map(({ id }) => id),
    ...(system.otherRules ?? []),
  ];
  for (const id of design.rules)
    if (!known.includes(id))
      throw unknownName('rule', id, known, HELP_PAGE, path);
  const claims = design.claims.map(({ name }) => name);
  for (const { name } of system.claims)
    if (!claims.includes(name))
      throw unknownName('claim of build', name, claims, HELP_PAGE, path);
}
