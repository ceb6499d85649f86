/** Mistakes in compiling and tabulating. */
import type { Mutant } from './mutant.js';

const file = 'checker/compile/compile.ts';
const resolve = 'checker/compile/resolve.ts';
const conditions = 'checker/compile/conditions.ts';
const instances = 'checker/compile/instances.ts';
const tabulate = 'checker/tabulate/tabulate.ts';

export const compileMutants: readonly Mutant[] = [
  {
    file,
    text: '    if (part.undo.length === 0 || n === sections.length - 1) return afterUndo;',
    put: '    if (n === sections.length - 1) return afterUndo;',
    breaks: 'sections without an undo get one that does nothing',
  },
  {
    file,
    text: 'refused: n === 0 ? idle : (undoFrom[n - 1] ?? idle),',
    put: 'refused: n === 0 ? idle : (undoFrom[n] ?? idle),',
    breaks: 'a refused section is undone itself',
  },
  {
    file,
    text: '    afterUndo = here;\n',
    put: '',
    breaks: 'of several sections only the last one is undone',
  },
  {
    file,
    text: 'done: at[n + 1] ?? idle,',
    put: 'done: at[n + 2] ?? at[n + 1] ?? idle,',
    breaks: 'a section of a call is skipped',
  },
  {
    file: resolve,
    text: '    .filter((part) => part.rule === undefined || system.on.has(part.rule))\n',
    put: '',
    breaks: 'sections of rules that are off are carried out',
  },
  {
    file: resolve,
    text: '        resolveSteps(system, environment, step.otherwise, rule),',
    put: '        [],',
    breaks: 'the other branch of a condition is dropped',
  },
  {
    file: resolve,
    text: '        if (step.where === undefined) return body;',
    put: '        if (step.where !== undefined || true) return body;',
    breaks: 'loops take every object, whether it fits or not',
  },
  {
    file: conditions,
    text: "        formula.kind === 'forall' ? 'all' : 'any',",
    put: "        'any',",
    breaks: 'for all is read as for some',
  },
  {
    file: conditions,
    text: '      return negate(lower(formula.of));',
    put: '      return lower(formula.of);',
    breaks: 'negations are dropped',
  },
  {
    file: conditions,
    text: '        holds: parts.flatMap((part) => part.holds),',
    put: '        holds: parts[0]?.holds ?? [],',
    breaks: 'sums count the first part only',
  },
  {
    file: conditions,
    text: "      state.kind === 'before' &&\n      (formula.operations?.includes(state.operation) ?? true)",
    put: "      state.kind === 'before'",
    breaks: 'a thread in any operation counts as in the one asked for',
  },
  {
    file: instances,
    text: '  const off = rules.filter((rule) => !system.on.has(rule.id));',
    put: '  const off = rules.filter((rule) => system.on.has(rule.id));',
    breaks: 'guards of rules that are on let everybody through',
  },
  {
    file: tabulate,
    text: '    const key = localKey(state);\n    const known',
    put: '    const key = state.value;\n    const known',
    breaks: 'states of a chart that differ in their context count as one',
  },
  {
    file: tabulate,
    text: '      rows.push(next === null ? -1 : intern(next));',
    put: '      rows.push(next === null ? at : intern(next));',
    breaks: 'a message that is refused counts as accepted without effect',
  },
];
