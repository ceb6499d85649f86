/** The first object that fits, in the order of the objects' numbers. */
import { all, is } from '../../../../checker/language/formula.js';
import type { Formula, Var } from '../../../../checker/language/formula.js';
import type { Sort } from '../../../../checker/language/domain.js';
import { forEach, send, when } from '../../../../checker/language/operation.js';
import type { Step } from '../../../../checker/language/operation.js';
import { search } from './addresses.js';

/** One search at a time for each of these; searches for different things may
 * nest. */
export type Lookup = 'number' | 'pointer' | 'slot' | 'match';

export interface Search {
  readonly lookup: Lookup;
  readonly each: Var;
  readonly sort: Sort;
  readonly where: Formula;
  /** Only from this object on, and up to that one, both included. */
  readonly between?: { readonly from: Formula; readonly to: Formula };
}

/** Where the search of one kind stands; a lookup is an object of its own. */
const at = (lookup: Lookup) => search({ relation: lookup, of: 't' });

export const lookups: readonly Lookup[] = [
  'number',
  'pointer',
  'slot',
  'match',
];

/** Nothing fitted; to be asked between `searchFirst` and `endSearch`. */
export const nothingFound = (lookup: Lookup): Formula =>
  is(at(lookup), ['before', 'looking', 'failed']);

/** Performs the steps for the first object that fits, if there is one. */
export const searchFirst = (
  { lookup, each, sort, where, between }: Search,
  steps: readonly Step[],
): readonly Step[] => {
  const looking = is(at(lookup), 'looking');
  const found: Step = when(all(looking, where), [
    send(at(lookup), 'FIND'),
    ...steps,
  ]);
  if (between === undefined)
    return [send(at(lookup), 'OPEN'), forEach(each, sort, undefined, [found])];
  return [
    forEach(each, sort, undefined, [
      when(all(between.from, is(at(lookup), 'before')), [
        send(at(lookup), 'OPEN'),
      ]),
      found,
      when(all(between.to, is(at(lookup), ['before', 'looking'])), [
        send(at(lookup), 'CLOSE'),
      ]),
    ]),
  ];
};

export const endSearch = (lookup: Lookup): Step => send(at(lookup), 'RESET');
