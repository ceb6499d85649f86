/** Attempts that are made and refused. */
import type { RefusalWitness } from '../../../../checker/language/claim.js';

const refusal = (
  name: string,
  rule: string,
  says: string,
  source: string,
): RefusalWitness => ({ kind: 'refusal', name, says, source, rule });

export const refusals: readonly RefusalWitness[] = [
  refusal(
    'second-kind-refused',
    'vpasid-on-one-kind',
    'A VMM with one kind of device tries to bind one of the other.',
    'R30',
  ),
  refusal(
    'early-map-refused',
    'bind-before-use',
    'A VMM tries to map a device that is not bound.',
    'R31',
  ),
  refusal(
    'early-unbind-refused',
    'unbind-after-access',
    'A VMM tries to unbind a device that its guest can reach.',
    'R31',
  ),
  refusal(
    'raw-number-refused',
    'vpasid-to-parent-number',
    'A guest gives its mdev a number that is not attached there.',
    'R29',
  ),
  refusal(
    'early-enqcmd-refused',
    'portal-withheld',
    'A guest tries ENQCMD before the CPU translates.',
    'R28',
  ),
];
