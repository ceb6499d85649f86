/**
 * A section's instructions as TLA+ definitions, each naming the state after
 * one message: `s3` from `s2`, and `o3`, how the section stands by then.
 */
import type { Instruction, Program } from '../compile/program.js';
import { reaction } from './command.js';
import type { Printer } from './expression.js';

export interface TlaScript {
  /** For a LET. */
  readonly definitions: readonly string[];
  /** The state after the last message, if the outcome is `through`. */
  readonly state: string;
  /** "through", "refused" or "waits". */
  readonly outcome: string;
}

export function tlaScript(
  program: Program,
  printer: Printer,
  instructions: readonly Instruction[],
): TlaScript {
  const definitions: string[] = [];
  let fresh = 0;
  let state = 'state';
  let outcome = '"through"';
  const define = (letter: string, value: string): string => {
    const name = `${letter}${String(++fresh)}`;
    definitions.push(`${name} == ${value}`);
    return name;
  };
  const now = (): Printer => {
    const here = state;
    return printer.reading((variable) => `${here}.${variable.name}`);
  };
  const unless = (
    taken: string | null,
    holds: string,
    otherwise: string,
  ): void => {
    const parts = [
      ...(taken === null ? [] : [taken]),
      `${outcome} = "through"`,
      `~(${holds})`,
    ];
    outcome = define(
      'o',
      `IF ${parts.join(' /\\ ')} THEN "${otherwise}" ELSE ${outcome}`,
    );
  };
  const run = (list: readonly Instruction[], taken: string | null): void => {
    for (const instruction of list)
      switch (instruction.kind) {
        case 'require':
          unless(taken, now().condition(instruction.condition), 'refused');
          break;
        case 'wait':
          unless(taken, now().condition(instruction.condition), 'waits');
          break;
        case 'send':
          send(instruction, taken);
          break;
        case 'if': {
          const asked = define('c', now().condition(instruction.condition));
          const both = taken === null ? '' : `${taken} /\\ `;
          run(instruction.then, define('t', `${both}${asked}`));
          run(instruction.otherwise, define('t', `${both}~${asked}`));
        }
      }
  };
  const send = (
    message: Extract<Instruction, { kind: 'send' }>,
    taken: string | null,
  ): void => {
    const { component } = message;
    const { event, accepts, next } = reaction(program, message);
    if (accepts.includes(0))
      unless(taken, now().takes(component, event, next), 'refused');
    const { name } = printer.variable(component);
    const target = now().after(component, event, next);
    const moved = `[${state} EXCEPT !.${name} = ${target}]`;
    state = define(
      's',
      taken === null ? moved : `IF ${taken} THEN ${moved} ELSE ${state}`,
    );
  };
  run(instructions, null);
  return { definitions, state, outcome };
}
