/**
 * Imports a module from anywhere: types stripped, what it imports beside it
 * bundled, this package and xstate the ones that are running.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Message, Plugin } from 'esbuild';
import { build } from 'esbuild';
import { InputError } from '../../traces/input-error.js';
import { packageRoot } from '../../traces/package-root.js';
import { HELP_PAGE } from './parts.js';

/** What a design file may import without installing it. A second copy would
 * have charts that are equal to the model's but not the same. */
const provided: Readonly<Record<string, string>> = {
  'ioasid-checker': 'checker/index.js',
  'ioasid-checker/model': 'model/index.js',
  xstate: 'cli/own/xstate.js',
};

/** @throws InputError if it does not parse, resolve, run or export */
export async function importDefault(path: string): Promise<unknown> {
  const code = await bundled(path);
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  let module: Readonly<Record<string, unknown>>;
  let found: unknown;
  try {
    module = (await import(url)) as Readonly<Record<string, unknown>>;
    // It may be a promise, and one that fails.
    found = await module['default'];
  } catch (error) {
    throw new InputError({
      what: `${path} fails while it is loaded: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
      cause: 'the module itself throws, or imports a name that is not there',
      tryThis: HELP_PAGE,
    });
  }
  if (found !== undefined) return found;
  throw new InputError({
    what: `${path} has no default export`,
    cause: 'a module may have several designs; one of them is to be judged',
    available: Object.keys(module),
    tryThis: 'export default { name: ..., from: ..., rules: ... }',
  });
}

async function bundled(path: string): Promise<string> {
  try {
    const { outputFiles } = await build({
      entryPoints: [resolve(path)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      // A tsconfig that happens to lie there must not change the meaning.
      tsconfigRaw: {},
      logLevel: 'silent',
      plugins: [ownPackage],
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    if (error instanceof InputError) throw error;
    const [first] = messagesOf(error);
    if (first === undefined)
      throw new InputError({
        what: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        cause: 'it, or a file it imports, is nested too deep or too large',
        tryThis: HELP_PAGE,
      });
    throw new InputError({
      what: `${placeOf(first, path)}: ${first.text}`,
      cause: 'a syntax error, or an import that is not there',
      available: Object.keys(provided),
      tryThis: HELP_PAGE,
    });
  }
}

/** esbuild's, of a build that failed. */
function messagesOf(error: unknown): readonly Message[] {
  return error instanceof Error && 'errors' in error
    ? (error.errors as readonly Message[])
    : [];
}

function placeOf({ location }: Message, path: string): string {
  if (location === null) return path;
  const { file, line, column } = location;
  const shown = resolve(file) === resolve(path) ? path : file;
  return `${shown}:${line}:${column + 1}`;
}

const ownPackage: Plugin = {
  name: 'own-package',
  setup: (bundle) => {
    bundle.onResolve(
      { filter: /^(ioasid-checker|xstate)(\/|$)/ },
      ({ path }) => {
        const file = provided[path];
        if (file === undefined)
          return { errors: [{ text: `there is no '${path}' to import` }] };
        const built = join(packageRoot, 'dist', file);
        if (!existsSync(built))
          throw new Error(`${built} is missing; run 'npm run build' first`);
        return { path: pathToFileURL(built).href, external: true };
      },
    );
  },
};
