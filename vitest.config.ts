/** Test projects: Node.js, the worker in workerd, and browsers against a running worker. */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers';
import { configDefaults, defineConfig } from 'vitest/config';
import { bundleMcp } from './scripts/mcp-bundle.ts';
import { bundledWorker } from './test/fixtures/bundled-worker.ts';

const NODE_TESTS = ['{schema,search,widget,compiler,importer,cli,scripts,test,bench,mcp}/**/*.test.ts'];

/** Those of them that replace modules for all files of their process, by `vi.mock`, or measure the processor time of the process. */
const TESTS_WITH_OWN_PROCESS = [
  'compiler/isolation/*.test.ts',
  'compiler/publish/same-bytes.test.ts',
  'compiler/share/share-images.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    // By default Vitest leaves a processor to itself, and two would run one file at a time.
    maxWorkers: '100%',
    // The worker's line for each request.
    onConsoleLog: (log, type) => type === 'stderr' || !log.includes('requestId: '),
    projects: [
      {
        test: {
          name: 'node',
          include: NODE_TESTS,
          exclude: [...TESTS_WITH_OWN_PROCESS, ...configDefaults.exclude],
          // Files share processes and modules: loading the compiler takes longer than most of them.
          isolate: false,
          unstubEnvs: true,
          unstubGlobals: true,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'isolated',
          include: TESTS_WITH_OWN_PROCESS,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          bundledWorker(),
          cloudflareTest({
            wrangler: { configPath: 'wrangler.toml' },
            miniflare: {
              bindings: { MIGRATIONS: await readD1Migrations('migrations') },
              // The MCP server that `wrangler.toml` binds.
              workers: [
                {
                  name: 'edge-faq-dev-mcp',
                  modules: true,
                  script: await bundleMcp(),
                  compatibilityDate: '2026-08-01',
                },
              ],
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['worker/**/*.test.ts'],
          globalSetup: 'test/fixtures/worker-site.ts',
          setupFiles: 'test/fixtures/migrate.ts',
          // Some send hundreds of requests, on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // Files share servers and browsers, whose start takes longer than most tests.
          isolate: false,
          // On a busy machine, a browser may take longer to draw or to focus than any test waits for.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
