/** What uses a page table object, for the claims. */
import {
  all,
  any,
  exists,
  is,
  running,
} from '../../../../checker/language/formula.js';
import type { Formula, Term } from '../../../../checker/language/formula.js';
import {
  attachment,
  dma,
  hwpt,
  objectReference,
  tableEntry,
  viommu,
} from '../addresses.js';

/** Attached to `p` of `d`, or being replaced there. */
export const isAttached = (d: Term, p: Term, h: Term): Formula =>
  any(
    is(attachment(d, p), undefined, { hwpt: h }),
    is(attachment(d, p), undefined, { old: h }),
  );

/** Software holds a reference on `h`. */
export const isUsed = (h: Term): Formula =>
  any(
    exists('d', 'device', exists('p', 'ioasid', isAttached('d', 'p', h))),
    exists('child', 'hwpt', is(hwpt('child'), 'nested', { parent: h })),
    exists('f', 'fd', is(viommu('f'), 'live', { parent: h })),
    exists(
      't',
      'thread',
      all(is(objectReference('t', h), 'held'), running('t')),
    ),
  );

/** Hardware points to `h`: an entry, what is cached of one, or a DMA. */
export const isPointedTo = (h: Term): Formula =>
  exists(
    'd',
    'device',
    exists(
      'p',
      'ioasid',
      any(
        is(tableEntry('d', 'p'), undefined, { hwpt: h }),
        is(tableEntry('d', 'p'), undefined, { cachedHwpt: h }),
        is(dma('d', 'p'), 'translated', { through: h }),
      ),
    ),
  );
