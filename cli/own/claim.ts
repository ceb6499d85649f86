/** A claim that a design file brings along. */
import type { Claim } from '../../checker/language/claim.js';
import { atField, field, object, oneOf, str } from '../../traces/reader.js';
import type { Reader } from '../../traces/reader.js';
import { claimKinds } from '../../traces/trace.js';
import { designName } from './parts.js';

/**
 * What every claim has is looked at here; its formulas are read when the
 * design is compiled.
 */
export const fullClaim: Reader<Claim> = (value, at) => {
  if (value === null || value === undefined)
    return atField(at, 'a claim', value);
  const claim = object(value, at);
  field(claim, 'name', designName);
  field(claim, 'kind', oneOf(claimKinds));
  field(claim, 'says', str);
  field(claim, 'source', str);
  return value as Claim;
};
