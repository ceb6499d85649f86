import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'threads',
    // Vitest leaves one core idle unless it is told not to.
    maxWorkers: '100%',
    // No file changes what its imports share: loading the model and the
    // checker once a worker, not once a file, saves a second each.
    isolate: false,
    // A slow or shared machine must not turn a verdict into a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
