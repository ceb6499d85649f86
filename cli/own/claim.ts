/** A claim that a design file brings along. */
import type { Claim } from '../../checker/language/claim.js';
import { field, mapOf, object, oneOf, str } from '../../traces/reader.js';
import type { Reader } from '../../traces/reader.js';
import { claimKinds } from '../../traces/trace.js';
import { designName } from './parts.js';

/**
 * The fields of checker/language/claim.ts are looked at here; the formulas in
 * them are read when the design is compiled.
 */
export const fullClaim: Reader<Claim> = (value, at) => {
  const claim = object(value, at);
  field(claim, 'name', designName);
  const kind = field(claim, 'kind', oneOf(claimKinds));
  field(claim, 'says', str);
  field(claim, 'source', str);
  switch (kind) {
    case 'recoverable':
    case 'eventually':
      field(claim, 'until', object);
      field(claim, 'objects', mapOf(str));
      field(claim, 'such', object);
      break;
    case 'never':
    case 'sometimes':
      field(claim, 'objects', mapOf(str));
      field(claim, 'such', object);
      break;
    case 'refusal':
      field(claim, 'rule', str);
      break;
    case 'refusedChangesNothing':
      break;
  }
  return value as Claim;
};
