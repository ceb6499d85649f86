/** The designs of the argument, attacked at random. */
import { designs } from '../model/designs/index.js';
import { testExpectations } from './expectations.js';

for (const design of designs.filter(({ name }) => !name.endsWith('-broken')))
  testExpectations(design);
