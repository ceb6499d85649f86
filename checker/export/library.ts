/**
 * Named sets of local states and named messages, defined once and used
 * wherever spelling them out would hide what a step does.
 */
import type { LocalEvent } from '../compile/program.js';
import type { Constant, NamedType } from './names.js';
import { shortFields, uniqueNames } from './names.js';

/** Members a comment on a set spells out. */
const MOST_LISTED = 3;

/** A function of one local state. */
export interface Definition {
  readonly name: string;
  readonly meaning: string;
  readonly type: NamedType;
  /** Whether it answers yes or no, or with a local state. */
  readonly result: 'condition' | 'state';
  /** By local state, the constant it goes to; null for "not in the set". */
  readonly entries: ReadonlyMap<Constant, Constant | null>;
}

interface Draft extends Definition {
  readonly entries: Map<Constant, Constant | null>;
}

export class Library {
  private readonly fresh = uniqueNames();
  private readonly drafts = new Map<string, Draft>();

  get definitions(): readonly Definition[] {
    return [...this.drafts.values()];
  }

  /** The name of a set of local states. */
  set(type: NamedType, members: readonly Constant[]): string {
    const key = members.map(({ value }) => value).join();
    const draft = this.draft(`${type.name} in ${key}`, () => ({
      name: this.fresh(`${stemOf(type)}_among`),
      meaning: listed(members),
      type,
      result: 'condition',
      entries: new Map<Constant, Constant | null>(),
    }));
    for (const member of members) draft.entries.set(member, member);
    return draft.name;
  }

  /** The name of the local states that take an event.
   * @param to by `from`: where it leads; null where it is refused */
  takes(
    type: NamedType,
    event: LocalEvent,
    from: readonly Constant[],
    to: readonly (Constant | null)[],
  ): string {
    const label = describeEvent(event);
    const draft = this.draft(`${type.name} takes ${label}`, () => ({
      name: this.fresh(`${stemOf(type)}_takes_${shortEvent(event)}`),
      meaning: `Takes ${label}.`,
      type,
      result: 'condition',
      entries: new Map<Constant, Constant | null>(),
    }));
    return fill(draft, from, to);
  }

  /** The name of an event as a function from local state to local state. */
  after(
    type: NamedType,
    event: LocalEvent,
    from: readonly Constant[],
    to: readonly (Constant | null)[],
  ): string {
    const label = describeEvent(event);
    const draft = this.draft(`${type.name} after ${label}`, () => ({
      name: this.fresh(`${stemOf(type)}_after_${shortEvent(event)}`),
      meaning: `After ${label}, where it is taken.`,
      type,
      result: 'state',
      entries: new Map<Constant, Constant | null>(),
    }));
    return fill(draft, from, to);
  }

  private draft(key: string, make: () => Draft): Draft {
    const known = this.drafts.get(key) ?? make();
    this.drafts.set(key, known);
    return known;
  }
}

/** Instances of a chart may know different parts of its table. */
function fill(
  draft: Draft,
  from: readonly Constant[],
  to: readonly (Constant | null)[],
): string {
  from.forEach((constant, n) => {
    const target = to[n] ?? null;
    if (target !== null) draft.entries.set(constant, target);
  });
  return draft.name;
}

const stemOf = (type: NamedType): string => type.name.replace(/_t(_\d+)?$/, '');

function describeEvent({ type, payload }: LocalEvent): string {
  const fields = Object.entries(payload).map(
    ([name, value]) => `${name}=${value === null ? 'none' : String(value)}`,
  );
  return `${type}(${fields.join(', ')})`;
}

function shortEvent({ type, payload }: LocalEvent): string {
  return [type, ...shortFields(payload)].join('_');
}

/** The first few of many. */
function listed(members: readonly Constant[]): string {
  const shown = members.slice(0, MOST_LISTED).map(({ meaning }) => meaning);
  const more = members.length - shown.length;
  return [...shown, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
