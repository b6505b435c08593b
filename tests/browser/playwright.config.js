// The participant's way is gone with scripts off: pages must need none. axe is a script itself, and
// /docs is a program.
import { defineConfig } from '@playwright/test';

if (!process.env.BASE) throw new Error('No demo is running; start the tests with tests/browser/run.');

// Whole ways that people go.
const WAYS = ['way.spec.js', 'delegation.spec.js', 'certificate.spec.js'];
const phone = { viewport: { width: 360, height: 740 } };
const large = { viewport: { width: 1280, height: 900 } };

export default defineConfig({
  testDir: '.',
  outputDir: process.env.OUTPUT ?? '../../target/browser',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['line']],
  use: {
    baseURL: process.env.BASE,
    locale: 'en-GB',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', testMatch: WAYS, use: { ...phone, javaScriptEnabled: false } },
    { name: 'large', testMatch: WAYS, use: { ...large, javaScriptEnabled: false } },
    { name: 'looks', testMatch: ['pages.spec.js', 'mails.spec.js', 'keyboard.spec.js'], use: large },
    { name: 'docs', testMatch: 'docs.spec.js', use: large },
  ],
});
