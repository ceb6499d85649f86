/** What is said when a search turns out to be wrong. */
import type { Difference } from '../../checker/certify/again.js';
import type { Disagreement } from '../../checker/certify/certificate.js';
import type { GlobalState, Program } from '../../checker/compile/program.js';

/** Why the certificate of a search is refuted, and what to do. */
export function refutedText(program: Program, where: Disagreement): string {
  return closing(
    program,
    `its re-check disagrees: ${whereText(program, where)}`,
  );
}

/** The same for two searches that disagree. */
export function differsText(
  program: Program,
  { what, claim }: Difference,
): string {
  const whose = claim === null ? '' : ` of ${claim}`;
  const seen =
    what === 'states' ? 'the sum over all renamings' : `the ${what}${whose}`;
  return closing(program, `without symmetry ${seen} is another`);
}

function closing({ system: { name, scope } }: Program, text: string): string {
  return (
    `the search of ${name} (${scope}) is wrong, so no verdict is given: ${text}. ` +
    `This is a fault of the checker, not of the design: please report it with ` +
    `the design file and this message. Until then another way may do: ` +
    `--no-symmetry, or npx ioasid export for SPIN or rumur.`
  );
}

function whereText(program: Program, where: Disagreement): string {
  switch (where.what) {
    case 'initial':
      return 'the initial state is not among those found';
    case 'twice':
      return `a state was counted twice: ${stateText(program, where.state)}`;
    case 'unreached':
      return `nothing leads to a state found: ${stateText(program, where.state)}`;
    case 'renaming':
      return 'it took states as one by what is no renaming of the design';
    case 'successor': {
      const step = program.steps[where.step];
      return (
        `${step?.agent ?? ''} ${step?.operation ?? ''}, section ` +
        `'${step?.section ?? ''}', leads to a state that was not found, from ` +
        stateText(program, where.state)
      );
    }
    case 'hit':
      return `${where.claim} is shown by ${stateText(program, where.state)}`;
    case 'run':
      return `the run given for ${where.claim} does not show it`;
    case 'verdict':
      return `such a search cannot say what it says of ${where.claim}`;
    case 'transitions':
    case 'depth':
    case 'steps':
    case 'offending states': {
      const { what, claim, reported, counted } = where;
      const whose = claim === null ? '' : ` of ${claim}`;
      return `${what}${whose} are reported as ${reported}, counted as ${counted}`;
    }
  }
}

/** Where each part of a state stands, but those that are as at the start. */
function stateText(
  { components, initial }: Program,
  state: GlobalState,
): string {
  const parts = components.flatMap(({ name, table, index }) => {
    const local = table.states[state[index] ?? -1];
    if (state[index] === initial[index]) return [];
    if (local === undefined) return [`${name} nowhere`];
    return [`${name} ${JSON.stringify(local)}`];
  });
  return parts.length === 0 ? 'the initial state' : parts.join(', ');
}
