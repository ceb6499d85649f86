/** Holding the search to the naive one. */
import { expect } from 'vitest';
import type { Program } from '../compile/program.js';
import type { Exploration } from '../search/exploration.js';
import { differencesFrom } from './compare.js';
import { searchNaively } from './naive.js';

export { follow } from './compare.js';

/** Demands that a complete search and the naive one agree on every number. */
export function expectAgreement(program: Program, found: Exploration): void {
  const naive = searchNaively(program);
  expect(differencesFrom(program, naive, found)).toEqual([]);
}
