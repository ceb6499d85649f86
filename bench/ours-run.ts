/** One search of ours in a process of its own; its argument and its answer
 * are JSON. */
import { totalmem } from 'node:os';
import { argv, stdout } from 'node:process';
import { compile, explore } from '../checker/index.js';
import type { System } from '../checker/index.js';
import { everyDesign } from '../model/every-design.js';
import { parseScope } from '../model/scope.js';
import { buildSystem } from '../model/system.js';
import type { Answer, Subject, Task } from './ours.js';
import { referenceScope, referenceSystem } from './reference/reference.js';
import { walk } from './walk.js';

function systemOf(subject: Subject): System {
  switch (subject.kind) {
    case 'reference':
      return referenceSystem(referenceScope(...subject.scope));
    case 'design': {
      const design = everyDesign.find(({ name }) => name === subject.name);
      if (design === undefined)
        throw new Error(
          `there is no design '${subject.name}', perhaps renamed`,
        );
      const scope =
        subject.scope === null ? design.scopes[0] : parseScope(subject.scope);
      if (scope === undefined)
        throw new Error(`design '${subject.name}' has no review scope`);
      return buildSystem(design, scope);
    }
  }
}

async function answer(task: Task): Promise<Answer> {
  const system = systemOf(task.subject);
  const program = compile(system);
  if (task.kind === 'walk')
    return {
      kind: 'walk',
      scope: system.scope,
      ...walk(program, task.seconds),
    };
  const { workers, symmetry, timeoutSeconds } = task;
  const found = await explore(program, {
    workers,
    symmetry,
    timeoutSeconds,
    maxBytes: totalmem(),
  });
  return {
    kind: 'search',
    scope: system.scope,
    states: found.states,
    transitions: found.transitions,
    depth: found.depth,
    complete: found.complete,
    stopped: found.stopped,
    seconds: found.seconds,
    bytes: found.bytes,
    symmetries: found.symmetries,
  };
}

const task = JSON.parse(argv[2] ?? '') as Task;
stdout.write(`${JSON.stringify(await answer(task))}\n`);
