import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { prepareAssets } from './tools/models/assets.mjs';
import { browserArgs, findBrowser } from './tools/run/browser.mjs';
import { serveShared } from './tools/run/serve-shared.mjs';

await prepareAssets();
const executablePath = await findBrowser();

/** A machine that does something else besides is slow, not wrong. */
const patient = { expect: { poll: { timeout: 15_000 } } };

export default defineConfig({
  test: {
    // Two projects of real computation on two cores: more workers only make timings worse.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patient,
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...patient,
          name: 'package',
          environment: 'node',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: ['tests/package/support/install.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...patient,
          name: 'engines',
          environment: 'node',
          include: ['tests/engines/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [serveShared()],
        // Found late, a dependency makes the server reload the page under the tests.
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgl',
            '@tensorflow/tfjs-converter',
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-layers',
            'axe-core',
            'comlink',
            'fflate',
            'idb-keyval',
            'lit',
            'lit/directives/class-map.js',
            'lit/directives/live.js',
            'lit/directives/ref.js',
            'lit/directives/repeat.js',
          ],
        },
        test: {
          ...patient,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: browserArgs(), ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
