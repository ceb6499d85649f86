/** All charts of rfc2. */
import type { Chart } from '../../../../checker/language/chart.js';
import { access } from './access.js';
import { cpuTranslation } from './cpuTranslation.js';
import { fdBinding } from './fdBinding.js';
import { request } from './request.js';
import { vpasid } from './vpasid.js';

export const charts: readonly Chart[] = [
  fdBinding,
  access,
  cpuTranslation,
  vpasid,
  request,
];
