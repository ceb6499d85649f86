/** A design of one's own: a file outside this package, read and proved. */
import { duringAsync } from '../../checker/watch.js';
import type { Design } from '../../model/design.js';
import { TRACE_SUFFIX } from '../../traces/file.js';
import { InputError } from '../../traces/input-error.js';
import { parseJson, readText } from '../../traces/regular-file.js';
import type { Catalogue } from '../catalogue.js';
import { importDefault } from './module.js';
import { HELP_PAGE } from './parts.js';
import { plainDesign } from './plain.js';
import { proved, wellFormed } from './prove.js';
import { wholeDesign } from './whole.js';
import { settle } from './settle.js';
import { guarded } from './guarded.js';
import { endings, isCode, isDesignFile, quoted, sameFile } from './word.js';

/** A design and the file it came from, as the user named it. */
export interface OwnDesign {
  readonly path: string;
  readonly design: Design;
}

/**
 * The catalogue with the designs of those words that are files.
 *
 * @param code whether files that are code may be run
 * @throws InputError if one cannot be read, is no design, or has the name of
 * another
 */
export async function withOwn(
  catalogue: Catalogue,
  words: readonly string[],
  code = true,
): Promise<Catalogue> {
  let known = catalogue;
  for (const path of words) {
    if (!isDesignFile(path)) continue;
    if (known.own.some((own) => sameFile(own.path, path))) continue;
    if (!code && isCode(path)) throw notAsData(path);
    const design = await duringAsync(`loading ${path}`, () =>
      readDesign(path, catalogue),
    );
    refuseSameName(path, design, known);
    known = { ...known, own: [...known.own, { path, design }] };
  }
  return known;
}

function notAsData(path: string): InputError {
  return new InputError({
    what: `--no-code: ${path} is code, and reading it would run it`,
    cause: 'only JSON files and names of the catalogue run nothing',
    tryThis: `${path.replace(/\.\w+$/, '.json')}, or the same without --no-code if you trust the file`,
  });
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
  const text = readText(path, 'ioasid list designs');
  const designs = [...catalogue.designs, ...catalogue.extras];
  if (ending === '.json') {
    const design = plainDesign(jsonOf(text, path), path, designs);
    wellFormed(design, path, catalogue.build);
    return design;
  }
  if (brackets(text) > MOST_BRACKETS)
    throw new InputError({
      what: `${path} has more than ${MOST_BRACKETS} brackets in each other`,
      cause: 'a program wrote it, or it is no design',
      tryThis: HELP_PAGE,
    });
  const value = await importDefault(path);
  settle(value, path);
  const design = isWhole(value)
    ? wholeDesign(value, path, designs)
    : plainDesign(value, path, designs, { claimsInFull: true });
  return proved(guarded(design, path), path, catalogue.build);
}

/** So many in each other keep whatever reads code busy for minutes. */
const MOST_BRACKETS = 5000;

/** Brackets open at a time, at most; those in texts and remarks count too,
 * which only matters where there are thousands that do not close. */
function brackets(text: string): number {
  let open = 0;
  let most = 0;
  for (const char of text)
    if ('([{'.includes(char)) most = Math.max(most, ++open);
    else if (')]}'.includes(char)) open = Math.max(0, open - 1);
  return most;
}

/** Only a design that brings its parts has these. */
function isWhole(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['charts', 'operations', 'build'].some((name) => name in value)
  );
}

const jsonOf = (text: string, path: string): unknown =>
  parseJson(text, path, {
    cause: 'a comma too many or too few, a comment, or single quotes',
    tryThis: `correct the file, or write it as ${path.replace(/\.json$/, '.ts')}`,
  });

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
