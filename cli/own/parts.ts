/** The fields that every form of a design file has. */
import type { Claim } from '../../checker/language/claim.js';
import type { Design, Expectation } from '../../model/design.js';
import type { Scope } from '../../model/scope.js';
import { InputError } from '../../traces/input-error.js';
import { atField, field, list, object, str } from '../../traces/reader.js';
import type { JsonObject, Place, Reader } from '../../traces/reader.js';
import { scopeFrom, unknownName } from '../catalogue.js';

export const HELP_PAGE = 'docs/own-design.md lists what a design file holds';

/**
 * The file's fields.
 *
 * @throws InputError if it holds no object, or fields that no design has
 */
export function fieldsOf(
  value: unknown,
  path: string,
  known: readonly string[],
): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError({
      what: `${path} should hold a design, an object, but holds ${nameOf(value)}`,
      available: known,
      tryThis: HELP_PAGE,
    });
  const top = object(value, {
    file: path,
    path: '',
    advice: { cause: 'a slip in the design file', tryThis: HELP_PAGE },
  });
  refuseUnknown(top, known);
  return top;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}

/** @throws InputError on a field that is not known: it would be ignored */
export function refuseUnknown(
  { value, at }: JsonObject,
  known: readonly string[],
): void {
  for (const name of Object.keys(value))
    if (!known.includes(name)) {
      const inside = at.path === '' ? '' : ` of ${at.path}`;
      throw unknownName(`field${inside}`, name, known, HELP_PAGE, at.file);
    }
}

/** Traces are files of this name, and commands name it. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const designName: Reader<string> = (value, at) =>
  typeof value === 'string' && NAME.test(value)
    ? value
    : atField(at, 'small letters, digits and single hyphens', value);

/** A name that is among those known, with its place told if it is not. */
export const among =
  (what: string, known: readonly string[], tryThis: string): Reader<string> =>
  (value, at) => {
    const name = str(value, at);
    if (known.includes(name)) return name;
    throw unknownName(what, name, known, tryThis, at.file);
  };

/** A list that says nothing twice. */
export const distinct =
  (read: Reader<string>): Reader<readonly string[]> =>
  (value, at) => {
    const items = list(read)(value, at);
    const twice = items.find((item, n) => items.indexOf(item) !== n);
    return twice === undefined
      ? items
      : atField(at, `a list that names '${twice}' once`, value);
  };

export function optional<T>(
  top: JsonObject,
  name: string,
  read: Reader<T>,
): T | undefined {
  return top.value[name] === undefined ? undefined : field(top, name, read);
}

export type Build = NonNullable<Design['build']>;

/** A build taken from another design may name its systems after that one. */
export const underItsName =
  (build: Build): Build =>
  (design, scope) => ({ ...build(design, scope), name: design.name });

/** By claim; claims left out are not in the result. */
export const expectations =
  (claims: readonly Claim[]): Reader<Readonly<Record<string, Expectation>>> =>
  (value, at) => {
    const names = claims.map(({ name }) => name);
    const found: Record<string, Expectation> = {};
    for (const [name, verdict] of Object.entries(object(value, at).value)) {
      const claim = claims.find((known) => known.name === name);
      if (claim === undefined)
        throw unknownName(
          'claim in expect',
          name,
          names,
          'ioasid list claims',
          at.file,
        );
      found[name] = verdictOf(claim, verdict, {
        ...at,
        path: `${at.path}.${name}`,
      });
    }
    return found;
  };

function verdictOf(claim: Claim, value: unknown, at: Place): Expectation {
  const words = verdictsOf(claim);
  return (
    words.find((word) => word === value) ??
    atField(at, words.map((word) => `'${word}'`).join(' or '), value)
  );
}

/** What a search can find of a claim. */
function verdictsOf({ kind }: Claim): readonly Expectation[] {
  switch (kind) {
    case 'never':
    case 'refusedChangesNothing':
    case 'sometimes':
    case 'refusal':
      return ['never', 'sometimes'];
    case 'recoverable':
    case 'eventually':
      return ['always', 'sometimes'];
  }
}

const EXAMPLE = 'vms=2,ioasids=1,mdevs=1+1,quota=1';

/** As text or as an object; keys left out are those of `base`. */
export const scopes =
  (base: Scope | undefined): Reader<readonly Scope[]> =>
  (value, at) => {
    const found = list(scope(base))(value, at);
    return found.length > 0 ? found : atField(at, 'one scope or more', value);
  };

const scope =
  (base: Scope | undefined): Reader<Scope> =>
  (value, at) => {
    if (typeof value === 'string') return inFile(at, value, base);
    if (typeof value !== 'object')
      return atField(at, `a scope, such as '${EXAMPLE}'`, value);
    const { more = {}, ...common } = object(value, at).value;
    const words = Object.entries({ ...common, ...object(more, at).value }).map(
      ([key, number]) =>
        `${key}=${Array.isArray(number) ? number.join('+') : String(number)}`,
    );
    return words.length === 0 && base !== undefined
      ? base
      : inFile(at, words.join(','), base);
  };

function inFile(at: Place, text: string, base: Scope | undefined): Scope {
  try {
    return scopeFrom(text, base);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { problem } = error;
    throw new InputError({
      ...problem,
      what: `${at.file}: ${problem.what}`,
      tryThis: `scopes: ['${EXAMPLE}']`,
    });
  }
}

export const mender = (designs: readonly Design[]): Reader<string> =>
  among(
    'design in mendedBy',
    designs.map(({ name }) => name),
    'ioasid list designs',
  );
