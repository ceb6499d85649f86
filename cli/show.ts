/** `ioasid show`: one design, rule, claim, operation or trace. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../checker/language/claim.js';
import type { Operation } from '../checker/language/operation.js';
import type { Rule } from '../checker/language/rule.js';
import type { Design } from '../model/design.js';
import { TRACE_SUFFIX, readTrace } from '../traces/file.js';
import { InputError } from '../traces/input-error.js';
import { renderText } from '../traces/render/text.js';
import { wrap } from '../traces/render/words.js';
import type { Trace } from '../traces/trace.js';
import type { Catalogue } from './catalogue.js';
import { designNamed, formatScope, unknownName } from './catalogue.js';
import { allClaims, allOperations, allRules, traceFiles } from './list.js';
import type { Options } from './options.js';
import { quoted, sameFile } from './own/word.js';
import { ownFile, replayCommand, replayWithFile } from './replay.js';
import type { ExitCode, World } from './world.js';

export function show(
  words: readonly string[],
  options: Options,
  world: World,
): ExitCode {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0)
    throw new InputError({
      what: `show takes one name, not ${words.length}`,
      tryThis: 'ioasid list designs',
    });
  world.out(found(name, options, world));
  return 0;
}

function found(name: string, options: Options, world: World): string {
  const { catalogue, corpus } = world;
  const path = traceFile(name, corpus);
  if (path !== null) {
    const trace = readTrace(path.file);
    refuseOther(trace, path.shown, options, world);
    return renderText(trace, replayOf(trace, path.shown, world));
  }
  const own = catalogue.own.find(({ path }) => sameFile(path, name));
  const design =
    own?.design ??
    [...catalogue.designs, ...catalogue.extras].find(
      (known) => known.name === name,
    );
  if (design !== undefined) return designText(design);
  const rule = allRules().find(({ id }) => id === name);
  if (rule !== undefined) return ruleText(rule, catalogue);
  const claim = allClaims(catalogue).find((known) => known.name === name);
  if (claim !== undefined) return claimText(claim, catalogue);
  const operation = allOperations(catalogue).find(
    (known) => known.name === name,
  );
  if (operation !== undefined) return operationText(operation);
  throw unknownName('name', name, allNames(catalogue, corpus), 'ioasid list');
}

function traceFile(
  name: string,
  corpus: string,
): { readonly file: string; readonly shown: string } | null {
  if (name.endsWith(TRACE_SUFFIX)) return { file: name, shown: name };
  const file = `${name}${TRACE_SUFFIX}`;
  const path = join(corpus, file);
  return existsSync(path)
    ? { file: path, shown: `traces/corpus/${file}` }
    : null;
}

/** A trace is shown as it was recorded; another design is asked by replay. */
function refuseOther(
  trace: Trace,
  path: string,
  { design: word }: Options,
  { catalogue }: World,
): void {
  if (word === null) return;
  const { name } = designNamed(catalogue, word);
  if (name === trace.design) return;
  throw new InputError({
    what: `${path} is of design ${trace.design}, not of ${name}`,
    tryThis: `ioasid replay ${quoted(path)} --design ${quoted(word)}`,
  });
}

/** Where the design's file is not known, what to put there. */
function replayOf(trace: Trace, path: string, world: World): string {
  const own = ownFile(trace, world);
  const { designs, extras } = world.catalogue;
  return own !== null ||
    [...designs, ...extras].some(({ name }) => name === trace.design)
    ? replayCommand(path, own)
    : replayWithFile(path, trace);
}

function allNames(catalogue: Catalogue, corpus: string): readonly string[] {
  return [
    ...[...catalogue.designs, ...catalogue.extras].map(({ name }) => name),
    ...allRules().map(({ id }) => id),
    ...allClaims(catalogue).map((claim) => claim.name),
    ...allOperations(catalogue).map((operation) => operation.name),
    ...traceFiles(corpus).map((file) => file.slice(0, -TRACE_SUFFIX.length)),
  ];
}

const HEAD = 'mended by  '.length;

function entry(head: string, text: string): readonly string[] {
  return wrap(text, head.padEnd(HEAD));
}

function page(...lines: readonly (readonly string[])[]): string {
  return `${lines.flat().join('\n')}\n`;
}

function designText(design: Design): string {
  const { name, source, summary, rules, scopes, mendedBy } = design;
  const broken = design.claims.filter(
    (claim) => design.expect[claim.name] !== whenItHolds(claim),
  );
  return page(
    entry('design', name),
    entry('source', source),
    entry('summary', summary),
    entry('rules', rules.join(', ') || 'none'),
    entry('breaks', broken.map((claim) => claim.name).join(', ') || 'nothing'),
    ...scopes.map((scope) => entry('scope', formatScope(scope))),
    ...(mendedBy === undefined ? [] : [entry('mended by', mendedBy)]),
    ...Object.entries(design.remarks ?? {}).map(([about, remark]) =>
      entry('remark', `${about}: ${remark}`),
    ),
  );
}

function ruleText(rule: Rule, { designs }: Catalogue): string {
  const { id, claim, enforcer, source } = rule;
  const on = designs.filter(({ rules }) => rules.includes(id));
  return page(
    entry('rule', id),
    entry('says', claim),
    entry('enforcer', enforcer),
    entry('source', source),
    ...(rule.kind === 'guard'
      ? [entry('guard', `${rule.guard} of chart ${rule.chart}, ${rule.errno}`)]
      : [entry('section', 'left out of its script when off')]),
    entry('on in', on.map(({ name }) => name).join(', ') || 'no design'),
  );
}

function claimText(claim: Claim, { designs }: Catalogue): string {
  const { name, kind, says, source, notCovered } = claim;
  const breaks = designs.filter(
    ({ expect }) =>
      expect[name] !== undefined && expect[name] !== whenItHolds(claim),
  );
  const words =
    breaks.map((design) => design.name).join(', ') || 'no design expected to';
  return page(
    entry('claim', name),
    entry('kind', kind),
    entry('says', says),
    entry('source', source),
    ...(notCovered === undefined ? [] : [entry('not seen', notCovered)]),
    entry('breaks in', words),
  );
}

function operationText(operation: Operation): string {
  const { name, meaning, source, agent, params, sections } = operation;
  const list = Object.entries(params).map(
    ([param, range]) =>
      `${param}: ${typeof range === 'string' ? range : range.values.join('|')}`,
  );
  return page(
    entry('operation', name),
    entry('meaning', meaning),
    entry('source', source),
    entry('by', `${agent.kind} (${agent.sort})`),
    entry('takes', list.join(', ') || 'nothing'),
    ...sections.map((section) =>
      entry(
        'section',
        `${section.name}: ${section.standsFor}` +
          (section.rule === undefined ? '' : ` (rule ${section.rule})`),
      ),
    ),
  );
}

function whenItHolds({ kind }: Claim): 'never' | 'sometimes' | 'always' {
  switch (kind) {
    case 'never':
    case 'refusedChangesNothing':
      return 'never';
    case 'recoverable':
    case 'eventually':
      return 'always';
    case 'sometimes':
    case 'refusal':
      return 'sometimes';
  }
}
