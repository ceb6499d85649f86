/** What came after the series, or was proposed instead of it. */
import type { Design } from '../design.js';
import { allowFd } from './allowFd/allowFd.js';
import { allowFdBroken } from './allowFd/broken/index.js';
import { iommufdBroken } from './iommufd/broken/index.js';
import { iommufd } from './iommufd/iommufd.js';
import { rfc2Broken } from './rfc2/broken/index.js';
import { rfc2 } from './rfc2/rfc2.js';

export const afterDesigns: readonly Design[] = [
  iommufd,
  ...iommufdBroken,
  allowFd,
  ...allowFdBroken,
  rfc2,
  ...rfc2Broken,
];
