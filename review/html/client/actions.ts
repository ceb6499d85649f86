/** Everything a key does; each has a button, too. */
import { copyMail, data, focusOn, switchTheme } from './dom.js';
import type { State } from './state.js';
import { nextActor, stepTo, traceBy, traceNamed } from './state.js';
import type { Store } from './store.js';

export interface Action {
  readonly key: string;
  readonly label: (state: State) => string;
  readonly run: (store: Store) => void;
}

const moves = (
  key: string,
  label: string | Action['label'],
  change: (state: State) => State,
): Action => ({
  key,
  label: typeof label === 'string' ? () => label : label,
  run: (store) => {
    store.update(change);
  },
});

const does = (
  key: string,
  label: string,
  run: (store: Store) => void,
): Action => ({ key, label: () => label, run });

const lastOf = ({ trace }: State): number =>
  traceNamed(data, trace)?.steps.length ?? 0;

const stepping: readonly Action[] = [
  moves('k', 'previous step', (s) => stepTo(data, s, s.step - 1)),
  moves('j', 'next step', (s) => stepTo(data, s, s.step + 1)),
  moves('[', 'first', (s) => stepTo(data, s, 0)),
  moves(']', 'last', (s) => stepTo(data, s, lastOf(s))),
];

/** Of no use where there is one trace only. */
const choosing: readonly Action[] = [
  moves('p', 'previous trace', (s) => traceBy(data, s, -1)),
  moves('n', 'next trace', (s) => traceBy(data, s, 1)),
  does('/', 'filter', () => {
    focusOn('filter');
  }),
];

const showing: readonly Action[] = [
  moves(
    'd',
    ({ all }) => (all ? 'changed only' : 'all so far'),
    (s) => ({ ...s, all: !s.all }),
  ),
  moves(
    'a',
    ({ actor }) => `actor: ${actor ?? 'all'}`,
    (s) => nextActor(data, s),
  ),
  does('w', 'what if', () => {
    document.querySelector<HTMLElement>('input[name=what-if]:checked')?.focus();
  }),
  does('c', 'copy as mail', (store) => {
    void copyMail(store.state.trace).then((ok) => {
      const said = ok ? 'copied as mail' : 'could not copy; the text is below';
      store.update((s) => ({ ...s, said }));
    });
  }),
  does('t', 'theme', switchTheme),
  moves('?', 'keys', (s) => ({ ...s, help: !s.help })),
];

export const actions: readonly Action[] = [
  ...stepping,
  ...(data.traces.length > 1 ? choosing : []),
  ...showing,
];

/** Back to the whole list and the trace as recorded. */
export function back(store: Store): void {
  store.update((s) => ({ ...s, query: '', rule: null, said: '' }));
  focusOn('player');
}

export function onKey(store: Store, event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { target } = event;
  const typing = target instanceof HTMLElement && target.id === 'filter';
  const { query, rule } = store.state;
  if (event.key === 'Escape' && (typing || query !== '' || rule !== null)) {
    event.preventDefault();
    back(store);
  }
  if (typing || !store.state.keys) return;
  const action = actions.find(({ key }) => key === event.key);
  if (action === undefined) return;
  event.preventDefault();
  action.run(store);
}
