/** What another design makes of a trace, as text for a mail. */
import type { Rule } from '../../checker/language/rule.js';
import type { Elsewhere } from '../elsewhere.js';
import { ascii, wordOf, wrap } from '../render/words.js';
import type { Trace } from '../trace.js';

/** A design, and what it said when it was asked the trace's questions. */
export interface Against {
  readonly design: string;
  /** All it knows, to say what those that refuse are for. */
  readonly rules: readonly Rule[];
  readonly answer: Elsewhere;
}

export function againstText(
  trace: Trace,
  { design, rules, answer }: Against,
): string {
  const named = blamed(answer).flatMap((id) => ruleLines(id, rules));
  const end = named.length === 0 ? '.' : ':';
  const lines = [
    ...wrap(`Against ${design}: ${verdict(trace, answer)}${end}`),
    ...named,
  ];
  return ascii(`${lines.join('\n')}\n`);
}

function verdict(trace: Trace, answer: Elsewhere): string {
  const shown = `${trace.claim} is`;
  const word = wordOf(trace).toLowerCase();
  switch (answer.kind) {
    case 'stopped':
      return (
        `it stops the trace at step ${answer.step} of ` +
        `${trace.steps.length} (${answer.action}): ${refusal(answer)}`
      );
    case 'harmless':
      return (
        `it refuses nowhere, and all ${answer.steps} steps happen, but ` +
        `${shown} not ${word}: ${answer.because}; ` +
        (answer.rules.length === 0
          ? 'no rule took effect'
          : `these rules took effect, from step ${answer.since} on`)
      );
    case 'shown':
      return (
        `it refuses nowhere; ${subject(trace)} works there too: all ` +
        `${answer.steps} steps happen, and ${shown} ${word}`
      );
    case 'foreign':
      return `it cannot be asked: ${answer.because}`;
  }
}

/** What the caller sees, and where it was decided. */
function refusal({
  result,
  rules,
  message,
}: Extract<Elsewhere, { kind: 'stopped' }>): string {
  const seen = `${result ?? 'it no longer happens'}${at(message)}`;
  return rules.length === 0
    ? `${seen}; no rule does this, the state does not allow it`
    : `${seen}, by ${rules.length === 1 ? 'rule' : 'rules'}`;
}

const at = (message: string | null): string =>
  message === null ? '' : `, at ${message}`;

function subject(trace: Trace): string {
  switch (wordOf(trace)) {
    case 'BROKEN':
      return 'the attack';
    case 'REACHED':
      return 'the run';
  }
}

function blamed(answer: Elsewhere): readonly string[] {
  switch (answer.kind) {
    case 'stopped':
    case 'harmless':
      return answer.rules;
    case 'shown':
    case 'foreign':
      return [];
  }
}

function ruleLines(id: string, rules: readonly Rule[]): readonly string[] {
  const rule = rules.find((known) => known.id === id);
  return wrap(rule === undefined ? id : `${id}: ${rule.claim}`, '- ');
}
