/** The operations of rfc2, by what a scope must have for them. */
import type { Operation } from '../../../../checker/language/operation.js';
import { attachMdev } from './attachMdev.js';
import { attachMdevEnqcmd } from './attachMdevEnqcmd.js';
import { attachPdev } from './attachPdev.js';
import { bind } from './bind.js';
import { cpuTranslate } from './cpuTranslate.js';
import { detach } from './detach.js';
import { emitMdev } from './emitMdev.js';
import { emitPdev } from './emitPdev.js';
import { enqcmd } from './enqcmd.js';
import { fault } from './fault.js';
import { land } from './land.js';
import { map } from './map.js';
import { settle } from './settle.js';
import { unbind } from './unbind.js';
import { unmap } from './unmap.js';

export const common: readonly Operation[] = [
  bind,
  unbind,
  map,
  unmap,
  detach,
  land,
  settle,
];

/** Only what a pdev emits can find no entry, while all rules are on. */
export const pdevs: readonly Operation[] = [attachPdev, emitPdev, fault];

export const queues: readonly Operation[] = [emitMdev];

/** Of mdevs, without ENQCMD and with it. */
export const numberOfParent: readonly Operation[] = [attachMdev];
export const numberOfVm: readonly Operation[] = [attachMdevEnqcmd];

export const portals: readonly Operation[] = [cpuTranslate, enqcmd];
