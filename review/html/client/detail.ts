/** What a step changed, why it was allowed, and what else could happen. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { StepData, TraceData } from '../data.js';
import type { Word } from '../words.js';
import { word } from './dom.js';
import type { ViewProps } from './player.js';

export function Detail({ store, trace }: ViewProps): ComponentChild {
  const { step, all } = store.state;
  const own: StepData | undefined = trace.steps[step - 1];
  const { enabled = [], refused = [] } = trace.others[step] ?? {};
  const changed = all ? soFar(trace, step) : (own?.changed ?? []);
  const inPlace =
    step < trace.steps.length ? `instead of step ${step + 1}` : 'after the end';
  return h(
    'div',
    null,
    h('h4', null, all ? 'Changed since the start' : `State after step ${step}`),
    changed.length === 0
      ? h('p', null, 'nothing changed')
      : listOf(
          changed.map(
            ([field, old, now]) =>
              `${word(field)}: ${word(old)} \u2192 ${word(now)}`,
          ),
        ),
    h('h4', null, own?.result === undefined ? 'Why allowed' : 'Refused by'),
    h('p', null, whyOf(own)),
    h('h4', null, `Not taken ${inPlace}`),
    refused.length === 0
      ? h('p', null, 'no rule refuses anything here')
      : listOf(
          refused.map(
            ([action, result, rules]) =>
              `${word(action)}: ${word(result)}, refused by ` +
              rules.map(word).join(', '),
          ),
        ),
    h(
      'details',
      null,
      h('summary', null, enabledText(enabled.length)),
      listOf(enabled.map(word)),
    ),
  );
}

const enabledText = (count: number): string =>
  count === 1 ? '1 other step is enabled' : `${count} other steps are enabled`;

function whyOf(own: StepData | undefined): string {
  if (own === undefined) return 'no step yet';
  const rules = (own.why ?? []).map(word).join(', ');
  return rules === '' ? 'no rule is asked; the state decides' : rules;
}

const listOf = (items: readonly string[]): ComponentChild =>
  h(
    'ul',
    null,
    items.map((item) => h('li', null, item)),
  );

function soFar(
  trace: TraceData,
  step: number,
): readonly (readonly [Word, Word, Word])[] {
  const found = new Map<Word, readonly [Word, Word, Word]>();
  for (const { changed = [] } of trace.steps.slice(0, step))
    for (const [field, old, now] of changed)
      found.set(field, [field, found.get(field)?.[1] ?? old, now]);
  return [...found.values()].filter(([, old, now]) => old !== now);
}
