import { parseScope } from '../../scope.js';
import {
  cancelAtUnbind,
  checkDevice,
  countMm,
  giveQuotaBack,
  keepSetAtUnregister,
  listPerDevice,
  loadLooksAgain,
  mended,
  refusePending,
  unchargeOwner,
  withholdPortal,
} from './mends.js';
import { defineSeries, v4FixedRules } from './series.js';

const mends = [
  cancelAtUnbind,
  refusePending,
  listPerDevice,
  loadLooksAgain,
  withholdPortal,
  checkDevice,
  keepSetAtUnregister,
  giveQuotaBack,
  countMm,
  unchargeOwner,
];

const rules = [...v4FixedRules, 'vdcm-reacts'];

export const v4Idxd = defineSeries({
  name: 'v4-idxd',
  source: 'V4-11, V4-14, VDCM, CODE',
  summary: 'todo',
  rules,
  mends,
  breaks: [],
  scopes: [
    parseScope('vms=2,ioasids=1,mdevs=1+1,threads=1,quota=1,sets=2,spids=1'),
  ],
});

export const v4IdxdMended = defineSeries({
  name: 'v4-idxd-mended',
  source: 'V4-11, V4-14, VDCM, CODE',
  summary: 'todo',
  rules: mended(rules, mends),
  breaks: [],
  scopes: [
    parseScope('vms=2,ioasids=1,mdevs=1+1,threads=1,quota=1,sets=2,spids=1'),
  ],
});
