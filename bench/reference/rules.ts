/** The checks of the reference protocol, so that one can be switched off. */
import type { Rule } from '../../checker/language/rule.js';

const SOURCE = 'issue 3, "The reference protocol"';

const guardRule = (id: string, guard: string, claim: string): Rule => ({
  kind: 'guard',
  id,
  claim,
  enforcer: 'core',
  source: SOURCE,
  chart: 'pasid',
  guard,
  errno: 'EPERM',
});

const sectionRule = (id: string, enforcer: string, claim: string): Rule => ({
  kind: 'section',
  id,
  claim,
  enforcer,
  source: SOURCE,
});

export const referenceRules: readonly Rule[] = [
  sectionRule('quota', 'core', 'A VM owns at most its quota of PASIDs.'),
  guardRule('owner-frees', 'ownerFrees', 'Only the owner frees a PASID.'),
  guardRule('owner-binds', 'ownerBinds', 'Only the owner binds a PASID.'),
  sectionRule(
    'unload-first',
    'mdev driver',
    'A PASID that a device has loaded stays on its list.',
  ),
  sectionRule(
    'drain-first',
    'mdev driver',
    'A PASID that a device has in flight stays on its list.',
  ),
  sectionRule(
    'list-at-load',
    'mdev driver',
    'A device loads only a PASID of its list.',
  ),
];
