/** The recordings: what was called and what the C code did. */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** A value without parts. */
export type Scalar = null | boolean | number | string;

export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

export interface RecordedCall {
  readonly op: string;
  readonly args: Readonly<Record<string, Scalar>>;
}

export interface RecordedResult {
  readonly ret: Json;
  /** Null where the code crashed. */
  readonly state: Json;
  readonly events: readonly Json[];
}

export interface Recording {
  readonly name: string;
  /** legal, hostile, or react: handlers do something. */
  readonly profile: string;
  readonly ops: readonly RecordedCall[];
  readonly results: readonly RecordedResult[];
}

/** @param variant `v4` or `v4-fixed` */
export function recordings(variant: string): readonly Recording[] {
  const file = new URL(`data/${variant}.jsonl.br`, import.meta.url);
  return brotliDecompressSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Recording);
}
