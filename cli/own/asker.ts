/** A worker thread of the review that reads designs of one's own again. */
import { serve } from '../../review/serve.js';
import { catalogue } from '../catalogue.js';
import { reportDoings } from '../guest/thread.js';
import { withOwn } from './design-file.js';

reportDoings();
serve(async (files) => {
  const { designs, own } = await withOwn(catalogue, files);
  return [...designs, ...own.map(({ design }) => design)];
});
