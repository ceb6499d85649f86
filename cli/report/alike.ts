/** What was taken as alike, where something could not be. */
import type { LeftAlone, Objection } from '../../checker/symmetry/objection.js';
import type { RunResult } from '../run/task.js';

/** A line, or nothing where all that sorts and relations allow was used. */
export function alikeLine({ alike, symmetries }: RunResult): string | null {
  const { sorts, leftAlone } = alike;
  if (leftAlone.length === 0) return null;
  const kept =
    symmetries > 1
      ? `renamings of ${sorts.join(', ')} (${symmetries}) are proved`
      : 'no renaming is used';
  return [kept, ...leftAlone.map(leftAloneText)].join('; ');
}

function leftAloneText({ sorts, renaming, why }: LeftAlone): string {
  const [pair] = renaming;
  const example = pair === undefined ? '' : `, not ${pair[0]} as ${pair[1]}`;
  return `${sorts.join(', ')} left alone${example}: ${whyText(why)}`;
}

function whyText(why: Objection): string {
  switch (why.kind) {
    case 'names':
      return 'two parts of the design have one name';
    case 'component':
      return `'${why.component}' has other states or messages than its counterpart`;
    case 'start':
      return `'${why.component}' starts unlike its counterpart`;
    case 'chart':
      return `the chart of '${why.component}' tells them apart`;
    case 'step':
      return `operation '${why.operation}', section '${why.section}', tells them apart`;
    case 'order':
      return (
        `operation '${why.operation}', section '${why.section}', goes by ` +
        `their order, or cannot be shown not to`
      );
    case 'claim':
      return `claim '${why.claim}' tells them apart`;
    case 'rule':
      return `whether rule '${why.rule}' takes effect goes by their names`;
    case 'many':
      return `too many renamings with ${why.held.join(', ')}`;
  }
}
