/** A design written in the model's language, as a module exports it. */
import type { Claim } from '../../checker/language/claim.js';
import type { Design } from '../../model/design.js';
import { rules } from '../../model/rules.js';
import type { ModelRule } from '../../model/rules.js';
import { InputError } from '../../traces/input-error.js';
import {
  atField,
  field,
  list,
  mapOf,
  object,
  str,
} from '../../traces/reader.js';
import type { Place, Reader } from '../../traces/reader.js';
import { unknownName } from '../catalogue.js';
import { fullClaim } from './claim.js';
import {
  HELP_PAGE,
  designName,
  distinct,
  expectations,
  fieldsOf,
  mender,
  optional,
  scopes,
  underItsName,
} from './parts.js';
import type { Build } from './parts.js';

/** The fields of model/design.ts. */
const designFields = [
  'name',
  'source',
  'summary',
  'charts',
  'operations',
  'rules',
  'claims',
  'expect',
  'scopes',
  'witnessNeeds',
  'ruleNeeds',
  'mendedBy',
  'build',
  'ruleSet',
  'mends',
  'hunts',
  'scopeKeys',
  'probes',
  'limits',
  'remarks',
] as const;

/**
 * Names, expectations and scopes are looked at here; charts, scripts and
 * formulas when the design is compiled.
 *
 * @throws InputError naming the field that is wrong
 */
export function wholeDesign(
  value: unknown,
  path: string,
  designs: readonly Design[],
): Design {
  const top = fieldsOf(value, path, designFields);
  field(top, 'charts', list(chart));
  field(top, 'operations', list(operation));
  const claims = field(top, 'claims', distinctClaims);
  const expect = field(top, 'expect', expectations(claims));
  refuseUnexpected(claims, expect, path);
  const on = field(top, 'rules', distinct(str));
  const build = optional(top, 'build', builder);
  const ruleSet = optional(top, 'ruleSet', list(rule)) ?? rules;
  if (build === undefined) refuseUnknownRules(on, ruleSet, path);
  optional(top, 'mendedBy', mender(designs));
  optional(top, 'remarks', mapOf(str));
  optional(top, 'ruleNeeds', object);
  optional(top, 'hunts', list(object));
  optional(top, 'limits', str);
  const design = value as Design;
  return {
    ...design,
    name: field(top, 'name', designName),
    source: field(top, 'source', str),
    summary: field(top, 'summary', str),
    rules: on,
    claims,
    expect,
    scopes: field(top, 'scopes', scopes(undefined)),
    ...(build === undefined ? {} : { build: underItsName(build) }),
  };
}

const chart: Reader<void> = (value, at) => {
  const made = object(value, at);
  field(made, 'name', str);
  field(made, 'over', list(str));
  for (const name of ['context', 'events', 'machine'])
    field(made, name, object);
};

const operation: Reader<void> = (value, at) => {
  const made = object(value, at);
  field(made, 'name', str);
  for (const name of ['agent', 'params']) field(made, name, object);
  field(made, 'sections', list(object));
};

const rule: Reader<ModelRule> = (value, at) => {
  field(object(value, at), 'id', str);
  return value as ModelRule;
};

const distinctClaims: Reader<readonly Claim[]> = (value, at) => {
  const claims = list(fullClaim)(value, at);
  if (claims.length === 0) return atField(at, 'one claim or more', value);
  const names = claims.map(({ name }) => name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  return twice === undefined
    ? claims
    : atField(at, `a list with one claim '${twice}'`, names);
};

const builder: Reader<Build> = (value: unknown, at: Place) =>
  typeof value === 'function'
    ? (value as Build)
    : atField(at, 'a function', value);

function refuseUnexpected(
  claims: readonly Claim[],
  expect: Design['expect'],
  path: string,
): void {
  const missing = claims
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(expect, name));
  if (missing.length === 0) return;
  throw new InputError({
    what: `${path}: expect says nothing of ${missing.join(', ')}`,
    cause: 'a claim was added, and what is expected of it was not',
    tryThis: 'expect: expecting(claims, [...those that break])',
  });
}

function refuseUnknownRules(
  on: readonly string[],
  ruleSet: readonly ModelRule[],
  path: string,
): void {
  const known = ruleSet.map(({ id }) => id);
  for (const id of on)
    if (!known.includes(id))
      throw unknownName(
        'rule',
        id,
        known,
        `a 'build' that brings the rule; ${HELP_PAGE}`,
        path,
      );
}
