/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Time travel over the page's traces. Runs in a browser, works on the data
 * in the page; the page reads without it.
 */
import { h, render } from 'preact';
import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageData, StepData, TraceData, Word } from './data.js';

interface Place {
  readonly trace: string;
  readonly step: number;
}

const data = JSON.parse(
  document.getElementById('data')?.textContent ?? '',
) as PageData;

const word = (at: Word): string => data.words[at] ?? '';

/** `#t=<trace>&s=<step>`; names, so that a link outlives a rebuild. */
function placeOf(hash: string): Place | null {
  const params = new URLSearchParams(hash.slice(1));
  const trace = params.get('t');
  if (trace === null || !data.traces.some(({ name }) => name === trace))
    return null;
  const step = Number(params.get('s') ?? '0');
  return { trace, step: Number.isInteger(step) ? Math.max(0, step) : 0 };
}

const hashOf = ({ trace, step }: Place): string =>
  `#t=${encodeURIComponent(trace)}&s=${step}`;

function App(): ComponentChild {
  const first = data.traces[0]?.name ?? '';
  const [place, setPlace] = useState<Place>(
    placeOf(location.hash) ?? { trace: first, step: 0 },
  );
  const [all, setAll] = useState(false);
  const [actor, setActor] = useState('');
  const [keys, setKeys] = useState(true);
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState('');
  const own = useRef<HTMLElement>(null);
  const trace = data.traces.find(({ name }) => name === place.trace);
  const last = trace?.steps.length ?? 0;
  const step = Math.min(place.step, last);

  const go = (next: Place): void => {
    setPlace(next);
    history.replaceState(null, '', hashOf(next));
  };
  const to = (at: number): void => {
    go({ trace: place.trace, step: Math.min(Math.max(at, 0), last) });
  };
  const other = (by: number): void => {
    const at = data.traces.findIndex(({ name }) => name === place.trace);
    const next =
      data.traces[(at + by + data.traces.length) % data.traces.length];
    if (next !== undefined) go({ trace: next.name, step: 0 });
  };
  const actors = [...new Set((trace?.steps ?? []).map((s) => word(s.actor)))];
  const cycle = (): void => {
    const names = ['', ...actors];
    setActor(names[(names.indexOf(actor) + 1) % names.length] ?? '');
  };
  const copy = (): void => {
    if (trace === undefined) return;
    void copied(trace.mail).then((ok) => {
      setSaid(ok ? 'copied as mail' : 'could not copy; select the text below');
    });
  };
  const theme = (): void => {
    const root = document.documentElement;
    const dark =
      root.dataset['theme'] ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    root.dataset['theme'] = dark === 'dark' ? 'light' : 'dark';
  };

  const actions: readonly Action[] = [
    {
      key: 'k',
      label: 'previous step',
      run: () => {
        to(step - 1);
      },
    },
    {
      key: 'j',
      label: 'next step',
      run: () => {
        to(step + 1);
      },
    },
    {
      key: '[',
      label: 'first',
      run: () => {
        to(0);
      },
    },
    {
      key: ']',
      label: 'last',
      run: () => {
        to(last);
      },
    },
    {
      key: 'p',
      label: 'previous trace',
      run: () => {
        other(-1);
      },
    },
    {
      key: 'n',
      label: 'next trace',
      run: () => {
        other(1);
      },
    },
    {
      key: 'd',
      label: all ? 'changed only' : 'all so far',
      run: () => {
        setAll(!all);
      },
    },
    {
      key: 'a',
      label: actor === '' ? 'actor: all' : `actor: ${actor}`,
      run: cycle,
    },
    { key: 'c', label: 'copy as mail', run: copy },
    { key: 't', label: 'theme', run: theme },
    {
      key: '?',
      label: 'keys',
      run: () => {
        setHelp(!help);
      },
    },
  ];

  useEffect(() => {
    const onHash = (): void => {
      const next = placeOf(location.hash);
      if (next === null) return;
      setPlace(next);
      own.current?.scrollIntoView();
      own.current?.focus();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!keys || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof HTMLSelectElement) return;
      const action = actions.find(({ key }) => key === event.key);
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('hashchange', onHash);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('hashchange', onHash);
      removeEventListener('keydown', onKey);
    };
  });

  if (trace === undefined) return h('p', null, 'This page has no traces.');
  return h(
    'section',
    { class: 'player', ref: own, tabIndex: -1, 'aria-labelledby': 'h-player' },
    h('h2', { id: 'h-player' }, 'Counterexample, step by step'),
    h(
      'label',
      null,
      'Trace ',
      h(
        'select',
        {
          id: 'trace',
          value: trace.name,
          onChange: (event: Event) => {
            if (event.target instanceof HTMLSelectElement)
              go({ trace: event.target.value, step: 0 });
          },
        },
        data.traces.map(({ name }) => h('option', { value: name }, name)),
      ),
    ),
    h('p', null, `${trace.question} ${trace.says}`),
    h(
      'div',
      { class: 'controls' },
      actions.map(({ key, label, run }) =>
        h(
          'button',
          { type: 'button', onClick: run, 'data-key': key },
          `${label} (${key})`,
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': keys,
          onClick: () => {
            setKeys(!keys);
          },
        },
        'single-letter keys',
      ),
    ),
    h(
      'p',
      { hidden: !help },
      'Each button names its key. Matrix cells: arrow keys. ' +
        'The address names the trace and the step.',
    ),
    h(
      'label',
      null,
      `Step ${step} of ${last}`,
      h('input', {
        type: 'range',
        min: 0,
        max: last,
        value: step,
        onInput: (event: Event) => {
          if (event.target instanceof HTMLInputElement)
            to(Number(event.target.value));
        },
      }),
    ),
    h(
      'p',
      { role: 'status', 'aria-live': 'polite' },
      said || told(trace, step),
    ),
    h(
      'div',
      { class: 'panes' },
      h(Steps, { trace, step, actor, to }),
      h(State, { trace, step, all }),
    ),
    h(Lanes, { trace, step }),
    h(Figures, { trace, step }),
  );
}

interface Action {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

function told(trace: TraceData, step: number): string {
  const own = trace.steps[step - 1];
  return own === undefined
    ? 'At the start.'
    : `Step ${step}: ${word(own.action)}, ${word(own.result)}.`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The claims that this trace breaks, its own first. */
function claimsOf(trace: TraceData): readonly string[] {
  const broken = trace.steps.flatMap((step) => step.broken.map(word));
  return [...new Set([trace.claim, ...broken])];
}

function Steps({
  trace,
  step,
  actor,
  to,
}: {
  readonly trace: TraceData;
  readonly step: number;
  readonly actor: string;
  readonly to: (step: number) => void;
}): ComponentChild {
  const claims = claimsOf(trace);
  const rows = trace.steps
    .map((own, n) => ({ own, n: n + 1 }))
    .filter(({ own }) => actor === '' || word(own.actor) === actor);
  return h(
    'div',
    { class: 'scroll', role: 'region', tabIndex: 0, 'aria-label': 'Steps' },
    h(
      'table',
      null,
      h('caption', null, 'Steps and claims'),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'step'),
          h('th', { scope: 'col' }, 'result'),
          claims.map((claim) => h('th', { scope: 'col' }, claim)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map(({ own, n }) =>
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
                    to(n);
                  },
                },
                `${n} ${word(own.action)}`,
              ),
            ),
            h('td', null, word(own.result)),
            claims.map((claim) => {
              const last = n === trace.steps.length && claim === trace.claim;
              const bad = last || own.broken.map(word).includes(claim);
              return h('td', { class: bad ? 'bad' : '' }, bad ? 'BAD' : 'ok');
            }),
          ),
        ),
      ),
    ),
  );
}

function State({
  trace,
  step,
  all,
}: {
  readonly trace: TraceData;
  readonly step: number;
  readonly all: boolean;
}): ComponentChild {
  const own: StepData | undefined = trace.steps[step - 1];
  const next = trace.steps[step] ?? trace.then;
  const changed = all ? soFar(trace, step) : (own?.changed ?? []);
  return h(
    'div',
    null,
    h('h3', null, all ? 'Changed since the start' : `State after step ${step}`),
    changed.length === 0
      ? h('p', null, 'nothing changed')
      : h(
          'ul',
          null,
          changed.map(([field, old, now]) =>
            h('li', null, `${word(field)}: ${word(old)} \u2192 ${word(now)}`),
          ),
        ),
    h(
      'h3',
      null,
      own !== undefined && word(own.result) !== 'ok'
        ? 'Refused by'
        : 'Why allowed',
    ),
    h(
      'p',
      null,
      own === undefined
        ? 'no step yet'
        : own.why.map(word).join(', ') ||
            'no rule is asked; the state allows it',
    ),
    h(
      'h3',
      null,
      `Not taken ${step < trace.steps.length ? `instead of step ${step + 1}` : 'after the end'}`,
    ),
    next.refused.length === 0
      ? h('p', null, 'no rule refuses anything here')
      : null,
    h(
      'ul',
      null,
      next.refused.map(([action, result, rules]) =>
        h(
          'li',
          null,
          `${word(action)}: ${word(result)}, refused by ${rules.map(word).join(', ')}`,
        ),
      ),
    ),
    h(
      'details',
      null,
      h('summary', null, `${next.enabled.length} other steps are enabled`),
      h(
        'ul',
        null,
        next.enabled.map((action) => h('li', null, word(action))),
      ),
    ),
  );
}

function soFar(trace: TraceData, step: number): StepData['changed'] {
  const fields = new Map<Word, readonly [Word, Word, Word]>();
  for (const { changed } of trace.steps.slice(0, step))
    for (const [field, old, now] of changed)
      fields.set(field, [field, fields.get(field)?.[1] ?? old, now]);
  return [...fields.values()].filter(([, old, now]) => old !== now);
}

/** A column a party, a row a step: what each did. */
function Lanes({
  trace,
  step,
}: {
  readonly trace: TraceData;
  readonly step: number;
}): ComponentChild {
  const parties = [...new Set(trace.steps.map((own) => own.actor))].sort(
    (a, b) => (word(a) < word(b) ? -1 : 1),
  );
  return h(
    'div',
    { class: 'scroll', role: 'region', tabIndex: 0, 'aria-label': 'Lanes' },
    h(
      'table',
      null,
      h('caption', null, 'A lane for each party'),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, '#'),
          parties.map((party) => h('th', { scope: 'col' }, word(party))),
        ),
      ),
      h(
        'tbody',
        null,
        trace.steps.map((own, n) =>
          h(
            'tr',
            { class: n + 1 === step ? 'now' : '' },
            h('th', { scope: 'row' }, n + 1),
            parties.map((party) =>
              h(
                'td',
                null,
                party === own.actor
                  ? word(own.action).replace(/^\S+ /, '')
                  : '',
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** The charts of what moves in this trace, the current state lit. */
function Figures({
  trace,
  step,
}: {
  readonly trace: TraceData;
  readonly step: number;
}): ComponentChild {
  return h(
    'details',
    { open: true },
    h('summary', null, 'Statecharts, the current state lit'),
    h(
      'div',
      { class: 'figures' },
      trace.moving.map(({ name, chart, states }) =>
        h(Figure, {
          key: `${trace.name} ${name}`,
          name,
          chart,
          state: word(states[step] ?? 0),
        }),
      ),
    ),
  );
}

function Figure({
  name,
  chart,
  state,
}: {
  readonly name: string;
  readonly chart: string;
  readonly state: string;
}): ComponentChild {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const svg = data.charts.find((known) => known.chart === chart)?.svg ?? '';
    if (box.current !== null) box.current.innerHTML = svg;
  }, [chart]);
  useEffect(() => {
    for (const group of box.current?.querySelectorAll('[data-state]') ?? []) {
      const lit = group.getAttribute('data-state') === state;
      group.classList.toggle('lit', lit);
    }
    const svg = box.current?.querySelector('svg');
    svg?.setAttribute('aria-label', `${name} is ${state}`);
  }, [state, name]);
  return h(
    'figure',
    null,
    h('figcaption', null, `${name}: ${state}`),
    h('div', { ref: box }),
  );
}

/** The links of the matrix are one tab stop; arrows move between them. */
function roveMatrix(): void {
  const links = [
    ...document.querySelectorAll<HTMLAnchorElement>('table.matrix td a'),
  ];
  for (const [n, link] of links.entries()) link.tabIndex = n === 0 ? 0 : -1;
  const cellOf = (link: HTMLAnchorElement): readonly [number, number] => [
    link.closest('tr')?.rowIndex ?? 0,
    link.closest('td')?.cellIndex ?? 0,
  ];
  for (const link of links)
    link.addEventListener('keydown', (event) => {
      const [row, column] = cellOf(link);
      const next = links.filter((other) => {
        const [r, c] = cellOf(other);
        switch (event.key) {
          case 'ArrowRight':
            return r === row && c > column;
          case 'ArrowLeft':
            return r === row && c < column;
          case 'ArrowDown':
            return c === column && r > row;
          case 'ArrowUp':
            return c === column && r < row;
          default:
            return false;
        }
      });
      const backwards = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
      const target = backwards ? next.at(-1) : next[0];
      if (target === undefined) return;
      event.preventDefault();
      link.tabIndex = -1;
      target.tabIndex = 0;
      target.focus();
    });
}

const app = document.getElementById('app');
if (app !== null) {
  render(h(App, null), app);
  if (placeOf(location.hash) !== null) app.scrollIntoView();
}
roveMatrix();
