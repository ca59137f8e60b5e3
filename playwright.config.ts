import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-output/playwright',
  workers: 1,
  timeout: 90_000,
  // A start of Electron under load now and then fails for reasons of its own; npm test names every second try.
  retries: 1,
  reporter: 'list',
  projects: [
    { name: 'electron', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'packaged', testMatch: 'packaged/**/*.spec.ts' },
  ],
});
