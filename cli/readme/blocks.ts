/**
 * The README's commands with their outputs: found, run, compared, refreshed.
 *
 * A block of ```console holds commands (`$ ...`) and what they print. A line
 * `...` stands for lines left out.
 */

export interface Example {
  /** Without the `$ `. */
  readonly command: string;
  readonly output: readonly string[];
}

const BLOCK = /^```console\n([^]*?)^```$/gm;

export function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(BLOCK)].flatMap(([, body]) => split(body ?? ''));
}

function split(body: string): readonly Example[] {
  const examples: { command: string; output: string[] }[] = [];
  for (const line of body.split('\n').slice(0, -1))
    if (line.startsWith('$ '))
      examples.push({ command: line.slice(2), output: [] });
    else examples.at(-1)?.output.push(line);
  return examples;
}

/** The first lines shown that were not printed there; empty if all were. */
export function missing({ output }: Example, printed: string): string {
  const lines = linesOf(printed);
  if (!output.includes('...'))
    return output.join('\n') === lines.join('\n') ? '' : output.join('\n');
  let from = 0;
  for (const part of parts(output)) {
    const at = indexOf(lines, part, from);
    if (at < 0) return part.join('\n');
    from = at + part.length;
  }
  return '';
}

/** What stands between two `...` must stand together. */
function parts(output: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  for (const line of output)
    if (line === '...') found.push([]);
    else found.at(-1)?.push(line);
  return found.filter((part) => part.length > 0);
}

function indexOf(
  lines: readonly string[],
  part: readonly string[],
  from: number,
): number {
  for (let at = from; at + part.length <= lines.length; at++)
    if (part.every((line, n) => lines[at + n] === line)) return at;
  return -1;
}

function linesOf(printed: string): readonly string[] {
  return printed.replace(/\n+$/, '').split('\n');
}

/**
 * The text with the output of every example renewed; examples with lines
 * left out, and those that `print` has no answer for, stay as they are.
 */
export async function refresh(
  text: string,
  print: (command: string) => Promise<string | null>,
): Promise<string> {
  const printed = new Map<string, string | null>();
  for (const { command } of examplesIn(text))
    printed.set(command, await print(command));
  return text.replace(BLOCK, (_, body: string) => {
    const lines = split(body).flatMap((example) => {
      const now = printed.get(example.command) ?? null;
      const keep = now === null || example.output.includes('...');
      return [
        `$ ${example.command}`,
        ...(keep ? example.output : linesOf(now)),
      ];
    });
    return `\`\`\`console\n${lines.join('\n')}\n\`\`\``;
  });
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
export function withSection(
  text: string,
  name: string,
  content: string,
): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const [before, rest, ...more] = text.split(open);
  const after = rest?.split(close)[1];
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`the text needs one ${open} ... ${close}`);
  return `${before}${open}\n\n${content}\n\n${close}${after}`;
}
