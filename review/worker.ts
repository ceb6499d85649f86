/** A worker thread of the review that knows this package's designs. */
import { everyDesign } from '../model/every-design.js';
import { serve } from './serve.js';

serve(() => Promise.resolve(everyDesign));
