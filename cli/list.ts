/** `ioasid list`: the names there are. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../checker/language/claim.js';
import type { Operation } from '../checker/language/operation.js';
import type { Rule } from '../checker/language/rule.js';
import { everyRule } from '../model/every-design.js';
import { TRACE_SUFFIX, readTrace } from '../traces/file.js';
import { oneLine } from '../traces/render/visible.js';
import { padEnd, widthOf } from '../traces/render/width.js';
import type { Catalogue } from './catalogue.js';
import { unknownName } from './catalogue.js';
import type { ExitCode, World } from './world.js';

export const kinds = [
  'designs',
  'rules',
  'claims',
  'operations',
  'traces',
] as const;

export function list(words: readonly string[], world: World): ExitCode {
  const [what = 'designs', ...more] = words;
  const kind = kinds.find((known) => known === what);
  if (kind === undefined || more.length > 0)
    throw unknownName('list', words.join(' '), kinds, 'ioasid list designs');
  world.out(columns(linesOf(kind, world)));
  return 0;
}

function linesOf(
  kind: (typeof kinds)[number],
  { catalogue, corpus }: World,
): readonly (readonly [string, string])[] {
  switch (kind) {
    case 'designs':
      return [...catalogue.designs, ...catalogue.extras].map(
        ({ name, source }) => [name, source],
      );
    case 'rules':
      return allRules().map(({ id, claim }) => [id, claim]);
    case 'claims':
      return allClaims(catalogue).map(({ name, says }) => [name, says]);
    case 'operations':
      return allOperations(catalogue).map(({ name, source }) => [name, source]);
    case 'traces':
      return traceFiles(corpus).map((file) => {
        const { question, steps } = readTrace(join(corpus, file));
        return [`traces/corpus/${file}`, `${question} (${steps.length} steps)`];
      });
  }
}

export function allRules(): readonly Rule[] {
  return everyRule;
}

/** Every claim that some design makes, once. */
export function allClaims({ designs }: Catalogue): readonly Claim[] {
  return byName(designs.flatMap(({ claims }) => claims));
}

/** Every operation that some design has, once. */
export function allOperations({ designs }: Catalogue): readonly Operation[] {
  return byName(designs.flatMap(({ operations }) => operations));
}

function byName<T extends { readonly name: string }>(
  items: readonly T[],
): readonly T[] {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}

export function traceFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(TRACE_SUFFIX))
    .sort();
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const shown = rows.map(([name, text]) => [name, text].map(oneLine));
  const width = Math.max(0, ...shown.map(([name = '']) => widthOf(name)));
  return shown
    .map(
      ([name = '', text = '']) =>
        `${padEnd(name, width)}  ${text}`.trimEnd() + '\n',
    )
    .join('');
}
