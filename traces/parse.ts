/** From text to a trace, with an error that names the field at fault. */
import type { Value } from '../checker/language/domain.js';
import { InputError } from './input-error.js';
import type { Change } from './naming.js';
import { claimKinds, expectations, parts } from './trace.js';
import type { Block, Trace, TraceStep } from './trace.js';
import { TRACE_FORMAT, TRACE_VERSION } from './trace.js';
import { parseJson } from './regular-file.js';
import type { Place, Reader } from './reader.js';
import {
  atField,
  bool,
  field,
  list,
  literal,
  mapOf,
  nullable,
  object,
  oneOf,
  scalar,
  str,
  whole,
} from './reader.js';

/**
 * @param from the file's name, for messages
 * @throws InputError naming the field that is damaged
 */
export function parseTrace(text: string, from: string): Trace {
  const json = parseJson(text, from, {
    cause: 'the file was cut off, or edited by hand',
    tryThis: 'restore the file, or save the trace again with check --save',
  });
  return traceAt(json, { file: from, path: '' });
}

/** @throws InputError naming the field that is damaged */
export const traceAt: Reader<Trace> = (value, at) => {
  const top = object(value, at);
  header(top);
  return {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    name: field(top, 'name', str),
    question: field(top, 'question', str),
    design: field(top, 'design', str),
    rules: field(top, 'rules', list(str)),
    scope: field(top, 'scope', str),
    claim: field(top, 'claim', str),
    claimKind: field(top, 'claimKind', oneOf(claimKinds)),
    says: field(top, 'says', str),
    expect: field(top, 'expect', oneOf(expectations)),
    steps: numbered(field(top, 'steps', list(step)), at),
    shortest: field(top, 'shortest', bool),
    blame: field(top, 'blame', mapOf(str)),
    final: field(top, 'final', mapOf(mapOf(scalar))),
    search: field(top, 'search', (value, at) => {
      const search = object(value, at);
      return {
        states: field(search, 'states', whole),
        symmetries: field(search, 'symmetries', whole),
        complete: field(search, 'complete', bool),
      };
    }),
    blockedBy: field(top, 'blockedBy', list(block)),
    mendedBy: field(top, 'mendedBy', nullable(str)),
    modelHash: field(top, 'modelHash', str),
    tool: field(top, 'tool', str),
  };
};

function header(top: ReturnType<typeof object>): void {
  const format = top.value['format'];
  if (format !== TRACE_FORMAT)
    throw new InputError({
      what: `${top.at.file} is not a trace: its format is ${format === undefined ? 'missing' : JSON.stringify(format)}`,
      cause: 'another JSON file was named',
      available: [TRACE_FORMAT],
      tryThis: 'ioasid list traces',
    });
  const version = top.value['version'];
  if (typeof version === 'number' && version > TRACE_VERSION)
    throw new InputError({
      what: `${top.at.file} has trace version ${version}, newer than this tool`,
      cause: 'it was saved by a later ioasid-checker',
      available: [String(TRACE_VERSION)],
      tryThis: 'update ioasid-checker, or record the trace again',
    });
  field(top, 'version', literal(TRACE_VERSION));
}

const step: Reader<TraceStep> = (value, at) => {
  const record = object(value, at);
  return {
    n: field(record, 'n', whole),
    actor: field(record, 'actor', str),
    operation: field(record, 'operation', str),
    section: field(record, 'section', str),
    part: field(record, 'part', oneOf(parts)),
    standsFor: field(record, 'standsFor', str),
    args: field(record, 'args', mapOf(str)),
    result: field(record, 'result', str),
    refusedBy: field(record, 'refusedBy', list(str)),
    changed: field(record, 'changed', mapOf(change)),
    stateHash: field(record, 'stateHash', str),
  };
};

const change: Reader<Change> = (value, at) => {
  const pair: readonly Value[] = list(scalar)(value, at);
  const [old, now] = pair;
  if (pair.length !== 2 || old === undefined || now === undefined)
    return atField(at, 'a pair [old, new]', value);
  return [old, now];
};

const block: Reader<Block> = (value, at) => {
  const record = object(value, at);
  return {
    rule: field(record, 'rule', str),
    step: field(record, 'step', whole),
    errno: field(record, 'errno', nullable(str)),
  };
};

function numbered(
  steps: readonly TraceStep[],
  at: Place,
): readonly TraceStep[] {
  for (const [index, { n }] of steps.entries())
    if (n !== index + 1)
      atField(
        {
          ...at,
          path: `${at.path === '' ? '' : `${at.path}.`}steps[${index}].n`,
        },
        String(index + 1),
        n,
      );
  return steps;
}
