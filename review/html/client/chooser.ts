/** The list of traces, and the words that narrow it. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TraceData } from '../data.js';
import { back } from './actions.js';
import { data, focusOn } from './dom.js';
import { matching } from './filter.js';
import { goTo, hashOf } from './state.js';
import type { Store } from './store.js';

export function Chooser({ store }: { readonly store: Store }): ComponentChild {
  const { query } = store.state;
  const list = matching(data, query);
  const all = data.traces.length;
  return h(
    'search',
    null,
    h('label', { for: 'filter' }, 'Filter traces (/)'),
    h(
      'div',
      { class: 'controls' },
      h('input', {
        id: 'filter',
        type: 'search',
        value: query,
        autocomplete: 'off',
        spellcheck: false,
        'aria-describedby': 'filter-hint',
        onInput: (event: Event) => {
          const { target } = event;
          if (target instanceof HTMLInputElement)
            store.update((s) => ({ ...s, query: target.value }));
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === 'Enter') takeFirst(store, list);
        },
      }),
      query === ''
        ? null
        : h(
            'button',
            {
              type: 'button',
              onClick: () => {
                back(store);
              },
            },
            'clear (Esc)',
          ),
    ),
    h(
      'p',
      { id: 'filter-hint', class: 'hint' },
      'Words of a name, design, claim, rule or actor; rule:drain looks at ' +
        'rules only: those that refuse a step, or that stop the trace when ' +
        'switched. Enter takes the first.',
    ),
    h(
      'p',
      { class: 'count', 'aria-live': 'polite' },
      list.length === 0
        ? `No trace of ${all} has these words.`
        : `${list.length} of ${all} traces`,
    ),
    h(List, { store, list }),
  );
}

function takeFirst(store: Store, list: readonly TraceData[]): void {
  const [first] = list;
  if (first === undefined) return;
  store.update((s) =>
    goTo(data, s, { trace: first.name, step: 0, rule: null }),
  );
  focusOn('player');
}

/** Links in one tab stop; arrows move between them. */
function List({
  store,
  list,
}: {
  readonly store: Store;
  readonly list: readonly TraceData[];
}): ComponentChild {
  const { trace } = store.state;
  const box = useRef<HTMLUListElement>(null);
  const shown = list.some(({ name }) => name === trace);
  useLayoutEffect(() => {
    const { current } = box;
    const item = current?.querySelector('[aria-current]')?.closest('li');
    if (current === null || item === null || item === undefined) return;
    const { offsetTop: top, offsetHeight: height } = item;
    // Not scrollIntoView: the page itself should stay where it is.
    if (top < current.scrollTop) current.scrollTop = top;
    const bottom = top + height - current.clientHeight;
    if (bottom > current.scrollTop) current.scrollTop = bottom;
  }, [trace, list.length]);
  return h(
    'ul',
    { class: 'list', ref: box, 'aria-label': 'Traces' },
    list.map(({ name, claim, steps }, n) =>
      h(
        'li',
        { key: name },
        h(
          'a',
          {
            href: hashOf({ trace: name, step: 0, rule: null }),
            tabIndex: name === trace || (!shown && n === 0) ? 0 : -1,
            'aria-current': name === trace ? 'true' : undefined,
            onKeyDown: rove,
          },
          name,
        ),
        ` ${claim}, ${steps.length} steps`,
      ),
    ),
  );
}

function rove(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const item = target.closest('li');
  const next =
    event.key === 'ArrowDown'
      ? item?.nextElementSibling
      : event.key === 'ArrowUp'
        ? item?.previousElementSibling
        : null;
  const link = next?.querySelector('a');
  if (link === null || link === undefined) return;
  event.preventDefault();
  link.focus();
}
