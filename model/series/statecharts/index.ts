/** The charts of a system around the core, beside the core's own. */
import type { Chart } from '../../../checker/language/chart.js';
import { charts as coreCharts } from '../../core/statecharts/index.js';
import { binding } from '../../statecharts/binding.js';
import { dma } from '../../statecharts/dma.js';
import { listing } from '../../statecharts/listing.js';
import { mdev } from '../../statecharts/mdev.js';
import { pasidTableEntry } from '../../statecharts/pasidTableEntry.js';
import { allocator } from './allocator.js';
import { charge } from './charge.js';
import { currentTask } from './currentTask.js';
import { kvmSlot } from './kvmSlot.js';
import { kvmTable } from './kvmTable.js';
import { lock } from './lock.js';
import { memory } from './memory.js';
import { numberSource } from './numberSource.js';
import { pageRequest } from './pageRequest.js';
import { process } from './process.js';

export const charts: readonly Chart[] = [
  ...coreCharts,
  kvmTable,
  kvmSlot,
  binding,
  pasidTableEntry,
  mdev,
  listing,
  dma,
  process,
  charge,
  currentTask,
  lock,
  pageRequest,
  memory,
  allocator,
  numberSource,
];
