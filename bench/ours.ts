/** Our own searches, each in a process of its own. */
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Contestant, Scope } from './contestant.js';
import type { Measured } from './measure.js';
import { measure } from './measure.js';
import type { Stop } from '../checker/index.js';

export type Subject =
  | { readonly kind: 'reference'; readonly scope: Scope }
  | {
      readonly kind: 'design';
      readonly name: string;
      /** As `--scope` takes it; null for the first review scope. */
      readonly scope: string | null;
    };

export type Task =
  | {
      readonly kind: 'search';
      readonly subject: Subject;
      readonly workers: number;
      readonly symmetry: boolean;
      readonly timeoutSeconds: number;
    }
  | {
      readonly kind: 'walk';
      readonly subject: Subject;
      readonly seconds: number;
    };

export type Answer =
  | {
      readonly kind: 'search';
      readonly scope: string;
      readonly states: number;
      readonly transitions: number;
      readonly depth: number;
      readonly complete: boolean;
      readonly stopped: Stop | null;
      /** The search, code generation included. */
      readonly seconds: number;
      /** What the engine says its states take. */
      readonly bytes: number;
      readonly symmetries: number;
    }
  | {
      readonly kind: 'walk';
      readonly scope: string;
      readonly drawn: number;
      readonly taken: number;
      readonly seconds: number;
    };

const script = fileURLToPath(new URL('./ours-run.js', import.meta.url));

export async function runOurs(
  task: Task,
  limit: number,
): Promise<{ readonly answer: Answer; readonly measured: Measured }> {
  const measured = await measure(execPath, [script, JSON.stringify(task)], {
    folder: '.',
    limit,
  });
  return { answer: JSON.parse(measured.output) as Answer, measured };
}

/** One search with symmetry on two workers; null if something else answered.
 *
 * @param limit seconds it may take */
export async function searchedUpToNames(
  subject: Subject,
  limit: number,
): Promise<{
  readonly answer: Extract<Answer, { kind: 'search' }>;
  /** Bytes. */
  readonly peak: number;
} | null> {
  const { answer, measured } = await runOurs(
    {
      kind: 'search',
      subject,
      workers: 2,
      symmetry: true,
      timeoutSeconds: limit,
    },
    limit + 60,
  );
  return answer.kind === 'search' ? { answer, peak: measured.peak ?? 0 } : null;
}

/** Ours on the reference protocol. */
export function ours(
  scope: Scope,
  workers: number,
  symmetry: boolean,
): Contestant {
  return {
    name: `ours, ${workers === 1 ? '1 worker' : `${String(workers)} workers`}`,
    symmetry,
    prepare: () =>
      Promise.resolve({
        note: null,
        run: async (limit) => {
          const subject: Subject = { kind: 'reference', scope };
          const task: Task = {
            kind: 'search',
            subject,
            workers,
            symmetry,
            timeoutSeconds: limit,
          };
          const { answer, measured } = await runOurs(task, limit + 30);
          if (answer.kind !== 'search') return null;
          if (answer.stopped === 'time') return null;
          if (!answer.complete)
            throw new Error(`stopped: ${String(answer.stopped)}`);
          return {
            states: answer.states,
            transitions: answer.transitions,
            process: measured.seconds,
            search: answer.seconds,
            peak: measured.peak,
            own: answer.bytes,
          };
        },
      }),
  };
}
