import type { NeverClaim } from '../checker/language/claim.js';
import {
  all,
  count,
  equal,
  exists,
  field,
  holds,
  is,
  lit,
  not,
  running,
  sum,
} from '../checker/language/formula.js';
import type { Quantity } from '../checker/language/formula.js';
import {
  binding,
  ioasid,
  kvmReference,
  listing,
  transientReference,
} from '../model/operations/addresses.js';

const current = { life: lit('current') };
const bound = is(binding('d', 'p'), ['bound', 'unbinding'], current);

const loads = count(
  'm',
  'mdev',
  is(listing('m', 'p'), ['loaded', 'draining'], current),
);

const claim = (forDevices: readonly Quantity[], says: string): NeverClaim => ({
  kind: 'never',
  name: 'references-balance',
  says,
  source: 'section 2 who takes references, R16, R27',
  notCovered: 'the order in which references are dropped',
  objects: { p: 'ioasid' },
  such: not(
    equal(
      field(ioasid('p'), 'references'),
      sum(
        holds(is(ioasid('p'), ['idle', 'active'])),
        ...forDevices,
        count('v', 'vm', is(kvmReference('v', 'p'), 'held', current)),
        count(
          't',
          'thread',
          all(is(transientReference('t', 'p'), 'held'), running('t')),
        ),
      ),
    ),
  ),
});

/** Bind: the IOMMU driver holds one reference while any device is bound. */
export const referencesBalance: NeverClaim = claim(
  [holds(exists('d', 'device', bound)), loads],
  'The references of a PASID are exactly: the core until the free, the ' +
    'IOMMU driver while a device is bound, each loaded or draining queue, ' +
    'KVM for each VM that has it, each operation in progress.',
);

/** DEVICE_ALLOW: every allowed device holds a reference of its own, which
 * covers its work queue. */
export const referencesBalanceByDevice: NeverClaim = claim(
  [count('d', 'device', bound)],
  'The references of a PASID are exactly: the core until the free, each ' +
    'device it is allowed on, KVM for each VM that has it, each operation in ' +
    'progress.',
);
