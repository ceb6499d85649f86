/** Every run of the catalogue, searched and re-checked by the interpreter. */
import type { Certificate } from '../../checker/certify/certificate.js';
import { certify } from '../../checker/certify/certify.js';
import type { Exploration, FoundStates, Program } from '../../checker/index.js';
import { compile, explore } from '../../checker/index.js';
import { everyDesign } from '../../model/every-design.js';
import { formatScope } from '../../model/scope.js';
import { buildSystem } from '../../model/system.js';

export interface CatalogueRun {
  readonly design: string;
  readonly scope: string;
  readonly program: () => Program;
}

/** Each design in each of its review scopes. */
export const catalogueRuns: readonly CatalogueRun[] = everyDesign.flatMap(
  (design) =>
    design.scopes.map((scope) => ({
      design: design.name,
      scope: formatScope(scope),
      program: () => compile(buildSystem(design, scope)),
    })),
);

export interface CertifiedRun {
  readonly result: Exploration;
  /** Null if the run has more states than were asked for. */
  readonly certificate: Certificate | null;
}

/**
 * Searches up to renaming, and re-checks what was found: each renamed state,
 * or, where that is much, one of those alike.
 *
 * @param maxStates runs with more states, up to renaming, are left alone
 */
export async function certifyRun(
  run: CatalogueRun,
  maxStates: number,
): Promise<CertifiedRun> {
  const program = run.program();
  const handed: FoundStates[] = [];
  const result = await explore(program, {
    symmetry: true,
    maxStates: maxStates + 1,
    maxBytes: 2 ** 32,
    onFound: (states) => handed.push(states),
  });
  const [found] = handed;
  if (!result.complete || found === undefined)
    return { result, certificate: null };
  return { result, certificate: certify(program, result, found) };
}

export interface CertificateReport {
  readonly lines: readonly string[];
  readonly agree: boolean;
}

/** @param tell called with a line for each run as it ends */
export async function certifyCatalogue(
  maxStates: number,
  tell: (line: string) => void,
): Promise<CertificateReport> {
  let [runs, states, renamed, steps, larger] = [0, 0, 0, 0, 0];
  const notMade: string[] = [];
  const refuted: string[] = [];
  for (const run of catalogueRuns) {
    const { result, certificate } = await certifyRun(run, maxStates);
    const name = `${run.design} ${run.scope}`;
    tell(`${name}: ${certificate?.kind ?? 'larger'}, ${result.states} states`);
    switch (certificate?.kind) {
      case undefined:
        larger++;
        break;
      case 'certified':
        runs++;
        states += certificate.states;
        renamed += certificate.each ? certificate.renamed : certificate.states;
        steps += certificate.steps;
        if (certificate.notCovered.length > 0)
          notMade.push(`${name}: not ${certificate.notCovered.join(', ')}`);
        break;
      case 'notMade':
        notMade.push(`${name}: ${certificate.why}`);
        break;
      case 'refuted':
        refuted.push(`${name}: ${JSON.stringify(certificate.where)}`);
    }
  }
  return {
    agree: refuted.length === 0,
    lines: [
      `certified: ${runs} of ${catalogueRuns.length} catalogue runs, ` +
        `${states} states up to renaming,`,
      `  ${renamed} expanded by the interpreter, ${steps} steps`,
      `  ${larger} runs are larger than ${maxStates} states`,
      ...notMade.map((line) => `  not re-checked: ${line}`),
      ...refuted.map((line) => `  REFUTED: ${line}`),
    ],
  };
}
