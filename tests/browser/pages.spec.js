// Every page in every language that is complete: axe, sizes, zoom, and both colours.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { stands } from './look.js';
import { ADDRESSES, DEEDS } from './places.js';

async function holds(page, language) {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await stands(page);
}

for (const language of ['en', 'ru']) {
  for (const [name, address] of Object.entries(ADDRESSES)) {
    test(`${name}, ${language}`, async ({ page }) => {
      await page.goto(`${await address()}?language=${language}`);
      await holds(page, language);
    });
  }
  for (const [name, way] of Object.entries(DEEDS)) {
    test(`${name}, ${language}`, async ({ page }) => {
      await way(page, language);
      await holds(page, language);
    });
  }
}

test('the agenda as a page of its own', async ({ page }) => {
  const event = await demo.event();
  const headers = { Authorization: `Bearer ${demo.token}` };
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`/api/v1/events/${event.id}/agenda?format=html&language=en`);
  await holds(page, 'en');
});

test('the mailbox and a letter in it', async ({ page }) => {
  const email = demo.address('reader');
  await demo.register(await demo.event(), email);
  const name = await demo.letter(email, 'registration_confirmed');
  await page.goto(`/demo/mailbox/${name}`);
  await holds(page, 'en');
  await page.goto('/demo/mailbox');
  await holds(page, 'en');
});
