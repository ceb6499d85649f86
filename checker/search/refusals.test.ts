import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { apply, is } from '../language/formula.js';
import type { Operation, Step } from '../language/operation.js';
import {
  defineOperation,
  require,
  section,
  send,
  waitFor,
} from '../language/operation.js';
import { follow } from '../testing/agreement.js';
import { library } from '../testing/library.js';
import { explore } from './explore.js';
import type { Finding } from './exploration.js';

const card = { chart: 'card', of: [apply('readerOf', 't')] };
const copy = { chart: 'copy', of: ['c'] };
const charge = send(card, 'CHARGE', {}, 'EDQUOT');
const credit = send(card, 'CREDIT');
const lend = send(copy, 'LEND', { to: apply('readerOf', 't') }, 'EBUSY');

/** Borrowing in two sections, charged first. */
function borrow(
  undo: readonly Step[] | undefined,
  handOver: readonly Step[] = [lend],
): Operation {
  return defineOperation({
    name: 'borrow',
    meaning: 'A way to borrow.',
    source: 'fixture',
    agent: { kind: 'thread', var: 't', sort: 'desk' },
    params: { c: 'copy' },
    sections: [
      section('charge', 'the card reader', [charge], {
        ...(undo === undefined ? {} : { undo }),
      }),
      section('hand-over', 'the desk', handOver),
    ],
  });
}

async function judge(operation: Operation): Promise<Finding> {
  const program = compile(library({ operations: [operation] }));
  const { findings } = await explore(program);
  const found = findings.find(
    ({ claim }) => claim === 'refused-changes-nothing',
  );
  if (found === undefined) throw new Error('no finding');
  if (found.path !== null)
    expect(follow(program, found.path)).toEqual(found.path.final);
  return found;
}

describe('a refused operation', () => {
  it('changes nothing where it is undone', async () => {
    const found = await judge(borrow([credit]));
    expect(found).toMatchObject({ found: 'never', states: 0, path: null });
  });

  it('leaves its charge behind where it is not', async () => {
    const found = await judge(borrow(undefined));
    expect(found).toMatchObject({ found: 'sometimes', shortest: true });
    expect(found.states).toBeGreaterThan(0);
    // Bob borrows c1 in two steps; Ann is charged, and refused.
    expect(found.path?.steps).toHaveLength(4);
  });

  it('is judged when the undoing itself is refused', async () => {
    const found = await judge(borrow([charge]));
    expect(found).toMatchObject({ found: 'sometimes' });
    expect(found.path?.steps).toHaveLength(5);
  });

  it('does not count while it only waits', async () => {
    const found = await judge(
      borrow(undefined, [waitFor(is(copy, 'lent')), credit]),
    );
    expect(found).toMatchObject({ found: 'never' });
  });

  it('does not count a first section, which has no effect at all', async () => {
    const found = await judge(
      defineOperation({
        ...borrow(undefined),
        sections: [
          section('all', 'at once', [charge, require(is(copy, 'lent'), 'EIO')]),
        ],
      }),
    );
    expect(found).toMatchObject({ found: 'never' });
  });
});
