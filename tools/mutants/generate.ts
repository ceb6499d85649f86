/** Mistakes in generated code. */
import type { Mutant } from './mutant.js';

const engine = 'checker/generate/engine.ts';
const expressions = 'checker/generate/expressions.ts';
const step = 'checker/generate/step.ts';
const successors = 'checker/generate/successors.ts';
const visited = 'checker/generate/visited.ts';
const canonical = 'checker/generate/canonical.ts';

export const generateMutants: readonly Mutant[] = [
  {
    file: expressions,
    text: 'const keep = ~(field.mask << field.shift);',
    put: 'const keep = ~(1 << field.shift);',
    breaks: 'a new local state is mixed with the old one',
  },
  {
    file: expressions,
    text: "connective(emitter, condition.of, '||', 'false')",
    put: "connective(emitter, condition.of, '||', 'true')",
    breaks: 'a choice of nothing holds',
  },
  {
    file: expressions,
    text: "return { kind: 'isNot', state: String(flags.indexOf(0)) };",
    put: "return { kind: 'isNot', state: '0' };",
    breaks: 'all states but one are taken as all but the first',
  },
  {
    file: step,
    text: 'flipField(emitter, step.thread, step.at, step.refused)',
    put: 'flipField(emitter, step.thread, step.at, step.done)',
    breaks: 'a refused section goes on as if it had succeeded',
  },
  {
    file: step,
    text: 'return `if(!${holds})${wait}`;',
    put: 'return `if(!${holds})${fail}`;',
    breaks: 'who has to wait is refused',
  },
  {
    file: step,
    text: 'accepting.length === column.length ?',
    put: 'accepting.length >= column.length - 1 ?',
    breaks: 'a message that one state refuses is never refused',
  },
  {
    file: successors,
    text: '`else if(p<=${String(group.last)}){${call}}`',
    put: '`else if(p<${String(group.last)}){${call}}`',
    breaks: 'the last place of a thread in its scripts has no steps',
  },
  {
    file: visited,
    text: "const wrap = alone ? 'if(t===span)t=0;' : 'if(t===o*part+span)t-=span;';",
    put: "const wrap = alone ? 'if(t===span)break;' : 'if(t===o*part+span)t-=span;';",
    breaks: 'a state that has no place before the end of the table is lost',
  },
  {
    file: visited,
    text: '    `e===a${p}`,\n',
    put: "    'e!==0',\n",
    breaks: 'states are told apart by all words but one',
  },
  {
    file: engine,
    text: 'if(q===end)q=base;if(T[q+${p}]===0)continue;',
    put: 'if(q===end)q=base;if(T[q+${p}]===0||n<16)continue;',
    breaks: 'states stay where they were when the visited set grows',
  },
  {
    file: engine,
    text: "before: 'while(k>=E[i-from])i++;',",
    put: "before: 'while(k>E[i-from])i++;',",
    breaks: 'some states get the wrong parent',
  },
  {
    file: canonical,
    text: 'if(x!==y){d=x<y?-1:1;break;}}',
    put: 'if(x!==y){d=x<y?-1:1;}}',
    breaks: 'of several orders of objects the wrong one is taken as least',
  },
  {
    file: canonical,
    text: 'H[K[c]]();sort();if(less()){const t=C;C=Z;Z=t;}',
    put: 'H[K[c]]();sort();',
    breaks: 'of renamings that look alike the first is taken',
  },
  {
    file: canonical,
    text: 'for(let i=${String(restWords + columnWords)};',
    put: 'for(let i=${String(restWords + 2*columnWords)};',
    breaks: 'the first two objects are not sorted',
  },
];
