/** The trace in view, with its controls. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { thensOf } from '../then.js';
import type { TraceData } from '../data.js';
import { actions } from './actions.js';
import { Chooser } from './chooser.js';
import { Detail } from './detail.js';
import { data, word } from './dom.js';
import { Figures } from './figures.js';
import { Lanes } from './lanes.js';
import { stepTo, traceNamed } from './state.js';
import { Steps } from './steps.js';
import type { Store } from './store.js';
import { WhatIf } from './what-if.js';

export interface ViewProps {
  readonly store: Store;
  readonly trace: TraceData;
}

export function Player({ store }: { readonly store: Store }): ComponentChild {
  const { state } = store;
  const trace = traceNamed(data, state.trace);
  if (trace === null) return h('p', null, 'This page has no traces.');
  const thens = thensOf(data, trace);
  const then = thens.find(({ rule }) => rule === state.rule) ?? null;
  const what = trace.shows === 'BROKEN' ? 'Counterexample' : 'Scenario';
  return h(
    'section',
    {
      class: 'player',
      id: 'player',
      tabIndex: -1,
      'aria-labelledby': 'h-player',
    },
    h('h2', { id: 'h-player' }, `${what}, step by step`),
    data.traces.length > 1 ? h(Chooser, { store }) : null,
    h('h3', null, trace.name),
    h('p', null, `${trace.question} ${word(trace.says)}`),
    h(Controls, { store }),
    h(Travel, { store, trace }),
    h(
      'p',
      { role: 'status', 'aria-live': 'polite' },
      state.said || told(trace, state.step),
    ),
    h(
      'div',
      { class: 'panes' },
      h(Steps, { store, trace, then }),
      h(Detail, { store, trace }),
    ),
    h(WhatIf, { store, trace, thens, then }),
    h(Lanes, { store, trace }),
    h(Figures, { store, trace }),
  );
}

function Controls({ store }: { readonly store: Store }): ComponentChild {
  const { state } = store;
  return h(
    'div',
    null,
    h(
      'div',
      { class: 'controls' },
      actions.map((action) =>
        h(
          'button',
          {
            type: 'button',
            'data-key': action.key,
            onClick: () => {
              action.run(store);
            },
          },
          `${action.label(state)} (${action.key})`,
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': state.keys,
          onClick: () => {
            store.update((s) => ({ ...s, keys: !s.keys }));
          },
        },
        'single-letter keys',
      ),
    ),
    h(
      'p',
      { hidden: !state.help },
      'Each button names its key. Matrix cells, the list of traces and what ' +
        'if: arrow keys. Esc shows every trace again, as recorded. The ' +
        'address names the trace, the step and the rule switched.',
    ),
  );
}

/** Time travel. */
function Travel({ store, trace }: ViewProps): ComponentChild {
  const { step } = store.state;
  const last = trace.steps.length;
  return h(
    'label',
    null,
    `Step ${step} of ${last}`,
    h('input', {
      type: 'range',
      min: 0,
      max: last,
      value: step,
      onInput: (event: Event) => {
        const { target } = event;
        if (target instanceof HTMLInputElement)
          store.update((s) => stepTo(data, s, Number(target.value)));
      },
    }),
  );
}

function told(trace: TraceData, step: number): string {
  const own = trace.steps[step - 1];
  if (own === undefined) return 'At the start.';
  const result = own.result === undefined ? 'ok' : word(own.result);
  return `Step ${step}: ${word(own.action)}, ${result}.`;
}
