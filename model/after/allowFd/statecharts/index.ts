/** All charts of allow-fd; those of devices are the mail's own. */
import type { Chart } from '../../../../checker/language/chart.js';
import { binding } from '../../../statecharts/binding.js';
import { dma } from '../../../statecharts/dma.js';
import { listing } from '../../../statecharts/listing.js';
import { mdev } from '../../../statecharts/mdev.js';
import { pasidTableEntry } from '../../../statecharts/pasidTableEntry.js';
import { holding } from './holding.js';
import { ioasid } from './ioasid.js';
import { ioasidFd } from './ioasidFd.js';

export const charts: readonly Chart[] = [
  ioasidFd,
  holding,
  ioasid,
  binding,
  pasidTableEntry,
  mdev,
  listing,
  dma,
];
