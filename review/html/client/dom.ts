/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** What the script needs of the browser besides drawing. */
import { unpack } from '../pack.js';
import type { PackedData } from '../pack.js';
import type { Word } from '../words.js';

/** As the page brings it. */
export const data = unpack(
  JSON.parse(document.getElementById('data')?.textContent ?? '') as PackedData,
);

export const word = (at: Word): string => data.words[at] ?? '';

/** The details of a trace in the part that reads without a script. */
export const textOf = (trace: string): HTMLElement | null =>
  document.getElementById(`trace-${trace}`);

/** Whether the trace's mail is on the clipboard now. */
export async function copyMail(trace: string): Promise<boolean> {
  const mail = textOf(trace)?.querySelector('pre')?.textContent;
  if (mail === undefined) return false;
  try {
    await navigator.clipboard.writeText(mail);
    return true;
  } catch {
    return false;
  }
}

export function switchTheme(): void {
  const root = document.documentElement;
  const now =
    root.dataset['theme'] ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset['theme'] = now === 'dark' ? 'light' : 'dark';
}

export function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
