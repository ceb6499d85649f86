/** Who asks whom: a lane for each party, a numbered message a row, and what
 * the trace is about beside it, its references last. A table, so that it
 * reads row by row; the arrows are drawn into its cells. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { LaneData, TraceData } from '../data.js';
import { word } from './dom.js';
import type { ViewProps } from './player.js';

/** Of a lane, in rem; narrower pages scroll the table in its own box. */
const LANE = 8;
const CELL = 5;

export function Lanes({ store, trace }: ViewProps): ComponentChild {
  const { step } = store.state;
  const { parties, heads, start, messages } = trace.lanes;
  const width = CELL * (1 + heads.length) + LANE * parties.length;
  return h(
    'div',
    { class: 'scroll', role: 'region', tabIndex: 0, 'aria-label': 'Lanes' },
    h(
      'table',
      { class: 'lanes', style: { minWidth: `${width}rem` } },
      h('caption', null, 'Who asks whom'),
      h(
        'colgroup',
        null,
        h('col', { class: 'cell' }),
        parties.map(() => h('col', null)),
        heads.map(() => h('col', { class: 'cell' })),
      ),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'step'),
          parties.map((party) =>
            h('th', { scope: 'col', class: 'party' }, word(party)),
          ),
          heads.map((head) => h('th', { scope: 'col' }, word(head))),
        ),
      ),
      h(
        'tbody',
        null,
        h(
          'tr',
          { class: step === 0 ? 'now' : '' },
          h('th', { scope: 'row' }, '0'),
          lifelines(parties.length),
          start.map((value) => h('td', null, word(value))),
        ),
        messages.map((message) => row(trace, message, step)),
      ),
    ),
  );
}

function row(
  trace: TraceData,
  message: LaneData,
  step: number,
): ComponentChild {
  const [first, last, from, to, call, ...state] = message;
  const { parties } = trace.lanes;
  const left = Math.min(from, to);
  const right = Math.max(from, to);
  const refused = trace.steps
    .slice(first - 1, last)
    .some(({ result }) => result !== undefined);
  const name = (party: number): string => word(parties[party] ?? -1);
  return h(
    'tr',
    { class: first <= step && step <= last ? 'now' : '' },
    h('th', { scope: 'row' }, first === last ? first : `${first}-${last}`),
    lifelines(left),
    h(
      'td',
      { class: 'message', colSpan: right - left + 1 },
      h('span', { class: 'unseen' }, `${name(from)} to ${name(to)}: `),
      h('span', { class: 'call' }, word(call)),
      arrow(right - left + 1, from - left, to - left, refused),
    ),
    lifelines(parties.length - right - 1),
    state.map((value) => h('td', null, word(value))),
  );
}

/** Cells that a message does not touch. */
function lifelines(count: number): readonly ComponentChild[] {
  return Array.from({ length: count }, () => h('td', { class: 'life' }));
}

function arrow(
  lanes: number,
  from: number,
  to: number,
  refused: boolean,
): ComponentChild {
  const middle = (lane: number): string => `${((lane + 0.5) / lanes) * 100}%`;
  return h(
    'svg',
    { 'aria-hidden': 'true', class: refused ? 'refused' : '' },
    Array.from({ length: lanes }, (_, lane) =>
      h('line', {
        class: 'lifeline',
        x1: middle(lane),
        x2: middle(lane),
        y1: 0,
        y2: '100%',
      }),
    ),
    h(
      'g',
      // As far from the lower edge as an arrow's head needs.
      { transform: 'translate(0,-8)' },
      h('line', {
        x1: middle(from),
        x2: middle(to),
        y1: '100%',
        y2: '100%',
        'marker-end': refused ? 'url(#cross)' : 'url(#arrow)',
      }),
    ),
  );
}
