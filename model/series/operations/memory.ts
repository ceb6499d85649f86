/** Memory runs out and comes back, whoever uses it. */
import {
  defineOperation,
  section,
  send,
} from '../../../checker/language/operation.js';
import type { Operation } from '../../../checker/language/operation.js';
import { memory } from '../../core/operations/fragments/around.js';

const change = (
  name: string,
  meaning: string,
  event: 'DWINDLE' | 'FREE_UP',
): Operation =>
  defineOperation({
    name,
    meaning,
    source: 'section 2 ENOMEM',
    agent: { kind: 'host', var: 'pool', sort: 'memoryPool' },
    params: {},
    sections: [
      section('change', 'kmalloc', [send(memory, event, {}, 'EAGAIN')]),
    ],
  });

export const memoryRunsOut = change(
  'memoryRunsOut',
  'Less is left: enough for one allocation of a call, then for none.',
  'DWINDLE',
);

export const memoryComesBack = change(
  'memoryComesBack',
  'Allocations succeed again.',
  'FREE_UP',
);
