import { describe, expect, it } from 'vitest';
import { exists, is, same } from '../../checker/language/formula.js';
import { section, send, when } from '../../checker/language/operation.js';
import { defineCall } from './call.js';
import { callWith } from './within.js';

const shelf = (of: string) => ({ chart: 'shelf', of: [of] });

const lend = defineCall({
  name: 'lend',
  convention: 'errno',
  meaning: '',
  source: '',
  params: { book: 'book' },
  sections: [
    section('look', '', [
      when(exists('other', 'book', same('other', 'book')), [
        send(shelf('book'), 'TAKE', { what: 'book' }),
      ]),
    ]),
    section('note', '', [
      when(is(shelf('book'), 'empty', { last: 'book' }), []),
    ]),
  ],
});

describe('callWith', () => {
  it('runs the sections together with the arguments filled in', () => {
    const novel = { relation: 'favourite', of: 'reader' };
    expect(callWith(lend, { book: novel })).toEqual([
      when(exists('other', 'book', same('other', novel)), [
        send({ chart: 'shelf', of: [novel] }, 'TAKE', { what: novel }),
      ]),
      when(is({ chart: 'shelf', of: [novel] }, 'empty', { last: novel }), []),
    ]);
  });

  it('refuses a call without one of its arguments', () => {
    expect(() => callWith(lend, {})).toThrow(
      /'lend' is made without its argument 'book'/,
    );
  });

  it('refuses an argument that a variable inside would capture', () => {
    expect(() => callWith(lend, { book: 'other' })).toThrow(
      /uses the variable 'other' itself/,
    );
  });
});
