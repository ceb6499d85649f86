/** From another checker's run to a trace in our format. */
import type { Exploration, Program } from '../../checker/index.js';
import { recordFinding } from '../../traces/record.js';
import type { Trace } from '../../traces/trace.js';
import { objectsShowing, toPath } from './to-path.js';
import type { ForeignRun } from './verdict.js';

/**
 * A foreign run recorded as a trace of the claim it shows.
 *
 * @param shortest whether no shorter run shows the claim
 * @throws if the run does not end in a state the claim is about
 */
export function toTrace(
  program: Program,
  claim: string,
  run: ForeignRun,
  search: Pick<Exploration, 'states' | 'symmetries' | 'complete'>,
  shortest: boolean,
): Trace {
  const path = toPath(program, run);
  const objects = objectsShowing(program, claim, path.final);
  if (objects === null)
    throw new Error(
      `the run of ${String(path.steps.length)} steps does not end in a ` +
        `state that ${claim} is about; the exported claim and the program's ` +
        `differ`,
    );
  const trace = recordFinding(
    program,
    { claim, found: 'sometimes', path, shortest, objects, states: null },
    {
      expect: 'sometimes',
      search: {
        states: search.states,
        symmetries: search.symmetries,
        complete: search.complete,
      },
    },
  );
  if (trace === null) throw new Error(`no trace of ${claim} without a path`);
  return trace;
}
