/** A fingerprint of everything that decides how a program behaves. */
import { createHash } from 'node:crypto';
import type { Program } from '../checker/compile/program.js';

const known = new WeakMap<Program, string>();

/** Twelve hexadecimal digits over the tables, scripts, claims and rules. */
export function modelHash(program: Program): string {
  const made = known.get(program) ?? hash(program);
  known.set(program, made);
  return made;
}

function hash(program: Program): string {
  const digest = createHash('sha256');
  const add = (value: unknown): void => {
    digest.update(JSON.stringify(value, plain));
    digest.update('\n');
  };
  for (const { name, table } of program.components)
    add(
      table.kind === 'chart'
        ? [name, table.states, table.events, table.next]
        : [name, table.states],
    );
  for (const step of program.steps) add(step);
  for (const { claim, instances } of program.claims) add([claim, instances]);
  add(program.initial);
  add([...program.system.on].sort());
  return digest.digest('hex').slice(0, 12);
}

// A typed array's own JSON is an object with a key per element.
function plain(_key: string, value: unknown): unknown {
  return value instanceof Int32Array || value instanceof Uint8Array
    ? Array.from(value)
    : value;
}
