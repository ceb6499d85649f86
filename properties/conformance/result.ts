/** What a call returned and who was told, read off the messages it sent. */
import type { Convention } from '../../model/core/call.js';
import { OOPS } from '../../model/core/call.js';
import type { CallEnd, Message } from './live-call.js';
import { recorded } from './names.js';
import type { Json, Scalar } from './recording.js';

/** The return value, as C's type of the function has it. */
export function returned(convention: Convention, end: CallEnd): Json {
  if (end.kind === 'refused') {
    if (end.errno === OOPS) return 'CRASH';
    switch (convention) {
      case 'errno':
      case 'pointer':
        return `-${end.errno}`;
      case 'id':
        return 'INVALID';
      case 'truth':
        return false;
      case 'list':
        return [];
      case 'nothing':
        return null;
    }
  }
  const told = end.messages.filter(({ chart }) => chart === 'caller');
  const visited = told.filter(({ event }) => event.type === 'VISITS');
  if (convention === 'list') return visited.map(value);
  const [answer] = told.filter(({ event }) => event.type.startsWith('RETURNS'));
  if (answer !== undefined)
    return answer.event.type === 'RETURNS_ERRNO'
      ? `-${String(value(answer))}`
      : value(answer);
  return convention === 'errno' ? 0 : null;
}

const value = ({ event }: Message): Scalar =>
  recorded(event.payload['value'] ?? null);

/** Handlers called and what they did, in order. */
export function events(end: CallEnd): readonly Json[] {
  if (end.kind === 'refused') return [];
  return end.messages.flatMap(({ chart, objects, event }): readonly Json[] => {
    const payload = Object.fromEntries(
      Object.entries(event.payload).map(([name, inner]) => [
        name,
        recorded(inner),
      ]),
    );
    const who = objects[0] ?? '';
    if (chart === 'subscriber' && event.type === 'NOTIFY')
      return [{ to: who, ...payload }];
    if (chart === 'reactor') {
      const { ret, ...deed } = payload;
      if (ret === 'void') return [{ re: who, ...deed }];
      return [{ re: who, ...deed, ret: number(ret ?? null) }];
    }
    return [];
  });
}

/** `0` and errnos of a call a handler made. */
const number = (ret: Json): Json =>
  ret === '0' ? 0 : ret === 'EBUSY' ? '-EBUSY' : ret;
