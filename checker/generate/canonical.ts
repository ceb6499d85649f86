/** Generated source that replaces a packed state by the one chosen for all
 * states that symmetry makes alike. */
import type { Entry, Reading, Shape } from '../symmetry/shape.js';
import { shapeOf } from '../symmetry/shape.js';
import type { Signature } from '../symmetry/signature.js';
import { signatureOf } from '../symmetry/signature.js';
import type { Symmetry } from '../symmetry/symmetry.js';
import { orderOf } from '../symmetry/symmetry.js';
import type { Emitter } from './expressions.js';
import { readField } from './expressions.js';

/**
 * Functions whose entry point is `canon(k)`: it rewrites the state whose
 * words are at `O[k]`. Empty text if there is no symmetry.
 */
export function canonicalSource(reading: Emitter, symmetry: Symmetry): string {
  if (orderOf(symmetry) === 1) return '';
  const { program, layout, constants } = reading;
  const shape = shapeOf(program, symmetry);
  const signature = signatureOf(program, symmetry);
  const words = Array.from({ length: layout.words }, (_, n) => String(n));
  const fields = program.components.map((component) => {
    const field = layout.fields[component.index];
    return field === undefined || field.mask === 0
      ? ''
      : `L[${String(component.index)}]=${readField(reading, component.index)};`;
  });
  const rest = String(shape.restWords);
  const size = shape.restWords + shape.columns * shape.columnWords;
  const read = shape.readings
    .map((readings, n) => readSource(reading, shape, readings, n))
    .join('\n');
  const many = shape.readings.length > 1;
  return `
const L=new Int32Array(${String(program.components.length)});
let C=new Int32Array(${String(size)}),Z=new Int32Array(${String(size)});
${read}
${sortSource(shape)}
function less(){for(let i=0;i<${String(size)};i++)if(C[i]!==Z[i])return C[i]<Z[i];return false;}
${many ? chooseSource(constants.add('G', signature.sources), signature, reading, shape) : ''}
function canon(k){const ${words.map((n) => `s${n}=O[k+${n}]`).join()};${fields.join('')}
${many ? 'choose();' : 'r0();sort();{const t=C;C=Z;Z=t;}'}
${writeSource(reading, shape, rest)}}`;
}

function take(entry: Entry, array: string, base: string): string {
  const word = `${array}[${base}+${String(entry.word)}]`;
  return `(${word}>>>${String(entry.shift)}&${String(entry.mask)})`;
}

/** `rN()`: reads the locals into `C` under renaming N. */
function readSource(
  emitter: Emitter,
  shape: Shape,
  readings: readonly Reading[],
  n: number,
): string {
  const sums = new Map<number, string[]>();
  const moves: string[] = [];
  for (const reading of readings) {
    const { component, entry, values, column, bit, refers } = reading;
    const local = `L[${String(component)}]`;
    const plain = values.every((value, state) => value === state);
    const value = plain
      ? local
      : `${emitter.constants.add('M', values)}[${local}]`;
    const base = column < 0 ? 0 : shape.restWords + column * shape.columnWords;
    if (entry.mask !== 0) {
      const at = base + entry.word;
      const terms = sums.get(at) ?? [];
      terms.push(
        entry.shift === 0 ? value : `${value}<<${String(entry.shift)}`,
      );
      sums.set(at, terms);
    }
    if (bit !== null) {
      const target = emitter.constants.add(
        'B',
        refers.map((to) =>
          to < 0 ? -1 : shape.restWords + to * shape.columnWords + bit.word,
        ),
      );
      moves.push(
        `{const b=${target}[${local}];if(b>=0)C[b]|=${String(1 << bit.shift)};}`,
      );
    }
  }
  const size = shape.restWords + shape.columns * shape.columnWords;
  const stores = Array.from(
    { length: size },
    (_, at) => `C[${String(at)}]=${sums.get(at)?.join('|') ?? '0'};`,
  );
  return `function r${String(n)}(){${stores.join('')}${moves.join('')}}`;
}

/** `sort()`: insertion sort of the columns of `C`. */
function sortSource(shape: Shape): string {
  const { columns, columnWords, restWords } = shape;
  if (columns < 2) return 'function sort(){}';
  const w = String(columnWords);
  const words = Array.from({ length: columnWords }, (_, n) => String(n));
  const after = words.reduceRight(
    (inner, n) => `(C[j+${n}]!==v${n}?C[j+${n}]>v${n}:${inner})`,
    'false',
  );
  const last = String(restWords + columns * columnWords);
  return `function sort(){for(let i=${String(restWords + columnWords)};i<${last};i+=${w}){
const ${words.map((n) => `v${n}=C[i+${n}]`).join()};let j=i-${w};
while(j>=${String(restWords)}&&${after}){${words.map((n) => `C[j+${w}+${n}]=C[j+${n}];`).join('')}j-=${w};}
${words.map((n) => `C[j+${w}+${n}]=v${n};`).join('')}}}`;
}

/** `choose()`: leaves the least matrix of all renamings in `Z`. */
function chooseSource(
  sources: string,
  signature: Signature,
  emitter: Emitter,
  shape: Shape,
): string {
  const objects = signature.objects.length;
  const adds = [
    ...signature.fixed.map(
      ({ component, object, weights }) =>
        `Y[${String(object)}]+=${emitter.constants.add('A', weights)}[L[${String(component)}]];`,
    ),
    ...signature.referring.map(({ component, objects: to, weights }) => {
      // The last place collects what refers to nothing.
      const target = emitter.constants.add(
        'Q',
        to.map((object) => (object < 0 ? objects : object)),
      );
      return `Y[${target}[L[${String(component)}]]]+=${emitter.constants.add('A', weights)}[L[${String(component)}]];`;
    }),
  ];
  const calls = shape.readings.map((_, n) => `r${String(n)}`).join();
  const n = String(shape.readings.length);
  return `const Y=new Int32Array(${String(objects + 1)}),H=[${calls}],K=new Int32Array(${n});
function choose(){Y.fill(0);${adds.join('')}
let found=0,best=0;
for(let h=0;h<${n};h++){let d=0;
if(found>0)for(let i=0;i<${String(objects)};i++){
const x=Y[${sources}[h*${String(objects)}+i]],y=Y[${sources}[best*${String(objects)}+i]];
if(x!==y){d=x<y?-1:1;break;}}
else d=-1;
if(d<0){found=1;best=h;K[0]=h;}else if(d===0)K[found++]=h;}
H[K[0]]();sort();{const t=C;C=Z;Z=t;}
for(let c=1;c<found;c++){H[K[c]]();sort();if(less()){const t=C;C=Z;Z=t;}}}`;
}

/** Statements that pack `Z` back into the words at `O[k]`. */
function writeSource(emitter: Emitter, shape: Shape, rest: string): string {
  const { layout, constants } = emitter;
  const words = new Map<number, string[]>();
  const { presence } = layout;
  words.set(presence.word, [String(1 << presence.bit)]);
  const before: string[] = [];
  const width = shape.columns + 1;
  for (const { component, entry, column, bit, locals } of shape.writings) {
    const field = layout.fields[component];
    if (field === undefined || field.mask === 0) continue;
    const base =
      column < 0 ? '0' : String(shape.restWords + column * shape.columnWords);
    let value = entry.mask === 0 ? '0' : take(entry, 'Z', base);
    if (bit === null) {
      const plain = Int32Array.from(
        { length: locals.length / width },
        (_, n) => locals[n * width] ?? 0,
      );
      if (!plain.every((local, n) => local === n))
        value = `${constants.add('W', plain)}[${value}]`;
    } else {
      const name = `p${String(component)}`;
      const found = Array.from({ length: shape.columns }, (_, n) => {
        const at = `${rest}+${String(n * shape.columnWords + bit.word)}`;
        return `(Z[${at}]>>>${String(bit.shift)}&1)!==0?${String(n + 1)}`;
      });
      before.push(`const ${name}=${found.join(':')}:0;`);
      value = `${constants.add('W', locals)}[${value}*${String(width)}+${name}]`;
    }
    const terms = words.get(field.word) ?? [];
    terms.push(field.shift === 0 ? value : `${value}<<${String(field.shift)}`);
    words.set(field.word, terms);
  }
  const stores = Array.from(
    { length: layout.words },
    (_, n) => `O[k+${String(n)}]=${words.get(n)?.join('|') ?? '0'};`,
  );
  return before.join('') + stores.join('');
}
