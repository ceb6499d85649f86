/** All charts, in the order their components stand in a state. */
import type { Chart } from '../../checker/language/chart.js';
import { binding } from './binding.js';
import { dma } from './dma.js';
import { ioasid } from './ioasid.js';
import { ioasidSet } from './ioasidSet.js';
import { kvmReference } from './kvmReference.js';
import { listing } from './listing.js';
import { mdev } from './mdev.js';
import { pasidTableEntry } from './pasidTableEntry.js';
import { transientReference } from './transientReference.js';

export const charts: readonly Chart[] = [
  ioasidSet,
  ioasid,
  kvmReference,
  transientReference,
  binding,
  pasidTableEntry,
  mdev,
  listing,
  dma,
];
