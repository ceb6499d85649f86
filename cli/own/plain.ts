/** A design as data: what it changes in a design of the catalogue. */
import type { Claim } from '../../checker/language/claim.js';
import type { Design } from '../../model/design.js';
import { expecting } from '../../model/expecting.js';
import { rulesOf } from '../../model/rules.js';
import { atField, field, object, str } from '../../traces/reader.js';
import type { Place, Reader } from '../../traces/reader.js';
import { unknownName } from '../catalogue.js';
import { fullClaim } from './claim.js';
import {
  among,
  designName,
  distinct,
  expectations,
  fieldsOf,
  mender,
  optional,
  refuseUnknown,
  scopes,
  underItsName,
} from './parts.js';

/** The fields of model/plain-design.ts, in the order of the page. */
export const plainFields = [
  'name',
  'source',
  'summary',
  'from',
  'rules',
  'claims',
  'expect',
  'scopes',
  'mendedBy',
] as const;

const DEFAULT_FROM = 'set-and-list';

/**
 * @param designs what `from` and `mendedBy` may name
 * @param claimsInFull whether a claim may be given as such, not by name only
 * @throws InputError naming the field that is wrong
 */
export function plainDesign(
  value: unknown,
  path: string,
  designs: readonly Design[],
  { claimsInFull }: { readonly claimsInFull: boolean } = {
    claimsInFull: false,
  },
): Design {
  // `$schema` is for editors.
  const top = fieldsOf(value, path, ['$schema', ...plainFields]);
  const name = field(top, 'name', designName);
  // Rules can be told apart only where the design says what they are.
  const bases = designs.filter((design) =>
    design.rules.every((id) => rulesOf(design).some((rule) => rule.id === id)),
  );
  const names = bases.map((design) => design.name);
  const from =
    optional(
      top,
      'from',
      among('design in from', names, 'ioasid list designs'),
    ) ?? DEFAULT_FROM;
  const base = bases.find((design) => design.name === from);
  if (base === undefined)
    throw unknownName(
      'design in from',
      from,
      names,
      'ioasid list designs',
      path,
    );
  const on = optional(top, 'rules', rulesOn(base)) ?? base.rules;
  const claims =
    optional(top, 'claims', claimsFor(base, bases, claimsInFull)) ??
    base.claims;
  const mendedBy = optional(top, 'mendedBy', mender(designs));
  return {
    name,
    source: optional(top, 'source', str) ?? path,
    summary: optional(top, 'summary', str) ?? changesIn(base, on),
    ...partsOf(base),
    rules: on,
    claims,
    expect: {
      ...expecting(claims),
      ...optional(top, 'expect', expectations(claims)),
    },
    scopes: optional(top, 'scopes', scopes(base.scopes[0])) ?? base.scopes,
    witnessNeeds: needsOf(claims, base, bases),
    ...(mendedBy === undefined ? {} : { mendedBy }),
  };
}

/** What a design is made of, its rules aside. */
function partsOf(base: Design): Pick<Design, 'charts' | 'operations'> {
  const { charts, operations, build, ruleSet, scopeKeys, probes } = base;
  return {
    charts,
    operations,
    ...(build === undefined ? {} : { build: underItsName(build) }),
    ...(ruleSet === undefined ? {} : { ruleSet }),
    ...(scopeKeys === undefined ? {} : { scopeKeys }),
    ...(probes === undefined ? {} : { probes }),
  };
}

/** A whole list, or what to add to the base's and what to remove. */
const rulesOn =
  (base: Design): Reader<readonly string[]> =>
  (value, at) => {
    const rule = among(
      'rule',
      rulesOf(base).map(({ id }) => id),
      'ioasid list rules',
    );
    if (Array.isArray(value)) return distinct(rule)(value, at);
    if (typeof value !== 'object')
      return atField(at, 'a list of rules, or { add, remove }', value);
    const changes = object(value, at);
    refuseUnknown(changes, ['add', 'remove']);
    const list = distinct(rule);
    const add = optional(changes, 'add', list) ?? [];
    const remove = optional(changes, 'remove', list) ?? [];
    for (const id of add)
      if (base.rules.includes(id))
        atField(under(at, 'add'), `rules that are off in ${base.name}`, id);
    for (const id of remove)
      if (!base.rules.includes(id))
        atField(under(at, 'remove'), `rules that are on in ${base.name}`, id);
    return [...base.rules.filter((id) => !remove.includes(id)), ...add];
  };

const under = (at: Place, name: string): Place => ({
  ...at,
  path: `${at.path}.${name}`,
});

/** Claims of the base, or of another design over the same charts. */
const claimsFor =
  (
    base: Design,
    designs: readonly Design[],
    inFull: boolean,
  ): Reader<readonly Claim[]> =>
  (value, at) => {
    const known = new Map<string, Claim>();
    for (const { charts, claims } of [base, ...designs])
      for (const claim of charts === base.charts ? claims : [])
        if (!known.has(claim.name)) known.set(claim.name, claim);
    const name = among('claim', [...known.keys()], 'ioasid list claims');
    const claims = new Map<string, Claim>();
    const items: readonly unknown[] = Array.isArray(value)
      ? value
      : atField(at, 'a list', value);
    for (const [n, item] of items.entries()) {
      const place = { ...at, path: `${at.path}[${n}]` };
      const claim =
        inFull && typeof item === 'object'
          ? fullClaim(item, place)
          : known.get(name(item, place));
      if (claim === undefined || claims.has(claim.name))
        return atField(place, 'a claim that the list names once', item);
      claims.set(claim.name, claim);
    }
    return claims.size > 0
      ? [...claims.values()]
      : atField(at, 'one claim or more', value);
  };

/** A design whose own scopes have room for a witness need not say what that
 * takes; one that takes its claims into other scopes must know. */
function needsOf(
  claims: readonly Claim[],
  base: Design,
  designs: readonly Design[],
): NonNullable<Design['witnessNeeds']> {
  const needs = Object.fromEntries(
    [...designs, base]
      .filter(({ charts }) => charts === base.charts)
      .flatMap(({ witnessNeeds = {} }) => Object.entries(witnessNeeds)),
  );
  return Object.fromEntries(
    claims.flatMap(({ name }) => {
      const need = needs[name];
      return need === undefined ? [] : [[name, need]];
    }),
  );
}

/** `list-only with set-at-bind.` */
function changesIn(
  { name, rules: had }: Design,
  on: readonly string[],
): string {
  const without = had.filter((id) => !on.includes(id));
  const more = on.filter((id) => !had.includes(id));
  const words = [
    ...(without.length === 0 ? [] : [`without ${without.join(', ')}`]),
    ...(more.length === 0 ? [] : [`with ${more.join(', ')}`]),
  ];
  return `${[name, words.join(' and ')].join(' ').trimEnd()}.`;
}
