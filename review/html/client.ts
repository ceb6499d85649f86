/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Time travel over the page's traces. Runs in a browser, works on the data
 * in the page; the page reads without it.
 */
import { h, render } from 'preact';
import { onKey } from './client/actions.js';
import { data, focusOn, textOf } from './client/dom.js';
import { matching } from './client/filter.js';
import { roveMatrix } from './client/matrix.js';
import { Player } from './client/player.js';
import { goTo, hashOf, placeOf, startOf } from './client/state.js';
import type { State } from './client/state.js';
import { Store } from './client/store.js';

const app = document.getElementById('app');
const store = new Store(startOf(data, location.hash), changed);

function draw(): void {
  if (app !== null) render(h(Player, { store }), app);
}

function changed(now: State, before: State): void {
  draw();
  if (hashOf(now) !== hashOf(before))
    history.replaceState(null, '', hashOf(now));
  if (now.query !== before.query) narrowTexts(now.query);
}

/** The traces as text are narrowed with the list. */
function narrowTexts(query: string): void {
  const shown = new Set(matching(data, query).map(({ name }) => name));
  for (const { name } of data.traces) {
    const text = textOf(name);
    if (text !== null) text.hidden = !shown.has(name);
  }
}

function onHash(): void {
  const place = placeOf(data, location.hash);
  if (place === null) return;
  store.update((state) => goTo(data, state, place));
  document.getElementById('player')?.scrollIntoView();
  focusOn('player');
}

draw();
addEventListener('hashchange', onHash);
addEventListener('keydown', (event) => {
  onKey(store, event);
});
if (placeOf(data, location.hash) !== null) app?.scrollIntoView();
roveMatrix();
