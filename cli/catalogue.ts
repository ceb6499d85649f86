/** What the command works on: designs and scopes. */
import { reference } from '../bench/reference/reference.js';
import type { System } from '../checker/language/system.js';
import type { Design } from '../model/design.js';
import { everyDesign } from '../model/every-design.js';
import type { Scope } from '../model/scope.js';
import { ScopeError, formatScope, parseScope } from '../model/scope.js';
import { closest } from '../checker/language/suggest.js';
import type { LeftOut } from '../model/left-out.js';
import { notAsked } from '../model/left-out.js';
import { buildSystem } from '../model/system.js';
import { InputError } from '../traces/input-error.js';
import type { OwnDesign } from './own/design-file.js';
import { sameFile } from './own/word.js';

export interface Catalogue {
  /** Judged by a plain `ioasid check`. */
  readonly designs: readonly Design[];
  /** Reached by name only. */
  readonly extras: readonly Design[];
  /** Read from files that the command line names. */
  readonly own: readonly OwnDesign[];
  readonly build: (design: Design, scope: Scope) => System;
}

export const catalogue: Catalogue = {
  designs: everyDesign,
  extras: [reference],
  own: [],
  build: buildSystem,
};

/**
 * @param name or the file of a design that was read
 * @throws InputError naming the designs there are
 */
export function designNamed(
  { designs: packaged, extras, own }: Omit<Catalogue, 'build'>,
  name: string,
): Design {
  const file = own.find(({ path }) => sameFile(path, name));
  if (file !== undefined) return file.design;
  const designs = [...packaged, ...extras, ...own.map(({ design }) => design)];
  const found = designs.find((design) => design.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    'design',
    name,
    designs.map((design) => design.name),
    'ioasid list designs',
  );
}

/** What a command line calls the design: its file, or its name. */
export function wordFor({ own }: Catalogue, name: string): string {
  return own.find(({ design }) => design.name === name)?.path ?? name;
}

/** @param file where the name stands, if in a file */
export function unknownName(
  what: string,
  name: string,
  names: readonly string[],
  tryThis: string,
  file?: string,
): InputError {
  const meant = closest(name, names);
  const question = meant === null ? '' : `; did you mean '${meant}'?`;
  const place = file === undefined ? '' : `${file}: `;
  return new InputError({
    what: `${place}unknown ${what} '${name}'${question}`,
    available: names,
    tryThis,
  });
}

/** @throws InputError if the text makes no scope */
export function scopeFrom(text: string, base?: Scope): Scope {
  try {
    return parseScope(text, base);
  } catch (error) {
    if (error instanceof ScopeError) throw fromScopeError(error);
    throw error;
  }
}

/**
 * The system of a design, with the claims asked for only.
 *
 * @throws InputError if the scope cannot be run
 */
export function systemOf(
  { build }: Catalogue,
  design: Design,
  scope: Scope,
  claims: readonly string[] | null = null,
): System {
  let system: System;
  try {
    system = build(design, scope);
  } catch (error) {
    if (error instanceof ScopeError) throw fromScopeError(error);
    throw error;
  }
  if (claims === null) return system;
  return {
    ...system,
    claims: system.claims.filter(({ name }) => claims.includes(name)),
  };
}

/** Claims of the design, of those asked for, that its system in a scope does
 * not make: never silently missing. */
export function leftOut(
  design: Design,
  system: System,
  claims: readonly string[] | null,
): readonly LeftOut[] {
  return notAsked(design, system).filter(
    ({ claim }) => claims?.includes(claim) ?? true,
  );
}

export function fromScopeError(error: ScopeError): InputError {
  return new InputError({
    what: error.message,
    tryThis: '--scope vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2',
  });
}

export { formatScope };
