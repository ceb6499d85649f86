/** Charts: what they are over, their domains, and their machines. */
import type { Chart } from '../language/chart.js';
import type { Domain } from '../language/domain.js';
import { eventsHandled, unsupportedIn } from '../tabulate/machine.js';
import type { Place } from './problem.js';
import { twice } from './problem.js';
import type { Vocabulary } from './vocabulary.js';

export function checkChart(
  vocabulary: Vocabulary,
  chart: Chart,
  place: Place,
): void {
  for (const sort of chart.over) checkSort(vocabulary, sort, place.in('over'));
  for (const [name, domain] of Object.entries(chart.context))
    checkDomain(vocabulary, domain, place.in(`field '${name}'`));
  for (const [type, payload] of Object.entries(chart.events))
    for (const [name, domain] of Object.entries(payload))
      checkDomain(
        vocabulary,
        domain,
        place.in(`event '${type}'`).in(`field '${name}'`),
      );
  for (const { state, what, tryThis } of unsupportedIn(chart.machine))
    place.in(`state '${state}'`).tell({ what: `it ${what}`, tryThis });
  for (const type of eventsHandled(chart.machine))
    if (!Object.hasOwn(chart.events, type))
      place.unknown(
        `a state answers event '${type}', which the chart does not declare: nobody can send it`,
        type,
        Object.keys(chart.events),
        'correct the name, or declare the event',
      );
}

function checkSort(
  { basesOf, sorts }: Vocabulary,
  sort: string,
  place: Place,
): void {
  if (basesOf(sort) === null)
    place.unknown(
      `unknown sort '${sort}'`,
      sort,
      sorts,
      'correct the name, or declare the sort in the universe',
    );
}

function checkDomain(
  vocabulary: Vocabulary,
  domain: Domain,
  place: Place,
): void {
  switch (domain.kind) {
    case 'ref':
    case 'optionalRef':
      checkSort(vocabulary, domain.sort, place);
      return;
    case 'enum': {
      const [again] = twice(domain.values);
      if (domain.values.length === 0 || again !== undefined)
        place.tell({
          what:
            again === undefined
              ? 'it has no values'
              : `it names the value '${again}' twice`,
          tryThis: "oneOf('one', 'other')",
        });
      return;
    }
    case 'counter':
      if (!Number.isInteger(domain.max) || domain.max < 0)
        place.tell({
          what: `it counts to ${String(domain.max)}, which is no whole number from 0`,
          tryThis: "counter(3, 'what it counts')",
        });
      return;
    case 'flag':
      return;
    default:
      place.unknown(
        'unknown kind of domain',
        String((domain as { kind?: unknown } | undefined)?.kind),
        ['ref', 'optionalRef', 'enum', 'flag', 'counter'],
      );
  }
}
