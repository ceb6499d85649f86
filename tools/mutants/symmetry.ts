/** Mistakes in what counts as alike and in choosing one of those alike. */
import type { Mutant } from './mutant.js';

export const symmetryMutants: readonly Mutant[] = [
  {
    file: 'checker/symmetry/proof.ts',
    text: "      if (likeness === 'order') return { kind: 'order', ...about(step) };\n      if (likeness !== 'same')",
    put: "      if (likeness !== 'same' && likeness !== 'order')",
    breaks: 'loops that go by the order of objects are taken as free of order',
  },
  {
    file: 'checker/symmetry/proof.ts',
    text: 'return (next < 0 ? -1 : locals[next]) === there;',
    put: 'return next === there || true;',
    breaks: 'renamed charts may have other transitions',
  },
  {
    file: 'checker/symmetry/proof.ts',
    text: "        return { kind: 'start', component: part.name };",
    put: '        continue;',
    breaks: 'renamed objects may start in another state',
  },
  {
    file: 'checker/symmetry/commute.ts',
    text: '    if (first.halt !== second.halt || first.rules !== second.rules)\n      return false;',
    put: '',
    breaks: 'two messages change places although one refuses after the other',
  },
  {
    file: 'checker/symmetry/shape.ts',
    text: 'locals[value * width + (reading.refers[state] ?? -1) + 1] = state;',
    put: 'locals[value * width] = state;',
    breaks: 'references are lost when a chosen state is written back',
  },
  {
    file: 'checker/symmetry/shape.ts',
    text: '(state) => known?.get(keyUnder(component, state, renaming)) ?? 0,',
    put: '(state) => known?.get(keyUnder(component, state, identity)) ?? 0,',
    breaks: 'what renamed states refer to keeps its old name',
  },
  {
    file: 'checker/symmetry/signature.ts',
    text: 'return moved.map((object) => place.get(back.get(object) ?? object) ?? 0);',
    put: 'return moved.map((object) => place.get(renaming.get(object) ?? object) ?? 0);',
    breaks: 'objects are ordered by the renaming backwards',
  },
  {
    file: 'checker/symmetry/signature.ts',
    text: "stateKey(program, component, state, () => '*');",
    put: 'stateKey(program, component, state, (object) => object);',
    breaks: 'the numbers that order objects depend on their names',
  },
  {
    file: 'checker/symmetry/automorphisms.ts',
    text: 'return relation[newFrom] === newTo;',
    put: 'return relation[newFrom] === newTo || newFrom === newTo;',
    breaks: 'renamings need not keep the relations',
  },
];
