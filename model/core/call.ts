/** A call of the core: an operation together with what C makes of its end. */
import type { Operation, Section } from '../../checker/language/operation.js';
import type { EnumDomain, Sort } from '../../checker/language/domain.js';
import { oneOf } from '../../checker/language/domain.js';
import { MAX_CAPACITY } from './statecharts/capacity.js';

/**
 * What the function's type makes of the end of a call.
 *
 * - `errno`: 0 when it is done, a negative errno when it is refused
 * - `pointer`: what it finds, ERR_PTR of the errno when it is refused
 * - `id`: INVALID_IOASID when it is refused, without a reason
 * - `truth`: false when it is refused
 * - `list`: what was visited, refused or not
 * - `nothing`: void, done or refused
 */
export type Convention =
  'errno' | 'pointer' | 'id' | 'truth' | 'list' | 'nothing';

export interface CoreCall extends Operation {
  readonly convention: Convention;
}

/** What a NULL dereference is reported as. */
export const OOPS = 'OOPS';

export interface CallText {
  readonly name: string;
  readonly convention: Convention;
  readonly meaning: string;
  readonly source: string;
  readonly params: Readonly<Record<string, Sort | EnumDomain>>;
  readonly sections: readonly Section[];
}

/** Every call is made by some thread `t`. */
export const defineCall = (text: CallText): CoreCall => ({
  ...text,
  agent: { kind: 'thread', var: 't', sort: 'thread' },
});

/** A whole number as an argument. */
export const number: EnumDomain = oneOf(
  ...Array.from({ length: MAX_CAPACITY + 1 }, (_, n) => String(n)),
);
