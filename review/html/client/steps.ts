/** The steps of a trace with a column for each claim. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { StepData, TraceData } from '../data.js';
import type { Then } from '../then.js';
import { data, word } from './dom.js';
import type { ViewProps } from './player.js';
import { actorIn, stepTo } from './state.js';

interface Props extends ViewProps {
  /** What becomes of the trace with a rule switched. */
  readonly then: Then | null;
}

export function Steps({ store, trace, then }: Props): ComponentChild {
  const { actor, step } = store.state;
  const claims = claimsOf(trace);
  const rows = trace.steps
    .map((own, n) => ({ own, n: n + 1 }))
    .filter(({ own }) => actor === null || actorIn(data, own.action) === actor);
  const row = (n: number, own: StepData | null): ComponentChild =>
    h(
      'tr',
      { class: n === step ? 'now' : '' },
      h(
        'th',
        { scope: 'row' },
        h(
          'button',
          {
            type: 'button',
            'aria-current': n === step ? 'step' : undefined,
            onClick: () => {
              store.update((s) => stepTo(data, s, n));
            },
          },
          own === null ? '0 start' : `${n} ${word(own.action)}`,
        ),
      ),
      h('td', null, own === null ? '' : resultOf(own, n, then)),
      claims.map((claim) =>
        happens(n, then) ? claimCell(trace, claim, n, own) : h('td', null, '-'),
      ),
    );
  return h(
    'div',
    { class: 'scroll', role: 'region', tabIndex: 0, 'aria-label': 'Steps' },
    h(
      'table',
      { class: 'steps' },
      h(
        'caption',
        null,
        then === null
          ? 'Steps and claims'
          : 'Steps, and claims as they were recorded',
      ),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'step'),
          h('th', { scope: 'col' }, 'result'),
          claims.map((claim) =>
            h('th', { scope: 'col', class: 'claim' }, h('span', null, claim)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        row(0, null),
        rows.map(({ own, n }) => row(n, own)),
      ),
    ),
  );
}

/** The trace's own first. */
function claimsOf({ claim, claims }: TraceData): readonly string[] {
  return [...new Set([claim, ...claims.map(word)])];
}

/** Whether a step still does with a rule switched. */
const happens = (n: number, then: Then | null): boolean =>
  then === null || then.step === null || n < then.step;

function resultOf(own: StepData, n: number, then: Then | null): ComponentChild {
  if (then?.step === n) return h('strong', null, 'stops here');
  if (!happens(n, then)) return 'not reached';
  return own.result === undefined ? 'ok' : word(own.result);
}

/** Words first; colour only repeats them. */
function claimCell(
  { claim: own, shows, steps }: TraceData,
  claim: string,
  n: number,
  step: StepData | null,
): ComponentChild {
  const last = n === steps.length && claim === own;
  if (last && shows === 'REACHED') return h('td', null, 'REACHED');
  const broken = step?.broken?.map(word).includes(claim) ?? false;
  const bad = last || broken;
  // A scenario is no claim that could hold before it is reached.
  const fine = claim === own && shows === 'REACHED' ? '-' : 'ok';
  return h('td', { class: bad ? 'bad' : '' }, bad ? 'BAD' : fine);
}
