/** An operation that nobody can interrupt. */
import { section } from '../../../checker/language/operation.js';
import type { Operation } from '../../../checker/language/operation.js';

/** All sections of an operation as one, as if under one big lock. What a
 * refusal would have to undo has then not happened. */
export const atOnce = (operation: Operation): Operation => ({
  ...operation,
  sections: [
    section(
      'all',
      operation.sections.map((part) => part.standsFor).join('; '),
      operation.sections.flatMap((part) => part.steps),
    ),
  ],
});
