import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'threads',
    // A slow or shared machine must not turn a verdict into a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
