/** An explanation as text for a mail. */
import { ascii, indented, wrap } from '../render/words.js';
import { actionOf } from '../step-text.js';
import type { Trace } from '../trace.js';
import type { Explanation, Stopper } from './explain.js';
import type { Call, Weight } from './variations.js';

export function explanationText(trace: Trace, found: Explanation): string {
  const lines = [
    ...wrap(trace.name),
    ...wrap(`claim ${trace.claim}: ${trace.says}`),
    '',
    ...proofLines(trace, found),
    '',
    ...matterLines(trace, found),
    '',
    ...stopLines(trace, found),
    '',
    ...otherLines(found),
  ];
  return ascii(`${lines.join('\n')}\n`);
}

const HANG = '  ';

function proofLines(trace: Trace, found: Explanation): readonly string[] {
  const objects = Object.entries(found.objects).map(
    ([name, object]) => `${name} = ${object}`,
  );
  const action = (step: number): string => {
    const at = trace.steps[step - 1];
    return at === undefined ? 'the start' : `step ${step} (${actionOf(at)})`;
  };
  return [
    ...(objects.length === 0 ? [] : wrap(`Let ${objects.join(', ')}.`)),
    ...found.premises.flatMap(({ text, since, history }) => [
      ...wrap(
        since === 0
          ? `${text}, from the start to the end.`
          : `${text}, from ${action(since)} to the end.`,
        '- ',
      ),
      ...(history.length < 2
        ? []
        : wrap(
            `It became ${history
              .map(({ step, state }) => `${state} at step ${step}`)
              .join(', ')}.`,
            HANG,
          )),
    ]),
    ...wrap(
      found.premises.length > 1
        ? `Together they are what ${trace.claim} speaks of: contradiction ` +
            `after step ${trace.steps.length}; ${found.because}.`
        : `After step ${trace.steps.length} ${found.because}: this is ` +
            `what ${trace.claim} speaks of.`,
    ),
  ];
}

function matterLines(
  trace: Trace,
  { variations }: Explanation,
): readonly string[] {
  const { weights, free, swaps, tried } = variations;
  const of = (weight: Weight['weight']): readonly Weight[] =>
    weights.filter((known) => known.weight === weight);
  const idle = of('idle');
  return [
    ...wrap(`Matters (${tried} variations re-run, all of the scope's):`),
    ...of('essential').flatMap(({ call }) =>
      wrap(
        `${where(call)}: without it every other step happens, and ` +
          `${trace.claim} is not shown`,
        '- ',
      ),
    ),
    ...wrap('Enables only:'),
    ...of('enabling').flatMap(({ call, blocks }) =>
      wrap(
        `${where(call)}: without it step ${blocks ?? 0} cannot happen`,
        '- ',
      ),
    ),
    ...(idle.length === 0
      ? []
      : [
          ...wrap('Could be left out, one at a time:'),
          ...idle.flatMap(({ call }) => wrap(where(call), '- ')),
        ]),
    ...wrap('Free:'),
    ...(free.length + swaps.length === 0
      ? wrap('nothing: every argument is needed as it is', '- ')
      : []),
    ...free.flatMap(({ call, param, value, also, of: values }) =>
      wrap(
        `${where(call)}: ${param} may be ${[value, ...also].join(' or ')}, ` +
          `any ${also.length + 1} of ${values}`,
        '- ',
      ),
    ),
    ...swaps.flatMap(({ one, other }) =>
      wrap(`${one} and ${other} may be exchanged throughout`, '- '),
    ),
  ];
}

function where({ steps, text }: Call): string {
  const [first = 0] = steps;
  const last = steps.at(-1) ?? first;
  const numbers = first === last ? `step ${first}` : `steps ${first}-${last}`;
  return `${numbers}, ${text}`;
}

function stopLines(
  trace: Trace,
  { stoppers, tried }: Explanation,
): readonly string[] {
  const [first] = stoppers;
  if (first === undefined)
    return wrap(
      `No set of up to three rules that are off in ${trace.design} stops it ` +
        `(${tried} tried).`,
    );
  const single = first.rules.length === 1;
  return [
    ...wrap(
      single
        ? `Weakest change that stops it, one rule of these (${tried} tried):`
        : `No single rule stops it; these sets of ${first.rules.length} do ` +
            `(${tried} tried):`,
    ),
    ...stoppers.flatMap((stopper) => wrap(stopText(stopper), '- ')),
  ];
}

function stopText({ rules, step, result }: Stopper): string {
  const names = rules.join(' with ');
  return step === null
    ? `${names}: every step happens, without harm`
    : `${names}: at step ${step}, ${result ?? 'which no longer happens'}`;
}

function otherLines({ also, next, kept }: Explanation): readonly string[] {
  return [
    ...also.flatMap(({ claim, step }) =>
      wrap(`Also broken: ${claim}, from step ${step} on.`),
    ),
    ...next.flatMap(({ claim, action }) =>
      wrap(`One step further (${action}) also breaks ${claim}.`),
    ),
    ...(next.length === 0
      ? [indented('One step further breaks no more.')]
      : []),
    ...wrap(`Not broken: ${kept.join(', ') || 'none of the others'}.`),
  ];
}
