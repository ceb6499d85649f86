/**
 * A section's instructions as statements on copies of the components, for
 * languages with assignments and branches.
 */
import type { Instruction, Program } from '../compile/program.js';
import { reaction } from './command.js';
import type { Printer } from './expression.js';
import type { Names, Variable } from './names.js';
import type { Notation } from './spelling.js';

/** How a language writes statements. */
export interface Syntax {
  readonly notation: Notation;
  readonly assign: (target: string, value: string) => string;
  readonly when: (
    condition: string,
    then: readonly string[],
    otherwise: readonly string[],
  ) => readonly string[];
}

/** The variable that says how a section ends, and its values. */
export const OUTCOME = 'section_outcome';
export const OUTCOMES = [
  'section_through',
  'section_refused',
  'section_waits',
] as const;
const [THROUGH, REFUSED, WAITS] = OUTCOMES;

/** The copy that a section works on. */
export const copyOf = (variable: Variable): string => `next_${variable.name}`;

/** A printer that reads the copies of the components given. */
export function onCopies(
  printer: Printer,
  notation: Notation,
  components: readonly number[],
): Printer {
  return printer.reading((variable) =>
    components.includes(variable.component)
      ? copyOf(variable)
      : notation.read(variable),
  );
}

/** The variables of components. */
export function variablesOf(
  names: Names,
  components: readonly number[],
): readonly Variable[] {
  return names.variables.filter(({ component }) =>
    components.includes(component),
  );
}

/**
 * The statements after which the copies are the next state, if the outcome
 * is `section_through`.
 *
 * @param printer one `onCopies`
 */
export function scriptOf(
  program: Program,
  syntax: Syntax,
  printer: Printer,
  instructions: readonly Instruction[],
): readonly string[] {
  const unless = (holds: string, outcome: string): string => {
    const { and, equals, either, not } = syntax.notation;
    const fails = `(${OUTCOME} ${equals} ${THROUGH} ${and} ${not(`(${holds})`)})`;
    return syntax.assign(OUTCOME, either(fails, outcome, OUTCOME));
  };
  return instructions.flatMap((instruction) => {
    switch (instruction.kind) {
      case 'require':
        return [unless(printer.condition(instruction.condition), REFUSED)];
      case 'wait':
        return [unless(printer.condition(instruction.condition), WAITS)];
      case 'send': {
        const { component } = instruction;
        const { event, accepts, next } = reaction(program, instruction);
        const target = copyOf(printer.variable(component));
        return [
          ...(accepts.includes(0)
            ? [unless(printer.takes(component, event, next), REFUSED)]
            : []),
          syntax.assign(target, printer.after(component, event, next)),
        ];
      }
      case 'if':
        return syntax.when(
          printer.condition(instruction.condition),
          scriptOf(program, syntax, printer, instruction.then),
          scriptOf(program, syntax, printer, instruction.otherwise),
        );
    }
  });
}
