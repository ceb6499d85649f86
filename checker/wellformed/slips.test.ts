/** A well-formed system with one slip in it is never taken for well-formed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim } from '../language/claim.js';
import type { System } from '../language/system.js';
import { randomSystem } from '../testing/random-systems.js';
import { problemsOf } from './wellformed.js';

/** Breaks the `n`th place that it can break; null if there is none. */
type Slip = (system: System, n: number) => System | null;

/** A copy of the data in which the `n`th value that `change` takes is changed;
 * charts are left alone, for they are no data. */
function changed<T>(
  data: T,
  n: number,
  change: (value: unknown, key: string) => unknown,
): T | null {
  let places = 0;
  const count = (value: unknown, key: string): void => {
    if (change(value, key) !== undefined) places++;
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) count(inner, name);
  };
  count(data, '');
  if (places === 0) return null;
  let left = n % places;
  const copy = (value: unknown, key: string): unknown => {
    const instead = change(value, key);
    if (instead !== undefined && left-- === 0) return instead;
    if (instead !== undefined || typeof value !== 'object' || value === null)
      return value;
    return Array.isArray(value)
      ? value.map((inner, m) => copy(inner, String(m)))
      : Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [
            name,
            copy(inner, name),
          ]),
        );
  };
  return copy(data, '') as T;
}

const inParts =
  (change: (value: unknown, key: string) => unknown): Slip =>
  (system, n) => {
    const { operations, claims } = system;
    const parts = changed({ operations, claims }, n, change);
    return parts === null ? null : { ...system, ...parts };
  };

/** Of scripts, branches that sorts rule out are not looked at. */
const inClaims =
  (change: (value: unknown, key: string) => unknown): Slip =>
  (system, n) => {
    const claims = changed(system.claims, n, change);
    return claims === null ? null : { ...system, claims };
  };

const misspelt = (...keys: readonly string[]): Slip =>
  inParts((value, key) =>
    keys.includes(key) && typeof value === 'string' ? `${value}x` : undefined,
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const twice =
  (part: 'charts' | 'operations' | 'claims' | 'rules'): Slip =>
  (system, n) => ({
    ...system,
    [part]: [
      ...system[part],
      ...(system[part] as readonly unknown[]).slice(
        n % system[part].length,
        (n % system[part].length) + 1,
      ),
    ],
  });

const slips: Readonly<Record<string, Slip>> = {
  'a chart misspelt': misspelt('chart'),
  'an event misspelt': misspelt('event'),
  'a sort misspelt': misspelt('sort'),
  'a relation misspelt': misspelt('relation'),
  'a rule misspelt': misspelt('rule'),
  'a kind misspelt': inParts((value, key) =>
    key === 'kind' && ['is', 'same', 'send', 'equal'].includes(String(value))
      ? `${String(value)}x`
      : undefined,
  ),
  'a state misspelt': inParts((value, key) =>
    key === 'states' && Array.isArray(value)
      ? [...(value as readonly unknown[]), 'z']
      : undefined,
  ),
  'no states': inParts((_, key) => (key === 'states' ? [] : undefined)),
  'a field too many': inParts((value) =>
    isObject(value) && value['kind'] === 'is'
      ? { ...value, state: ['a'] }
      : undefined,
  ),
  'a payload dropped': inParts((value, key) =>
    key === 'with' && isObject(value) && Object.keys(value).length > 0
      ? {}
      : undefined,
  ),
  'a payload too many': inParts((value, key) =>
    key === 'with' ? { ...(value as object), more: { literal: 1 } } : undefined,
  ),
  'objects in the wrong order': inClaims((value, key) =>
    key === 'of' &&
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((term) => typeof term === 'string' || 'relation' in term)
      ? [...(value as readonly unknown[])].reverse()
      : undefined,
  ),
  'an object dropped': inClaims((value) =>
    isObject(value) && value['chart'] === 'pair'
      ? { ...value, of: ['p'] }
      : undefined,
  ),
  'an owner of another sort': inParts((value, key) =>
    key === 'owner' ? { literal: 'home' } : undefined,
  ),
  'two charts of a name': twice('charts'),
  'two operations of a name': twice('operations'),
  'two claims of a name': twice('claims'),
  'two rules of a name': twice('rules'),
  'an object of two sorts': (system) => ({
    ...system,
    universe: {
      ...system.universe,
      sorts: { ...system.universe.sorts, more: ['x1'] },
    },
  }),
  'a parameter of a claim renamed': (system, n) => ({
    ...system,
    claims: system.claims.map((claim, m): Claim =>
      'objects' in claim && m === n % system.claims.length
        ? { ...claim, objects: { ...claim.objects, thing: 'thingg' } }
        : claim,
    ),
  }),
};

it.each(Object.entries(slips))('%s is noticed', (_, slip) => {
  let broken = 0;
  fc.assert(
    fc.property(randomSystem, fc.nat(), (system, n) => {
      const before = problemsOf(system);
      expect(before).toEqual([]);
      const wrong = slip(system, n);
      if (wrong === null) return;
      if (JSON.stringify(wrong) === JSON.stringify(system)) return;
      broken++;
      expect(problemsOf(wrong)).not.toEqual([]);
    }),
    { seed: 20210330, numRuns: 60 },
  );
  expect(broken).toBeGreaterThan(3);
});
