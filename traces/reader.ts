/** Readers of JSON values that say where and what is wrong. */
import type { Value } from '../checker/language/domain.js';
import { InputError } from './input-error.js';

/** A place in a file: `steps[3].result`. */
export interface Place {
  readonly file: string;
  readonly path: string;
  /** What to tell the user of a damaged file; left out, that of a trace. */
  readonly advice?: Advice;
}

export interface Advice {
  readonly cause: string;
  readonly tryThis: string;
}

const OF_A_TRACE: Advice = {
  cause: 'the file was edited by hand or written by another tool',
  tryThis: 'restore the file, or save the trace again with check --save',
};

/** @throws InputError if the value is not what is read */
export type Reader<T> = (value: unknown, at: Place) => T;

export interface JsonObject {
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: Place;
}

/** @throws InputError always */
export function atField(at: Place, wanted: string, got: unknown): never {
  const shown = got === undefined ? 'missing' : clip(shownAs(got));
  throw new InputError({
    what: `${at.file}: '${at.path}' should be ${wanted}, but is ${shown}`,
    ...(at.advice ?? OF_A_TRACE),
  });
}

/** Not every value has a form in JSON. */
function shownAs(got: unknown): string {
  const formless = typeof got === 'function' || typeof got === 'symbol';
  try {
    return formless ? `a ${typeof got}` : JSON.stringify(got);
  } catch {
    return `a ${typeof got}`;
  }
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function object(value: unknown, at: Place): JsonObject {
  if (!isObject(value)) return atField(at, 'an object', value);
  return { value, at };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function field<T>(
  { value, at }: JsonObject,
  name: string,
  read: Reader<T>,
): T {
  const path = at.path === '' ? name : `${at.path}.${name}`;
  const own = Object.hasOwn(value, name) ? value[name] : undefined;
  return read(own, { ...at, path });
}

export const str: Reader<string> = (value, at) =>
  typeof value === 'string' ? value : atField(at, 'a text', value);

export const bool: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : atField(at, 'true or false', value);

export const whole: Reader<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : atField(at, 'a whole number', value);

export const scalar: Reader<Value> = (value, at) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as Value)
    : atField(at, 'a text, number, true, false or null', value);

export const literal =
  <const T>(wanted: T): Reader<T> =>
  (value, at) =>
    value === wanted ? wanted : atField(at, JSON.stringify(wanted), value);

export const oneOf =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (value, at) =>
    words.find((word) => word === value) ??
    atField(at, `one of ${words.join(', ')}`, value);

export const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, at) =>
    value === null ? null : read(value, at);

export const list =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, at) =>
    Array.isArray(value)
      ? value.map((item: unknown, n) =>
          read(item, { ...at, path: `${at.path}[${n}]` }),
        )
      : atField(at, 'a list', value);

export const mapOf =
  <T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, at) =>
    Object.fromEntries(
      Object.entries(object(value, at).value).map(([key, item]) => [
        key,
        read(item, { ...at, path: `${at.path}.${key}` }),
      ]),
    );
