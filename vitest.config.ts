import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './dev/count-reporter.ts'],
    projects: [
      {
        test: { name: 'content', include: ['content/**/*.test.ts', 'cli/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: 'wrangler.toml' } })],
        test: { name: 'worker', include: ['worker/**/*.test.ts'] },
      },
      { test: { name: 'e2e', include: ['e2e/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 } },
    ],
  },
});
