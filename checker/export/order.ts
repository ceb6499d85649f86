/**
 * All assignments of a command happen at once; in a language with statements
 * in sequence no variable may be written while another still has to read it.
 */
import { readBy } from './conditions.js';
import type { Assignment } from './command.js';
import type { Value } from './symbolic.js';

export type Statement =
  /** Keep a new value in a temporary until its variable may be written. */
  | {
      readonly kind: 'save';
      readonly temporary: number;
      readonly assignment: Assignment;
    }
  | { readonly kind: 'write'; readonly assignment: Assignment }
  | {
      readonly kind: 'restore';
      readonly temporary: number;
      readonly component: number;
    };

export function inSequence(
  assignments: readonly Assignment[],
): readonly Statement[] {
  const statements: Statement[] = [];
  const waiting = assignments.map((assignment) => ({
    assignment,
    reads: readsOf(assignment),
    temporary: -1,
  }));
  let temporaries = 0;
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ assignment }) =>
      waiting.every(
        (other) =>
          other.assignment === assignment ||
          !other.reads.has(assignment.component),
      ),
    );
    if (free >= 0) {
      const [{ assignment, temporary }] = waiting.splice(free, 1) as [
        (typeof waiting)[number],
      ];
      const { component } = assignment;
      statements.push(
        temporary < 0
          ? { kind: 'write', assignment }
          : { kind: 'restore', temporary, component },
      );
      continue;
    }
    const blocking = waiting.find(({ reads }) => reads.size > 0);
    if (blocking === undefined) break;
    const { assignment } = blocking;
    blocking.temporary = temporaries++;
    blocking.reads = new Set();
    statements.push({
      kind: 'save',
      temporary: blocking.temporary,
      assignment,
    });
  }
  return statements;
}

/** How many temporaries the statements use. */
export function temporariesIn(statements: readonly Statement[]): number {
  return statements.filter(({ kind }) => kind === 'save').length;
}

function readsOf({ component, value }: Assignment): Set<number> {
  const reads = new Set<number>();
  const visit = (part: Value): void => {
    if (part.kind === 'map') {
      reads.add(component);
      return;
    }
    for (const read of readBy(part.condition)) reads.add(read);
    visit(part.then);
    visit(part.otherwise);
  };
  visit(value);
  return reads;
}
