import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    // A process a file: searches reserve address space, and a process that has
    // reserved more than the machine has cannot start the commands that other
    // files start.
    pool: 'forks',
    // Vitest leaves one core idle unless it is told not to.
    maxWorkers: '100%',
    // A slow or shared machine must not turn a verdict into a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
