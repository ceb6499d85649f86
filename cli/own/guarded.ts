/** A design's own build, which is code that may do anything. */
import { during } from '../../checker/watch.js';
import type { Design } from '../../model/design.js';
import { ScopeError, formatScope } from '../../model/scope.js';
import { InputError } from '../../traces/input-error.js';
import { Cut } from '../run/cut.js';
import { HELP_PAGE } from './parts.js';
import { settle } from './settle.js';

/** The design, whose build is watched, and whose faults are the file's. */
export function guarded(design: Design, path: string): Design {
  const { build } = design;
  if (build === undefined) return design;
  return {
    ...design,
    build: (self, scope) => {
      const where = `build of ${path} in ${formatScope(scope)}`;
      return during(`running the ${where}`, () => {
        try {
          const system = build(self, scope);
          settle(system, where);
          return system;
        } catch (error) {
          if (
            error instanceof ScopeError ||
            error instanceof InputError ||
            error instanceof Cut
          )
            throw error;
          throw new InputError({
            what: `${path} does not compile: ${error instanceof Error ? error.message : String(error)}`,
            cause: 'its build fails, though not in every scope',
            tryThis: HELP_PAGE,
          });
        }
      });
    },
  };
}
