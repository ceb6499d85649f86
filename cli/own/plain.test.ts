/** Designs as data: what they say of the catalogue's, and slips in them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { designs, findDesign } from '../../model/designs/index.js';
import { InputError } from '../../traces/input-error.js';
import { packageRoot } from '../../traces/package-root.js';
import { catalogue } from '../catalogue.js';
import { testWorld } from '../testing.js';
import { plainDesign, plainFields } from './plain.js';
import { outsideFolder } from './testing.js';

const docs = join(packageRoot, 'docs');
const schema = JSON.parse(
  readFileSync(join(docs, 'design-file.schema.json'), 'utf8'),
) as { readonly properties: Readonly<Record<string, unknown>> };
const conforms = new Ajv().compile(schema);

const read = (value: unknown) => plainDesign(value, 'mine.json', designs);

describe('a design as data', () => {
  const listOnly = findDesign('list-only');

  it('is the design it starts from, but for the rules it changes', () => {
    const mine = read({
      name: 'mine',
      from: 'list-only',
      rules: { add: ['set-at-bind'], remove: ['quota'] },
    });
    expect(new Set(mine.rules)).toEqual(
      new Set([
        ...(listOnly?.rules ?? []).filter((id) => id !== 'quota'),
        'set-at-bind',
      ]),
    );
    // The same objects: what compares them by identity must not be misled.
    expect(mine.charts).toBe(listOnly?.charts);
    expect(mine.operations).toBe(listOnly?.operations);
    expect(mine.scopes).toBe(listOnly?.scopes);
    expect(mine.summary).toBe('list-only without quota and with set-at-bind.');
    expect(mine.source).toBe('mine.json');
  });

  it('is hoped to hold, whatever breaks in the one it starts from', () => {
    const { expect: hoped } = read({ name: 'mine', from: 'list-only' });
    expect(listOnly?.expect['inter-vm-dma']).toBe('sometimes');
    expect(hoped['inter-vm-dma']).toBe('never');
    expect(hoped['recycled-to-other-vm']).toBe('sometimes');
    expect(hoped['pending-reclaimable']).toBe('always');
    const told = { 'inter-vm-dma': 'sometimes' };
    expect(read({ name: 'mine', expect: told }).expect).toMatchObject(told);
  });

  it('starts from set-and-list where it does not say from what', () => {
    const rules = ['set-at-bind', 'flush'];
    const mine = read({ name: 'mine', rules });
    expect(mine.rules).toEqual(rules);
    expect(mine.operations).toBe(findDesign('set-and-list')?.operations);
  });

  it('gives a scope as text or as an object, keys left out those of from', () => {
    const [text, record, base] = read({
      name: 'mine',
      scopes: ['ioasids=1,mdevs=1+1', { ioasids: 1, mdevs: [1, 1] }, {}],
    }).scopes;
    expect(text).toEqual(record);
    expect(text).toMatchObject({ vms: 2, quota: 2, mdevs: [1, 1] });
    expect(base).toBe(findDesign('set-and-list')?.scopes[0]);
  });

  it('is not asked for a witness that a scope has no room for', async () => {
    // list-only's own scopes have room for every witness, so it says nothing.
    const { file } = outsideFolder();
    const { run } = testWorld(catalogue, 'none');
    const mine = file('mine.json', {
      name: 'mine',
      from: 'list-only',
      claims: ['intra-vm-dma', 'one-pasid-on-two-devices'],
      scopes: ['ioasids=1,mdevs=1+1,quota=1'],
    });
    const { code, out } = await run('check', mine);
    expect(code).toBe(0);
    expect(out).toContain('all 1 expectations met');
  });
});

/** Each with what is told of it, and whether the schema sees it too. */
const slips: readonly (readonly [unknown, string, boolean])[] = [
  [[], 'should hold a design, an object, but holds a list', true],
  [{}, "'name' should be small letters, digits", true],
  [{ name: '../x' }, "'name' should be small letters, digits", true],
  [{ name: 'x', form: 'set-only' }, "'form'; did you mean 'from'?", true],
  [{ name: 'x', from: 'set-ony' }, "did you mean 'set-only'?", false],
  [{ name: 'x', from: 'reference' }, "in from 'reference'", false],
  [{ name: 'x', rules: 'none' }, 'a list of rules, or { add, remove }', true],
  [
    { name: 'x', rules: ['drian'] },
    "rule 'drian'; did you mean 'drain'?",
    false,
  ],
  [{ name: 'x', rules: ['drain', 'drain'] }, "names 'drain' once", true],
  [
    { name: 'x', rules: { ad: [] } },
    "of rules 'ad'; did you mean 'add'?",
    true,
  ],
  [{ name: 'x', rules: { add: ['drain'] } }, 'off in set-and-list', false],
  [
    { name: 'x', rules: { remove: ['id-from-fd'] } },
    'on in set-and-list',
    false,
  ],
  [{ name: 'x', claims: ['stale-us'] }, "did you mean 'stale-use'?", false],
  [{ name: 'x', claims: [] }, 'one claim or more', true],
  [{ name: 'x', claims: [{}] }, "'claims[0]' should be a text", true],
  [{ name: 'x', expect: { quota: 'never' } }, "claim in expect 'quota'", false],
  [
    { name: 'x', expect: { 'stale-use': 'no' } },
    "'never' or 'sometimes'",
    true,
  ],
  [{ name: 'x', scopes: [] }, 'one scope or more', true],
  [{ name: 'x', scopes: [7] }, "'scopes[0]' should be a scope", true],
  [
    { name: 'x', scopes: ['vms=9'] },
    'mine.json: scope: vms=9 is out of',
    false,
  ],
  [{ name: 'x', scopes: [{ vm: 2 }] }, "there is no 'vm'", true],
  [
    { name: 'x', mendedBy: 'set-and-lst' },
    "did you mean 'set-and-list'?",
    false,
  ],
];

describe('a slip in a design file', () => {
  it.each(slips)('%j is told by its field', (value, message, structural) => {
    let told: unknown = null;
    try {
      read(value);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(InputError);
    const { problem } = told as InputError;
    expect(problem.what).toContain(message);
    expect(problem.what).toContain('mine.json');
    expect(problem.tryThis).not.toBe('');
    expect(conforms(value)).toBe(!structural);
  });
});

describe('docs/design-file.schema.json', () => {
  it('has the fields that are read, and no others', () => {
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...plainFields]);
  });

  it('takes every example', () => {
    const folder = join(docs, 'examples');
    const examples = readdirSync(folder).filter((name) =>
      name.endsWith('.json'),
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const name of examples) {
      const value: unknown = JSON.parse(
        readFileSync(join(folder, name), 'utf8'),
      );
      expect(conforms(value)).toBe(true);
      expect(read(value).name).toBe(name.replace('.json', ''));
    }
  });
});
