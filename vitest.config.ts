import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './test/support/chromium.ts';
import { appConfig } from './vite.config.ts';

/** Two at a time on two cores: a worker waits for a browser, a disk or a timer for a good part of its time. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** What is waited for takes as long as the machine needs: nothing measures it. */
const patient = { testTimeout: 300_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

const chromium = findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/faults/**'],
          testTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        // The pages in a browser, on a store in memory: what a tap or a key does, without the app around it.
        ...(appConfig as ViteUserConfig),
        // Packages as they are: put together on the way, they would be found out one by one, and the page begin anew each time.
        optimizeDeps: { noDiscovery: true },
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          ...patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 820, height: 1180 },
            provider: playwright({
              launchOptions: { args: chromiumFlags, ...(chromium !== undefined && { executablePath: chromium }) },
              contextOptions: { locale: 'nl-BE', reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: 'test/support/built.ts',
          ...patient,
          // A browser and an office for all files of a process: what a test needs to itself, it has a profile or an office for.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
