import { describe, expect, it } from 'vitest';
import type { Universe } from './system.js';
import { objectsOf } from './system.js';

const universe: Universe = {
  sorts: { book: ['b1', 'b2'], disc: ['d1'], map: [] },
  unions: { medium: ['disc', 'book'], item: ['medium', 'map'] },
  relations: {},
};

describe('objectsOf', () => {
  it.each([
    { sort: 'book', objects: ['b1', 'b2'] },
    { sort: 'map', objects: [] },
    { sort: 'medium', objects: ['d1', 'b1', 'b2'] },
    { sort: 'item', objects: ['d1', 'b1', 'b2'] },
  ])('lists $sort in a fixed order', ({ sort, objects }) => {
    expect(objectsOf(universe, sort)).toEqual(objects);
  });

  it('names the sorts there are when asked for another', () => {
    expect(() => objectsOf(universe, 'boook')).toThrow(
      /unknown sort 'boook'; this scope has book, disc, map, medium, item/,
    );
  });
});
