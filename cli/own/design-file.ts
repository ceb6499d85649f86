/** A design of one's own: a file outside this package, read and proved. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Design } from '../../model/design.js';
import { TRACE_SUFFIX } from '../../traces/file.js';
import { InputError } from '../../traces/input-error.js';
import type { Catalogue } from '../catalogue.js';
import { importDefault } from './module.js';
import { plainDesign } from './plain.js';
import { proved, wellFormed } from './prove.js';
import { wholeDesign } from './whole.js';
import { endings, isDesignFile, quoted, sameFile } from './word.js';

/** A design and the file it came from, as the user named it. */
export interface OwnDesign {
  readonly path: string;
  readonly design: Design;
}

/**
 * The catalogue with the designs of those words that are files.
 *
 * @throws InputError if one cannot be read, is no design, or has the name of
 * another
 */
export async function withOwn(
  catalogue: Catalogue,
  words: readonly string[],
): Promise<Catalogue> {
  let known = catalogue;
  for (const path of words) {
    if (!isDesignFile(path)) continue;
    if (known.own.some((own) => sameFile(own.path, path))) continue;
    const design = await readDesign(path, catalogue);
    refuseSameName(path, design, known);
    known = { ...known, own: [...known.own, { path, design }] };
  }
  return known;
}

async function readDesign(path: string, catalogue: Catalogue): Promise<Design> {
  if (path.endsWith(TRACE_SUFFIX))
    throw new InputError({
      what: `${path} is a trace, not a design`,
      cause: 'a trace is replayed; a design is checked',
      tryThis: `ioasid replay ${quoted(path)}`,
    });
  const ending = endings.find((known) => path.endsWith(known));
  if (ending === undefined)
    throw new InputError({
      what: `${path} is no design file: its ending is not known`,
      cause: 'a name with a / in it is read as a file',
      available: endings,
      tryThis: 'ioasid list designs',
    });
  const text = textOf(path);
  const designs = [...catalogue.designs, ...catalogue.extras];
  if (ending === '.json') {
    const design = plainDesign(jsonOf(text, path), path, designs);
    wellFormed(design, path, catalogue.build);
    return design;
  }
  const value = await importDefault(path);
  return proved(
    isWhole(value)
      ? wholeDesign(value, path, designs)
      : plainDesign(value, path, designs, { claimsInFull: true }),
    path,
    catalogue.build,
  );
}

/** Only a design that brings its parts has these. */
function isWhole(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['charts', 'operations', 'build'].some((name) => name in value)
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (error) {
    throw new InputError({
      what: `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
      cause: 'the name is misspelt, or relative to another folder',
      tryThis: 'ioasid list designs',
    });
  }
}

function jsonOf(text: string, path: string): unknown {
  try {
    // An editor's byte order mark is no part of JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError({
      what: `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      cause: 'a comma too many or too few, a comment, or single quotes',
      tryThis: `correct the file, or write it as ${path.replace(/\.json$/, '.ts')}`,
    });
  }
}

function refuseSameName(
  path: string,
  { name }: Design,
  { designs, extras, own }: Catalogue,
): void {
  const other = own.find((known) => known.design.name === name);
  if (
    other === undefined &&
    ![...designs, ...extras].some((known) => known.name === name)
  )
    return;
  throw new InputError({
    what:
      `${path}: the name '${name}' is taken by ` +
      (other === undefined ? 'a design of the catalogue' : other.path),
    cause: 'reports and traces tell designs apart by their names',
    tryThis: `name: 'my-${name}'`,
  });
}
