import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prop } from '../../properties/prop.js';
import { oneLine, visible, withTexts } from './visible.js';
import { fitting, padEnd, padStart, widthOf } from './width.js';

/** What may move a cursor, turn the direction or hide something. */
const RAW =
  /[^\P{Cc}\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]|\p{Cs}/u;

describe('visible', () => {
  it('writes out what a terminal would obey', () => {
    expect(visible('\x1b[31mred\x07\x7f\x9b')).toBe(
      '\\x1b[31mred\\x07\\u007f\\u009b',
    );
    expect(visible('a\u202Eb\u2066c\uD800')).toBe('a\\u202eb\\u2066c\\ud800');
    expect(visible('one\ntwo\r\n\tthree')).toBe('one\ntwo\\r\n\\tthree');
    expect(oneLine('one\ntwo')).toBe('one\\ntwo');
  });

  it('leaves what only looks strange', () => {
    const text = 'naïve 漢字 e\u0301 👩‍👧 🇩🇪 \\x1b';
    expect(oneLine(text)).toBe(text);
    // A joiner that joins nothing would make two names look alike.
    expect(oneLine('a\u200Db')).toBe('a\\u200db');
  });

  prop(
    'lets through no control character but the newline, and is done at once',
    fc.string({ unit: 'binary' }),
    2000,
    (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(RAW);
      expect(oneLine(text)).not.toMatch(/[\n]/);
      expect(visible(shown)).toBe(shown);
    },
  );

  prop(
    'keeps a JSON document one, of the same meaning',
    fc.string({ unit: 'binary' }),
    2000,
    (text) => {
      const data = { [text]: [text] };
      expect(JSON.parse(visible(JSON.stringify(data)))).toEqual(data);
    },
  );

  it('reaches every text of a datum', () => {
    expect(
      withTexts({ 'a\n': ['\x1b', 1, null, { b: '\t' }] }, oneLine),
    ).toEqual({ 'a\\n': ['\\x1b', 1, null, { b: '\\t' }] });
  });
});

describe('width', () => {
  it('is counted in columns of what is shown', () => {
    expect(widthOf('set-only')).toBe(8);
    expect(widthOf('漢字')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('👩‍👧')).toBe(2);
    expect(padEnd('漢', 4) + '|').toBe('漢  |');
    expect(padStart('e\u0301', 3)).toBe('  e\u0301');
  });

  it('cuts between letters', () => {
    expect(fitting('漢字', 3)).toBe('漢');
    expect(fitting('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
    expect(fitting('short', 78)).toBe('short');
  });
});
