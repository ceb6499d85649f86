/** Makes a value that a design's code gave one that only lies there. */
import { types } from 'node:util';
import { InputError } from '../../traces/input-error.js';
import { HELP_PAGE } from './parts.js';

/** How deep a design's parts may lie in each other. */
const MOST_NESTED = 500;

/** Looked at before: designs share charts and scripts. */
const settled = new WeakSet();

/**
 * Reads every getter once and leaves its value in its place, so that nothing
 * of the design's runs when it is looked at later. What is not a plain object
 * or a list, such as a machine, is left as it is.
 *
 * @param whence the file, or what of it gave the value
 * @throws InputError on a proxy, a getter that throws or cannot be replaced, on
 * a value that contains itself, and on one nested too deep
 */
export function settle(value: unknown, whence: string): void {
  settlePart(value, whence, '', new Set());
}

function settlePart(
  value: unknown,
  whence: string,
  path: string,
  above: Set<object>,
): void {
  if (typeof value !== 'object' || value === null) return;
  const refuse = (what: string): InputError => refusal(whence, path, what);
  if (types.isProxy(value)) throw refuse('is a Proxy');
  if (above.has(value)) throw refuse('contains itself');
  if (above.size >= MOST_NESTED)
    throw refuse(`lies more than ${MOST_NESTED} levels deep`);
  if (settled.has(value) || !isPlain(value)) return;
  above.add(value);
  for (const name of Object.getOwnPropertyNames(value)) {
    const part = path === '' ? name : `${path}.${name}`;
    settlePart(valueOf(value, name, whence, part), whence, part, above);
  }
  above.delete(value);
  settled.add(value);
}

function valueOf(
  object: object,
  name: string,
  whence: string,
  part: string,
): unknown {
  const property = Object.getOwnPropertyDescriptor(object, name);
  if (property?.get === undefined) return property?.value as unknown;
  let value: unknown;
  try {
    value = Reflect.get(object, name);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw refusal(whence, part, `is a getter that fails: ${words}`);
  }
  const { enumerable = true } = property;
  if (Reflect.defineProperty(object, name, { value, enumerable })) return value;
  throw refusal(whence, part, 'is a getter of an object that is frozen');
}

function refusal(whence: string, part: string, what: string): InputError {
  return new InputError({
    what: `${whence}: ${part === '' ? 'the design' : `'${part.slice(0, 60)}'`} ${what}`,
    cause: 'a design is data: objects, lists, texts and numbers',
    tryThis: HELP_PAGE,
  });
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
