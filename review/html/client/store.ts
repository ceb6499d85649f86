/** The one place that holds the state. Drawing follows at once, so that a
 * handler always sees what the last one left. */
import type { State } from './state.js';

export class Store {
  #state: State;

  constructor(
    start: State,
    private readonly changed: (now: State, before: State) => void,
  ) {
    this.#state = start;
  }

  get state(): State {
    return this.#state;
  }

  update(change: (state: State) => State): void {
    const before = this.#state;
    this.#state = change(before);
    this.changed(this.#state, before);
  }
}
