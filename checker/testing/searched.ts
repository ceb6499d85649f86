/** A search with the states it found, as a re-check takes them. */
import type { Program } from '../compile/program.js';
import type {
  Exploration,
  ExploreOptions,
  FoundStates,
} from '../search/exploration.js';
import { explore } from '../search/explore.js';

export interface SearchedStates {
  readonly result: Exploration;
  readonly found: FoundStates;
}

export async function searchWithStates(
  program: Program,
  options: ExploreOptions = {},
): Promise<SearchedStates> {
  const handed: FoundStates[] = [];
  const result = await explore(program, {
    ...options,
    onFound: (states) => handed.push(states),
  });
  const [found] = handed;
  if (found === undefined) throw new Error('the search handed over no states');
  return { result, found };
}
