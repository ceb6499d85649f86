/** All charts of iommufd, in the order their components stand in a state. */
import type { Chart } from '../../../../checker/language/chart.js';
import { attachment } from './attachment.js';
import { dma } from './dma.js';
import { hwpt } from './hwpt.js';
import { iommufdCtx } from './iommufdCtx.js';
import { iommufdDevice } from './iommufdDevice.js';
import { objectReference } from './objectReference.js';
import { pageRequest } from './pageRequest.js';
import { tableEntry } from './tableEntry.js';
import { vdevice } from './vdevice.js';
import { viommu } from './viommu.js';

export const charts: readonly Chart[] = [
  iommufdCtx,
  iommufdDevice,
  hwpt,
  objectReference,
  attachment,
  tableEntry,
  pageRequest,
  viommu,
  vdevice,
  dma,
];
