/** A worker thread of the review that knows this package's designs. */
import { designs } from '../model/designs/index.js';
import { serve } from './serve.js';

serve(() => Promise.resolve(designs));
