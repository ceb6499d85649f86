/** `ioasid review`: which rule is needed against what, as a page. */
import { join } from 'node:path';
import type { Design } from '../model/design.js';
import { remembering } from '../review/askers.js';
import { composePage, modelOf } from '../review/compose.js';
import { pageHtml } from '../review/html/page.js';
import {
  emptyNotebook,
  notebookName,
  readNotebook,
  writeNotebook,
} from '../review/notebook.js';
import type { Page } from '../review/page.js';
import type { Probe } from '../review/probes.js';
import { pageRst, pageText } from '../review/text.js';
import { InputError } from '../traces/input-error.js';
import { oneLine } from '../traces/render/visible.js';
import { tool } from '../traces/tool.js';
import { crewFor, modelDesign } from './ask.js';
import { formatScope, scopeFrom, unknownName, wordFor } from './catalogue.js';
import { noForm } from './options.js';
import type { Options } from './options.js';
import { quoted } from './own/word.js';
import { alone } from './run/alone.js';
import type { ExitCode, World } from './world.js';

/** The designs of the mail, in the order of its argument. */
const MAIL = [
  'no-checks',
  'set-only',
  'list-only',
  'set-and-list',
  'function-table-shared',
  'function-table',
  'device-allow',
];

const JUDGED = 'set-and-list';

const DEFAULT_STATES = 2_000_000;

export const reviewFormats = ['text', 'mail', 'json', 'rst', 'html'] as const;

export async function review(
  words: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const { catalogue } = world;
  const [name, ...more] = words;
  if (more.length > 0)
    throw new InputError({
      what: `review takes one design or none, not ${words.length}`,
      tryThis: 'ioasid list designs',
    });
  const format = reviewFormats.find((known) => known === options.format);
  if (format === undefined)
    throw noForm('review', options.format, reviewFormats);
  const design = modelDesign(world, name ?? JUDGED);
  const beside =
    name === undefined
      ? MAIL.flatMap(
          (mail) =>
            catalogue.designs.find((known) => known.name === mail) ?? [],
        )
      : [];
  checkClaims(design, options.claims);
  const page = await alone(options.save, () =>
    composed(design, beside, options, world),
  );
  world.out(await rendered(page, format, [design, ...beside]));
  return page.necessity.finished && page.necessity.open.length === 0 ? 0 : 3;
}

async function rendered(
  page: Page,
  format: (typeof reviewFormats)[number],
  designs: readonly Design[],
): Promise<string> {
  switch (format) {
    case 'text':
    case 'mail':
      return pageText(page);
    case 'rst':
      return pageRst(page);
    case 'html':
      return pageHtml(page, designs);
    case 'json':
      return `${JSON.stringify(page, null, 2)}\n`;
  }
}

function checkClaims(design: Design, claims: readonly string[] | null): void {
  const names = design.claims.map((claim) => claim.name);
  for (const claim of claims ?? [])
    if (!names.includes(claim))
      throw unknownName(
        `claim of design '${design.name}'`,
        claim,
        names,
        'ioasid list claims',
      );
}

async function composed(
  design: Design,
  beside: readonly Design[],
  options: Options,
  world: World,
): Promise<Page> {
  const { progress } = world;
  const tell = (text: string): void => {
    if (!options.quiet)
      progress.write(`review ${design.name}: ${oneLine(text)}\n`);
  };
  const asked = [...new Set([design, ...beside])];
  const model = modelOf(asked);
  const path =
    options.save === null ? null : join(options.save, notebookName(model));
  const notebook = path === null ? emptyNotebook() : readNotebook(path, model);
  const crew = crewFor(asked, options, world);
  if (notebook.size > 0) tell(`goes on after ${notebook.size} searches`);
  try {
    return await composePage(design, {
      asker: remembering(notebook, crew.asker, () => {
        if (path !== null) writeNotebook(path, model, notebook);
        tell(`${notebook.size} searches`);
      }),
      probes: probesFrom(options, design),
      only: options.claims,
      maxStates: options.maxStates ?? DEFAULT_STATES,
      beside,
      sensitivity: options.scope === null,
      tool,
      command: `npx ioasid review ${quoted(wordFor(world.catalogue, design.name))}`,
      onPhase: tell,
    });
  } finally {
    await crew.end();
  }
}

function probesFrom(
  { scope }: Options,
  design: Design,
): readonly Probe[] | null {
  return scope === null
    ? null
    : [
        {
          scope: formatScope(scopeFrom(scope, design.scopes[0])),
          shows: 'as asked for',
        },
      ];
}
