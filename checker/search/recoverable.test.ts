import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import { defineChart, typesOf } from '../language/chart.js';
import type { RecoverableClaim } from '../language/claim.js';
import { is } from '../language/formula.js';
import { defineOperation, section, send } from '../language/operation.js';
import type { System } from '../language/system.js';
import { library } from '../testing/library.js';
import { explore } from './explore.js';
import type { Finding } from './exploration.js';

const events = { ENTER: {}, LEAVE: {}, FALL: {}, CLIMB: {} };

/** A room one may leave, with a pit inside. */
const room = defineChart({
  name: 'room',
  over: ['guest'],
  meaning: 'Where a guest is.',
  context: {},
  events,
  machine: setup({ types: typesOf({}, events) }).createMachine({
    id: 'room',
    initial: 'outside',
    states: {
      outside: { on: { ENTER: 'inside' } },
      inside: { on: { LEAVE: 'outside', FALL: 'pit' } },
      pit: { on: { CLIMB: 'inside' } },
    },
  }),
});

/** @param moves the events that guests can do */
function house(
  moves: readonly string[],
  claims: readonly RecoverableClaim[],
  guests = 2,
): System {
  return {
    name: 'house',
    scope: `guests=${String(guests)}`,
    universe: {
      sorts: {
        guest: Array.from({ length: guests }, (_, n) => `g${String(n + 1)}`),
      },
      unions: {},
      relations: {},
    },
    threads: 'thread',
    charts: [room],
    operations: moves.map((event) =>
      defineOperation({
        name: event.toLowerCase(),
        meaning: `A guest does ${event}.`,
        source: 'fixture',
        agent: { kind: 'host', var: 'g', sort: 'guest' },
        params: {},
        sections: [
          section('only', 'a move', [
            send({ chart: 'room', of: ['g'] }, event),
          ]),
        ],
      }),
    ),
    rules: [],
    on: new Set(),
    initially: [],
    claims,
  };
}

const recoverable = (such: string, until: string): RecoverableClaim => ({
  kind: 'recoverable',
  name: `${such}-to-${until}`,
  says: 'One can get from there to here.',
  source: 'fixture',
  objects: { g: 'guest' },
  such: is({ chart: 'room', of: ['g'] }, such),
  until: is({ chart: 'room', of: ['g'] }, until),
});

async function judge(
  moves: readonly string[],
  claim: RecoverableClaim,
  symmetry = false,
): Promise<Finding> {
  const program = compile(house(moves, [claim]));
  const { findings } = await explore(program, { symmetry });
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

const EVERY = ['ENTER', 'LEAVE', 'FALL', 'CLIMB'];
const NO_CLIMB = ['ENTER', 'LEAVE', 'FALL'];

describe('a recoverable claim', () => {
  it.each([false, true])(
    'holds where there is a way back (symmetry %s)',
    async (symmetry) => {
      const found = await judge(EVERY, recoverable('pit', 'outside'), symmetry);
      expect(found).toMatchObject({ found: 'always', path: null, states: 0 });
    },
  );

  it('breaks where there is none, by a shortest run', async () => {
    const found = await judge(NO_CLIMB, recoverable('pit', 'outside'));
    // One guest in the pit, or both: 3 + 3 - 1 of the 9 states.
    expect(found).toMatchObject({
      found: 'sometimes',
      shortest: true,
      states: 5,
      objects: { g: 'g1' },
    });
    expect(found.path?.steps).toHaveLength(2);
  });

  it('counts states alike as one, with symmetry', async () => {
    const found = await judge(NO_CLIMB, recoverable('pit', 'outside'), true);
    expect(found).toMatchObject({ found: 'sometimes', states: 3 });
    expect(found.path?.steps).toHaveLength(2);
  });

  // From inside one can still leave, though not any more once fallen.
  it('asks for a way, not that every way leads there', async () => {
    const found = await judge(NO_CLIMB, recoverable('inside', 'outside'));
    expect(found).toMatchObject({ found: 'always', states: 0 });
  });

  it('follows the very object it began with', async () => {
    // Guests come in only: the other one is outside, this one is not.
    const found = await judge(['ENTER'], recoverable('inside', 'outside'));
    expect(found).toMatchObject({ found: 'sometimes', states: 3 });
  });

  it('holds where nothing ever has to recover', async () => {
    const found = await judge(['ENTER'], recoverable('pit', 'outside'));
    expect(found).toMatchObject({ found: 'always' });
  });

  it('is judged by complete searches only', async () => {
    const program = compile(house(NO_CLIMB, [recoverable('pit', 'outside')]));
    const { findings } = await explore(program, { maxDepth: 3 });
    expect(findings).toMatchObject([{ found: 'notSeen', path: null }]);
  });

  it('refuses more instances than it can keep apart', async () => {
    const claim = recoverable('pit', 'outside');
    const program = compile(
      house(['ENTER'], [{ ...claim, objects: { g: 'guest', h: 'guest' } }], 6),
    );
    await expect(explore(program)).rejects.toThrow(/has 36 instances/);
  });

  it('holds in the library, where a wish can be granted', async () => {
    const { findings } = await explore(compile(library()));
    expect(findings).toContainEqual(
      expect.objectContaining({ claim: 'wish-ends', found: 'always' }),
    );
  });
});
