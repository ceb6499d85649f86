/** `ioasid export`: a design in a scope, written out for another checker. */
import { basename, dirname, join } from 'node:path';
import { compile } from '../checker/compile/compile.js';
import type { Program } from '../checker/compile/program.js';
import {
  stateClaims,
  tlaConfig,
  tlaModule,
  toMurphi,
  toPromela,
  toTla,
} from '../checker/export/index.js';
import type { ExportOptions } from '../checker/export/index.js';
import { overwrite } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { oneLine } from '../traces/render/visible.js';
import { designNamed, scopeFrom, systemOf, unknownName } from './catalogue.js';
import type { Options } from './options.js';
import type { ExitCode, World } from './world.js';

const languages = ['promela', 'murphi', 'tla'] as const;
type Language = (typeof languages)[number];

const EXAMPLE = 'ioasid export --to promela set-and-list';

export function exportDesign(
  words: readonly string[],
  options: Options,
  world: World,
): ExitCode {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0)
    throw new InputError({
      what: `export takes one design, not ${words.length}`,
      tryThis: EXAMPLE,
    });
  const language = languageOf(options.to);
  const design = designNamed(world.catalogue, name);
  const [base] = design.scopes;
  const scope = options.scope === null ? base : scopeFrom(options.scope, base);
  if (scope === undefined)
    throw new InputError({
      what: `design '${name}' has no review scope`,
      tryThis: `${EXAMPLE} --scope vms=2,ioasids=1,mdevs=1+1,quota=1`,
    });
  const program = compile(systemOf(world.catalogue, design, scope));
  const asked = claimsIn(program, options.claims);
  if (options.out === null) world.out(written(program, language, asked));
  else
    for (const [file, text] of filesOf(program, language, asked, options.out))
      write(file, text, world);
  return 0;
}

function languageOf(to: string | null): Language {
  if (to === null)
    throw new InputError({
      what: 'export lacks --to',
      available: languages,
      tryThis: EXAMPLE,
    });
  const language = languages.find((known) => known === to);
  if (language === undefined)
    throw unknownName('language', to, languages, EXAMPLE);
  return language;
}

/** The claims to be checked; by default every `never`. */
function claimsIn(
  program: Program,
  claims: readonly string[] | null,
): ExportOptions {
  if (claims === null) return {};
  const stated = stateClaims(program).map(({ name }) => name);
  for (const claim of claims)
    if (!stated.includes(claim))
      throw unknownName('claim about states', claim, stated, EXAMPLE);
  return { claims };
}

function written(
  program: Program,
  language: Language,
  asked: ExportOptions,
): string {
  switch (language) {
    case 'promela':
      return toPromela(program, asked);
    case 'murphi':
      return toMurphi(program, asked);
    case 'tla':
      return toTla(program, asked);
  }
}

/** A TLA+ module lies in a file of its name, its configuration beside it. */
function filesOf(
  program: Program,
  language: Language,
  asked: ExportOptions,
  out: string,
): readonly (readonly [file: string, text: string])[] {
  const model = [out, written(program, language, asked)] as const;
  if (language !== 'tla') return [model];
  const module = tlaModule(program);
  if (basename(out) !== `${module}.tla`)
    throw new InputError({
      what: `--out ${out}: TLC reads module ${module} from ${module}.tla only`,
      tryThis: `--out ${join(dirname(out), `${module}.tla`)}`,
    });
  const config = join(dirname(out), `${module}.cfg`);
  return [model, [config, tlaConfig(program, asked)]];
}

function write(file: string, text: string, world: World): void {
  overwrite(file, text, `--out ${basename(file)}, here or in another folder`);
  world.progress.write(`wrote ${oneLine(file)}
`);
}
