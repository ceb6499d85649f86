/** Attempts that are made and refused. */
import type { RefusalWitness } from '../../../../checker/language/claim.js';

export const foreignIdRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'foreign-id-refused',
  says: 'Somebody names an object of another context and is told ENOENT.',
  source: 'section 7 (FD-scoped ids)',
  rule: 'ids-are-fd-local',
};

export const destroyRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'destroy-refused',
  says: 'Somebody destroys an object in use and is told EBUSY.',
  source: 'section 7 (free-with-users)',
  rule: 'destroy-refuses-users',
};

export const nestingRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'nesting-refused',
  says: 'Somebody nests on what is no nesting parent and is told EINVAL.',
  source: 'section 7 (HWPT_NESTED)',
  rule: 'nesting-parent',
};

export const incompatibleRefused: RefusalWitness = {
  kind: 'refusal',
  name: 'incompatible-refused',
  says:
    'Somebody attaches to a PASID what was not made for one and is told ' +
    'EINVAL.',
  source: 'section 7 (ff3f014ebb1e)',
  rule: 'pasid-compatible',
};
