/**
 * Finite value domains for chart contexts, event payloads and parameters.
 *
 * A domain is data, so the TypeScript types, the alphabet a chart is tabulated
 * over and the exported models are all read from one declaration and cannot
 * disagree (design.md, sections 4 and 7).
 */

/** The name of a sort of interchangeable objects, for example `vm`. */
export type Sort = string;

/** The name of one object, unique across all sorts, for example `VM1`. */
export type ObjectName = string;

/** A typed reference: the value is the name of an object of `sort`. */
export interface RefDomain {
  readonly kind: 'ref';
  readonly sort: Sort;
}

/** A typed reference that may also point at nothing (`null`). */
export interface OptionalRefDomain {
  readonly kind: 'optionalRef';
  readonly sort: Sort;
}

/** One of a fixed list of words. */
export interface EnumDomain<V extends string = string> {
  readonly kind: 'enum';
  readonly values: readonly V[];
}

/** True or false. */
export interface FlagDomain {
  readonly kind: 'flag';
}

/** A whole number 0..max; `counts` says what it counts, for the reader. */
export interface CounterDomain {
  readonly kind: 'counter';
  readonly max: number;
  readonly counts: string;
}

export type Domain =
  RefDomain | OptionalRefDomain | EnumDomain | FlagDomain | CounterDomain;

/** Named domains: a chart's context, or the payload of one event. */
export type Domains = Readonly<Record<string, Domain>>;

/** Any value a domain can hold. */
export type Value = ObjectName | number | boolean | null;

/** The TypeScript type of a domain's values. */
export type ValueOf<D extends Domain> = D extends RefDomain
  ? ObjectName
  : D extends OptionalRefDomain
    ? ObjectName | null
    : D extends EnumDomain<infer V>
      ? V
      : D extends FlagDomain
        ? boolean
        : number;

/** The TypeScript type of a record of domains. */
export type ValuesOf<D extends Domains> = {
  [K in keyof D]: ValueOf<D[K]>;
};

export const ref = (sort: Sort): RefDomain => ({ kind: 'ref', sort });

export const optionalRef = (sort: Sort): OptionalRefDomain => ({
  kind: 'optionalRef',
  sort,
});

export const oneOf = <const V extends string>(
  ...values: readonly V[]
): EnumDomain<V> => ({ kind: 'enum', values });

export const flag = (): FlagDomain => ({ kind: 'flag' });

export const counter = (max: number, counts: string): CounterDomain => ({
  kind: 'counter',
  max,
  counts,
});

/**
 * Every value of a domain, in a fixed order.
 *
 * @param objectsOf the objects of a sort in the scope at hand
 */
export function valuesIn(
  domain: Domain,
  objectsOf: (sort: Sort) => readonly ObjectName[],
): readonly Value[] {
  switch (domain.kind) {
    case 'ref':
      return objectsOf(domain.sort);
    case 'optionalRef':
      return [null, ...objectsOf(domain.sort)];
    case 'enum':
      return domain.values;
    case 'flag':
      return [false, true];
    case 'counter':
      return Array.from({ length: domain.max + 1 }, (_, n) => n);
  }
}
