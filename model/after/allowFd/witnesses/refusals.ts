/** Attempts that are made and refused. */
import type { RefusalWitness } from '../../../../checker/language/claim.js';

export const unheldFdRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'unheld-fd-refused',
  says: 'Somebody hands vfio an FD that he does not hold.',
  source: 'R11, JG-0330b',
  rule: 'fd-held',
};

export const foreignIdRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'id-of-other-fd-refused',
  says: 'Somebody asks for an id that is not from the FD he names.',
  source: 'R11, JG-0330b',
  rule: 'id-from-fd',
};
