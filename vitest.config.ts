import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/lib/browser.mjs';
import { findPostgres } from './scripts/lib/postgres.mjs';

const browser = findBrowser();
const postgres = findPostgres();
// What is started once for a run is started by this very process.
if (postgres !== undefined) process.env['POSTGRES_BIN'] = postgres;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: Math.min(2, availableParallelism()),
    testTimeout: 30_000,
    env: browser === undefined ? {} : { CHROMIUM_PATH: browser },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['test/postgres/**', '**/node_modules/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // What needs a PostgreSQL, which is started once for all of it.
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/postgres/**/*.test.ts'],
          globalSetup: 'test/support/postgres-once.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Long, but nothing is timed: beside the others.
        extends: true,
        test: {
          name: 'fuzz',
          include: ['test/fuzz/*.long.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Walks in a browser: each waits for a screen most of the time, so two of them share the machine.
        extends: true,
        test: {
          name: 'walks',
          include: ['test/**/*.journey.ts'],
          globalSetup: 'test/support/small-demo-once.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Long runs: one file at a time, so that each has the machine for itself.
        extends: true,
        test: {
          name: 'slow',
          include: ['test/**/*.long.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          exclude: ['test/fuzz/**', '**/node_modules/**'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
