/** Which steps commute, from the tables of what both send messages to. */
import type { Program } from '../compile/program.js';
import type { Footprint } from './footprint.js';

/** Whether an event can change a component's local state, at all or in one
 * local state. */
export function changes(
  program: Program,
  component: number,
  event: number,
  state?: number,
): boolean {
  const table = program.components[component]?.table;
  if (table?.kind !== 'chart') return false;
  const moves = (from: number): boolean => {
    const next = table.next[from * table.events.length + event] ?? -1;
    return next >= 0 && next !== from;
  };
  return state === undefined
    ? table.states.some((_, from) => moves(from))
    : moves(state);
}

/**
 * Whether two steps of different threads commute wherever they meet: neither
 * changes whether the other is accepted, and both orders end in one state.
 */
export function independent(
  program: Program,
  a: Footprint,
  b: Footprint,
): boolean {
  return undisturbed(program, a, b) && undisturbed(program, b, a);
}

function undisturbed(program: Program, a: Footprint, b: Footprint): boolean {
  for (const [component, events] of b.sends) {
    const moving = events.filter((event) => changes(program, component, event));
    if (moving.length > 0 && a.looksAt.has(component)) return false;
    const mine = a.sends.get(component);
    if (mine === undefined) continue;
    const several = mine.length > 1 || events.length > 1;
    if (several && moving.length > 0) return false;
    for (const event of mine)
      for (const other of moving)
        if (!commute(program, component, event, other)) return false;
  }
  for (const component of b.looksAt) {
    const table = program.components[component]?.table;
    // A thread is moved by its own steps only; both would be the same one's.
    if (table?.kind === 'thread' && a.looksAt.has(component)) return false;
  }
  return true;
}

function commute(
  program: Program,
  component: number,
  a: number,
  b: number,
): boolean {
  const table = program.components[component]?.table;
  if (table?.kind !== 'chart') return false;
  const step = (from: number, event: number): number =>
    table.next[from * table.events.length + event] ?? -1;
  return table.states.every((_, from) => {
    const afterA = step(from, a);
    const afterB = step(from, b);
    if (afterB >= 0 && step(afterB, a) < 0 !== afterA < 0) return false;
    if (afterA >= 0 && step(afterA, b) < 0 !== afterB < 0) return false;
    return afterA < 0 || afterB < 0 || step(afterA, b) === step(afterB, a);
  });
}
