/** Sorts, unions and relations of a scope. */
import type { System } from '../language/system.js';
import type { Place } from './problem.js';
import { twice } from './problem.js';
import type { Vocabulary } from './vocabulary.js';

export function checkUniverse(vocabulary: Vocabulary, place: Place): void {
  const { system, sorts, basesOf } = vocabulary;
  checkObjects(system, place);
  checkUnions(vocabulary, place);
  for (const [name, map] of Object.entries(system.universe.relations))
    checkRelation(vocabulary, name, map, place.in(`relation '${name}'`));
  const acting = system.operations.some(({ agent }) => agent.kind === 'thread');
  if (acting && basesOf(system.threads) === null)
    place.unknown(
      `the sort of threads, '${system.threads}', is not in the universe`,
      system.threads,
      sorts,
      `${system.threads}: [] if the design has no threads`,
    );
}

/** Each object is of one base sort, and named there once. */
function checkObjects({ universe }: System, place: Place): void {
  const sortsOf = new Map<string, string[]>();
  for (const [sort, objects] of Object.entries(universe.sorts)) {
    for (const object of twice(objects))
      place.in(`sort '${sort}'`).tell({
        what: `object '${object}' is listed twice`,
        tryThis: 'leave one of them out',
      });
    for (const object of new Set(objects)) {
      if (object === '' || /[(),]/.test(object))
        place.in(`sort '${sort}'`).tell({
          what: `'${object}' is no name of an object: brackets and commas are written around it`,
          tryThis: `${sort}1`,
        });
      sortsOf.set(object, [...(sortsOf.get(object) ?? []), sort]);
    }
  }
  for (const [object, sorts] of sortsOf)
    if (sorts.length > 1)
      place.tell({
        what:
          `object '${object}' is in ${sorts.map((sort) => `'${sort}'`).join(' and ')}; ` +
          `an object is of one base sort`,
        tryThis: `a sort for what sets it apart, and a union of both: unions: { all: [...] }`,
      });
}

function checkUnions(
  { system: { universe }, sorts }: Vocabulary,
  place: Place,
): void {
  for (const [name, parts] of Object.entries(universe.unions)) {
    const inside = place.in(`union '${name}'`);
    if (Object.hasOwn(universe.sorts, name))
      inside.tell({
        what: `'${name}' is a base sort as well`,
        tryThis: 'another name for one of them',
      });
    for (const part of parts)
      if (!sorts.includes(part))
        inside.unknown(`unknown sort '${part}'`, part, sorts);
    if (parts.length === 0)
      inside.tell({
        what: 'it has no parts, so nothing is of this sort',
        tryThis: 'the sorts it stands for, or no such union',
      });
    if (isWithinItself(name, universe.unions))
      inside.tell({
        what: 'it is a part of itself',
        tryThis: 'the base sorts it stands for',
      });
  }
}

function isWithinItself(
  name: string,
  unions: System['universe']['unions'],
): boolean {
  const met = new Set<string>();
  const visit = (sort: string): boolean =>
    (unions[sort] ?? []).some((part) => {
      if (part === name) return true;
      if (met.has(part)) return false;
      met.add(part);
      return visit(part);
    });
  return visit(name);
}

function checkRelation(
  { baseOf }: Vocabulary,
  name: string,
  map: Readonly<Record<string, string>>,
  place: Place,
): void {
  for (const [from, to] of Object.entries(map))
    for (const object of [from, to])
      if (!baseOf.has(object))
        place.unknown(
          `${name}(${from}) = '${to}': '${object}' is no object of this scope`,
          object,
          baseOf.keys(),
          'objects of the universe, or no entry',
        );
}
