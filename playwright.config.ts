import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tools/run/browser.mjs';
import { freePort } from './tools/run/free-port.mjs';

// Chosen once: the workers read this file again and inherit the environment.
process.env.E2E_PORT ??= String(await freePort());
const port = Number(process.env.E2E_PORT);
const executablePath = await findBrowser();

/** Pages as people meet them: the examples on the built package, with a fake camera. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // Each page computes on every core it gets.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // What else runs on a CI machine may starve a page for as long as a test waits. Here, a test that fails is looked into.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: { args: browserArgs(), ...(executablePath ? { executablePath } : {}) },
    // Recording costs time that the pages themselves need.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node tools/run/server.mjs --tests --port ${port}`,
    url: `http://localhost:${port}/examples/`,
    reuseExistingServer: false,
  },
});
