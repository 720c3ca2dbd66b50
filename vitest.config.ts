import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['server/**/*.test.ts', 'client/src/**/*.test.ts'],
          // Each takes milliseconds; a machine that is busy with others may take its time.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['client/test/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 240_000,
          // A window needs its time; what is polled for mostly comes at once.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
