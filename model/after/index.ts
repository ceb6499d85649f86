/** What came after the series, or was proposed instead of it. */
import type { Design } from '../design.js';
import { iommufdBroken } from './iommufd/broken/index.js';
import { iommufd } from './iommufd/iommufd.js';

export const afterDesigns: readonly Design[] = [iommufd, ...iommufdBroken];
