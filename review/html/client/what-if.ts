/** One rule switched, and what becomes of the trace then. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { Then } from '../then.js';
import { data } from './dom.js';
import type { ViewProps } from './player.js';
import { stepTo } from './state.js';

interface Props extends ViewProps {
  readonly thens: readonly Then[];
  /** The rule that is switched, if one is. */
  readonly then: Then | null;
}

export function WhatIf({ store, trace, thens, then }: Props): ComponentChild {
  const count = trace.steps.length;
  const step = then?.step ?? null;
  return h(
    'fieldset',
    null,
    h('legend', null, 'What if one rule were switched? (w)'),
    h(
      'div',
      { class: 'choices' },
      choice('as recorded', '', null),
      thens.map((known) =>
        choice(
          `${known.rule} ${known.on ? 'off' : 'on'}`,
          shortly(known, count),
          known.rule,
        ),
      ),
    ),
    h(
      'p',
      { class: 'then', 'aria-live': 'polite' },
      then === null
        ? 'As recorded.'
        : `With ${then.rule} ${then.on ? 'off' : 'on'}: ${then.says}.`,
    ),
    step === null || step > count
      ? null
      : h(
          'button',
          {
            type: 'button',
            onClick: () => {
              store.update((s) => stepTo(data, s, step));
            },
          },
          `go to step ${step}`,
        ),
  );

  function choice(
    label: string,
    outcome: string,
    rule: string | null,
  ): ComponentChild {
    return h(
      'label',
      { key: label },
      h('input', {
        type: 'radio',
        name: 'what-if',
        checked: store.state.rule === rule,
        onChange: () => {
          store.update((s) => ({ ...s, rule, said: '' }));
        },
      }),
      ` ${label}`,
      outcome === '' ? null : h('span', { class: 'outcome' }, `: ${outcome}`),
    );
  }
}

function shortly({ step, open }: Then, count: number): string {
  if (open) return 'not searched';
  if (step === null) return 'goes through';
  return step > count ? 'no harm' : `stops at ${step}`;
}
