/** The system that a design's own `build` makes, as far as its form goes. */
import type { System } from '../../checker/language/system.js';
import {
  atField,
  field,
  list,
  mapOf,
  object,
  str,
} from '../../traces/reader.js';
import type { Reader } from '../../traces/reader.js';
import { HELP_PAGE } from './parts.js';

/** @throws InputError naming the part of the system that is wrong */
export function builtSystem(value: unknown, path: string): System {
  const place = {
    file: path,
    path: 'build()',
    advice: { cause: 'build makes no system', tryThis: HELP_PAGE },
  };
  const system = object(value, place);
  for (const name of ['name', 'scope', 'threads']) field(system, name, str);
  const universe = field(system, 'universe', object);
  const at = { ...place, path: 'build().universe' };
  mapOf(list(str))(universe.value['sorts'], {
    ...at,
    path: `${at.path}.sorts`,
  });
  mapOf(list(str))(universe.value['unions'], {
    ...at,
    path: `${at.path}.unions`,
  });
  mapOf(mapOf(str))(universe.value['relations'], {
    ...at,
    path: `${at.path}.relations`,
  });
  for (const name of ['charts', 'operations', 'rules', 'initially', 'claims'])
    field(system, name, list(object));
  field(system, 'on', setOfNames);
  return value as System;
}

const setOfNames: Reader<void> = (value, at) => {
  if (!(value instanceof Set))
    atField(at, 'a Set of the rules that are on', value);
};
