/** One slip in a well-formed system is noticed, or makes no difference: what a
 * scope has nothing of is not looked at. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Claim } from '../language/claim.js';
import type { System } from '../language/system.js';
import { randomPlan } from '../testing/random/arbitrary.js';
import { systemOf } from '../testing/random/draw.js';
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

/** In claims, of an instance of a chart of two objects. */
const inPairs =
  (
    change: (of: readonly unknown[], over: readonly string[]) => unknown,
  ): Slip =>
  (system, n) => {
    const over = new Map(
      system.charts.map((chart) => [chart.name, chart.over]),
    );
    const claims = changed(system.claims, n, (value) => {
      if (!isObject(value) || !Array.isArray(value['of'])) return undefined;
      const sorts = over.get(String(value['chart'])) ?? [];
      if (sorts.length !== 2) return undefined;
      const of = change(value['of'] as readonly unknown[], sorts);
      return of === undefined ? undefined : { ...value, of };
    });
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
  'objects in the wrong order': inPairs((of, [one, other]) =>
    one === other ? undefined : [...of].reverse(),
  ),
  'an object dropped': inPairs((of) => of.slice(0, 1)),
  'a value of no domain': inParts((value, key) =>
    key === 'having' && isObject(value) && Object.keys(value).length > 0
      ? Object.fromEntries(
          Object.keys(value).map((name) => [name, { literal: 'home' }]),
        )
      : undefined,
  ),
  'two charts of a name': twice('charts'),
  'two operations of a name': twice('operations'),
  'two claims of a name': twice('claims'),
  'two rules of a name': twice('rules'),
  'an object of two sorts': (system) => ({
    ...system,
    universe: {
      ...system.universe,
      sorts: {
        ...system.universe.sorts,
        more: Object.values(system.universe.sorts).flat().slice(0, 1),
      },
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

/** What a system comes to, as far as a search can tell. */
const meaning = (system: System): string => {
  const { steps, claims, initial } = compile(system);
  return JSON.stringify([
    initial,
    steps.map(({ instructions }) => instructions),
    claims.map(({ instances }) => instances),
  ]);
};

it.each(Object.entries(slips))('%s is noticed', (_, slip) => {
  let noticed = 0;
  fc.assert(
    fc.property(randomPlan, fc.nat(), (plan, n) => {
      const system = systemOf(plan);
      const before = problemsOf(system);
      expect(before).toEqual([]);
      const wrong = slip(system, n);
      if (wrong === null) return;
      if (JSON.stringify(wrong) === JSON.stringify(system)) return;
      if (problemsOf(wrong).length > 0) noticed++;
      else expect(meaning(wrong)).toBe(meaning(system));
    }),
    { seed: 20210330, numRuns: 60 },
  );
  expect(noticed).toBeGreaterThan(3);
});
