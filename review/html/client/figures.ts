/** The charts of what moves in a trace, the current state lit. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TraceData } from '../data.js';
import { data, word } from './dom.js';
import type { ViewProps } from './player.js';

export function Figures({ store, trace }: ViewProps): ComponentChild {
  return h(
    'details',
    { open: true },
    h('summary', null, 'Statecharts, the current state lit'),
    h(
      'div',
      { class: 'figures' },
      trace.moving.map(([name, chart, start]) =>
        h(Figure, {
          key: `${trace.name} ${word(name)}`,
          name: word(name),
          svg: data.charts[chart] ?? '',
          state: stateAt(trace, word(name), word(start), store.state.step),
        }),
      ),
    ),
  );
}

function stateAt(
  trace: TraceData,
  name: string,
  start: string,
  step: number,
): string {
  const change = trace.steps
    .slice(0, step)
    .flatMap(({ changed = [] }) => changed)
    .findLast(([field]) => word(field) === `${name}.state`);
  return change === undefined ? start : word(change[2]);
}

function Figure({
  name,
  svg,
  state,
}: {
  readonly name: string;
  readonly svg: string;
  readonly state: string;
}): ComponentChild {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) box.current.innerHTML = svg;
  }, [svg]);
  useLayoutEffect(() => {
    for (const group of box.current?.querySelectorAll('[data-state]') ?? []) {
      const lit = group.getAttribute('data-state') === state;
      group.classList.toggle('lit', lit);
    }
    box.current
      ?.querySelector('svg')
      ?.setAttribute('aria-label', `${name} is ${state}`);
  }, [svg, state, name]);
  return h(
    'figure',
    null,
    h('figcaption', null, `${name}: ${state}`),
    h('div', { ref: box }),
  );
}
