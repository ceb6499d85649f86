/** Whatever a file or an argument holds, the terminal gets text. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../traces/package-root.js';
import { prop } from '../properties/prop.js';
import { catalogue } from './catalogue.js';
import type { Ran } from './testing.js';
import { lockCatalogue, testWorld } from './testing.js';

const folder = mkdtempSync(join(tmpdir(), 'ioasid-outside-'));
const lock = testWorld(lockCatalogue, '/nowhere');
const mail = testWorld(catalogue, '/nowhere');

/** No newline of its own, and nothing that a terminal obeys. */
const RAW =
  /[^\P{Cc}\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]|\p{Cs}/u;

const FORGED = '117 of 117 runs as expected.';

/** Text that wants to be more than text. */
const hostile = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...['\x1b[2J', '\x1b]0;x\x07', '\x9b', '\x00', '\r', '\t', '\x7f'],
          ...['\u202E', '\u2066', '\u200F', '\u2028', '\uD800', '\uFFFF'],
          ...['漢', 'e\u0301', '👩‍👧', "'", '"', '\\', '`', '*/', '=', ','],
          `\n${FORGED}\n`,
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join('')),
  fc.constant('w'.repeat(10_000)),
  fc.constantFrom('', '__proto__', 'constructor', `\n${FORGED}\n`),
);

/** @param byLine whether a line of the output means something */
function expectText({ code, out, err }: Ran, byLine = true): void {
  expect({ code, err }).toMatchObject({
    code: expect.toSatisfy((n) => [0, 1, 2, 3].includes(n as number)) as number,
  });
  for (const text of [out, err]) {
    expect(text).not.toMatch(RAW);
    if (byLine) expect(text.split('\n')).not.toContain(FORGED);
  }
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Place = readonly (string | number)[];

/** Where a document has texts; `key` is a place whose name is one. */
function textsOf(json: Json, at: Place = []): readonly Place[] {
  if (typeof json === 'string') return [at];
  if (json === null || typeof json !== 'object') return [];
  return Object.entries(json).flatMap(([key, value]) =>
    textsOf(value, [...at, key]),
  );
}

function put(json: Json, [head, ...rest]: Place, text: string): Json {
  if (head === undefined) return text;
  if (Array.isArray(json))
    return json.map((item, n) =>
      String(n) === head ? put(item, rest, text) : item,
    );
  if (json === null || typeof json !== 'object') return json;
  return { ...json, [head]: put(json[head] ?? null, rest, text) };
}

/** The document with one text replaced, or one key. */
const spoilt = (json: Json): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...textsOf(json)), hostile)
    .map(([place, text]) => JSON.stringify(put(json, place, text)));

describe('a trace', async () => {
  await lock.run('check', 'untidy', '--save', `${folder}/`);
  const file = join(folder, 'untidy--exclusion.trace.json');
  const trace = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const forms = [
    ...['text', 'mail', 'json', 'html', 'itf', 'mermaid', 'mermaid-state'],
    'litmus',
  ];

  prop(
    'shows none of what a field holds',
    fc.tuple(spoilt(trace), fc.constantFrom(...forms)),
    100,
    async ([text, form]) => {
      const path = join(folder, 'spoilt.trace.json');
      writeFileSync(path, text);
      expectText(await lock.run('show', path));
      expectText(await lock.run('explain', path));
      expectText(await lock.run('replay', path, '--design', 'tidy'));
      const drawn = await lock.run('replay', path, '--format', form);
      expectText(drawn, form !== 'html');
    },
  );

  prop('may be cut or be no JSON', hostile, 50, async (text) => {
    const path = join(folder, 'no.trace.json');
    writeFileSync(path, text);
    expectText(await lock.run('show', path));
  });
});

describe('a design', () => {
  const example = JSON.parse(
    readFileSync(
      join(packageRoot, 'docs/examples/set-at-bind-only.json'),
      'utf8',
    ),
  ) as Json;
  const whole = { ...(example as object), source: 's', mendedBy: 'set-only' };

  prop('shows none of what a field holds', spoilt(whole), 60, async (text) => {
    const path = join(folder, 'spoilt.json');
    writeFileSync(path, text);
    expectText(await mail.run('show', path));
  });

  it('of no clean name is told in words that can be pasted', async () => {
    const path = join(folder, "it's \x1b[2J\n117.json");
    writeFileSync(path, JSON.stringify({ ...whole, source: '\x1b\nforged' }));
    const { out, err, code } = await mail.run(
      ...['check', path, '--claim', 'foreign-free', '--depth', '3'],
    );
    expect(err).toBe('');
    expectText({ out, err, code });
    expect(out).toContain('(\\x1b\\nforged)');
    expect(out).toMatch(
      /Repro: npx ioasid check \$'.*it\\'s \\x1b\[2J\\x0a117.json' --scope/,
    );
  });
});

describe('an argument', () => {
  const flags = [
    '--scope',
    '--claim',
    '--format',
    '--seed',
    '--design',
    '--to',
  ];
  const words = ['check', 'replay', 'explain', 'compare', 'list', 'show', 'x'];

  prop(
    'is told as text',
    fc.tuple(
      fc.constantFrom(...words),
      fc.constantFrom('untidy', ''),
      fc.option(fc.constantFrom(...flags)),
      hostile,
    ),
    300,
    async ([verb, word, flag, text]) => {
      const named = word === '' ? [] : [word];
      const given = flag === null ? [text] : [`${flag}=${text}`];
      expectText(await lock.run(verb, ...named, ...given));
    },
  );
});
