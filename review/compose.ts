/** Everything a page needs, asked for in order. */
import { createHash } from 'node:crypto';
import type { Design } from '../model/design.js';
import { compile } from '../checker/compile/compile.js';
import { modelHash } from '../traces/model-hash.js';
import { systemWith } from './ask.js';
import { readLimits } from './limits.js';
import { necessityOf } from './necessity.js';
import { pageOf } from './page.js';
import type { Page } from './page.js';
import { probesOf } from './probes.js';
import type { Probe } from './probes.js';
import type { Asker } from './question.js';
import { sensitivityOf } from './sensitivity.js';
import { sideBySide } from './side-by-side.js';

export interface ComposeOptions {
  readonly asker: Asker;
  /** Scopes in place of the design's own probes. */
  readonly probes: readonly Probe[] | null;
  readonly only: readonly string[] | null;
  readonly maxStates: number;
  /** Designs to set side by side; none if empty. */
  readonly beside: readonly Design[];
  readonly sensitivity: boolean;
  readonly tool: string;
  /** What shows the page again; left out, by the design's name. */
  readonly command?: string;
  readonly onPhase: (text: string) => void;
}

export async function composePage(
  design: Design,
  options: ComposeOptions,
): Promise<Page> {
  const { asker, maxStates, onPhase } = options;
  const necessity = await necessityOf(design, {
    ...options,
    probes: options.probes ?? probesOf(design),
  });
  let sensitivity = null;
  if (options.sensitivity && necessity.finished) {
    onPhase('scope sensitivity');
    sensitivity = await sensitivityOf(design, necessity, asker, maxStates);
  }
  let beside = null;
  if (options.beside.length > 0 && necessity.finished) {
    onPhase('designs side by side');
    beside = await sideBySide(options.beside, asker, maxStates);
  }
  return pageOf({
    design,
    necessity,
    sensitivity,
    sideBySide: beside,
    limits: readLimits(design),
    model: modelOf([design], options.probes),
    tool: options.tool,
    command: options.command ?? `npx ioasid review ${design.name}`,
  });
}

/** A fingerprint of designs in their probes: what a notebook is good for. */
export function modelOf(
  designs: readonly Design[],
  probes: readonly Probe[] | null = null,
): string {
  const digest = createHash('sha256');
  for (const design of designs)
    for (const { scope } of probes ?? probesOf(design))
      digest.update(
        modelHash(compile(systemWith(design, scope, design.rules))),
      );
  return digest.digest('hex').slice(0, 12);
}
