/** The end of a vIOMMU. */
import { is } from '../../../../../checker/language/formula.js';
import type { Term } from '../../../../../checker/language/formula.js';
import { forEach, send } from '../../../../../checker/language/operation.js';
import type { Step } from '../../../../../checker/language/operation.js';
import { hwpt, viommu } from '../../addresses.js';

/** It goes, and its use of the nesting parent. */
export const destroyViommu = (f: Term): readonly Step[] => [
  forEach('above', 'hwpt', is(viommu(f), 'live', { parent: 'above' }), [
    send(hwpt('above'), 'PUT'),
  ]),
  send(viommu(f), 'DESTROY', {}, 'ENOENT'),
];
