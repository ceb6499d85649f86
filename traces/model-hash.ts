/** Fingerprints of everything that decides how a program behaves. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Program } from '../checker/compile/program.js';

const known = new WeakMap<Program, string>();

/** Twelve hexadecimal digits over the tables, scripts, claims and rules. */
export function modelHash(program: Program): string {
  const digest = (): Hash => {
    const all = behaviour(program);
    add(all, [...program.system.on].sort());
    return all;
  };
  const made = known.get(program) ?? digest().digest('hex').slice(0, 12);
  known.set(program, made);
  return made;
}

/** Equal for programs that behave alike, whatever rules are on. */
export function behaviourHash(program: Program): string {
  return behaviour(program).digest('hex');
}

function behaviour(program: Program): Hash {
  const digest = createHash('sha256');
  for (const { name, table } of program.components)
    add(
      digest,
      table.kind === 'chart'
        ? [name, table.states, table.events, table.next]
        : [name, table.states],
    );
  for (const step of program.steps) add(digest, step);
  for (const { claim, instances } of program.claims)
    add(digest, [claim, instances]);
  add(digest, program.initial);
  return digest;
}

function add(digest: Hash, value: unknown): void {
  digest.update(JSON.stringify(value, plain));
  digest.update('\n');
}

// A typed array's own JSON is an object with a key per element.
function plain(_key: string, value: unknown): unknown {
  return value instanceof Int32Array || value instanceof Uint8Array
    ? Array.from(value)
    : value;
}
