// Somebody fills in an anonymous form; on a phone and on a large screen, with scripts off.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { overflow } from './look.js';
import { evaluation } from './places.js';

test('somebody fills in an anonymous form, once', async ({ page }) => {
  const { made, url } = await evaluation({ anonymous: true });
  await page.goto(`${url}?language=en`);
  expect(await overflow(page)).toEqual([]);
  await expect(page.getByText('can be neither changed nor taken back')).toBeVisible();
  await page.getByLabel(/^What should be better/).fill('Shorter papers.');
  await page.getByRole('button', { name: 'Send the answers' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
  await expect(page.getByLabel(/^What should be better/)).toHaveValue('Shorter papers.');
  await page.getByRole('radio', { name: '4' }).check();
  await page.getByRole('button', { name: 'Send the answers' }).click();
  await expect(page.getByRole('status')).toContainText('Your answers are counted.');
  expect(await overflow(page)).toEqual([]);
  await page.goto(`${url}?language=en`);
  await expect(page.getByRole('button', { name: 'Send the answers' })).toHaveCount(0);
  expect((await demo.api('GET', `evaluations/${made.id}`)).answered).toBe(1);
});
