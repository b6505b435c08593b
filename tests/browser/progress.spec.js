// A focal point reports by link what came of a recommendation, and names who is in charge now; on a phone
// and on a large screen, with scripts off.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { overflow } from './look.js';
import { progress } from './places.js';

test('a focal point reports by link and names somebody else', async ({ page }) => {
  const { event, made, url } = await progress();
  await page.goto(`${url}?language=en`);
  expect(await overflow(page)).toEqual([]);
  const first = page.getByRole('group', { name: `Recommendation ${made.number}` });
  await first.getByLabel(/^Acceptance/).selectOption('rejected');
  await first.getByLabel(/^Links to evidence/).fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
  expect(await overflow(page)).toEqual([]);
  await first.getByLabel(/^Acceptance/).selectOption('accepted');
  await first.getByLabel(/^Implementation/).selectOption('in_progress');
  await first.getByLabel(/^What has been done/).fill('The first thousand entries are online.');
  await first.getByLabel(/^Links to evidence/).fill('https://example.org/register');
  await page.getByRole('button', { name: 'Send the report' }).click();
  await expect(page.getByRole('status')).toContainText('Your report is recorded.');
  const { items } = await demo.api('GET', `recommendations/${made.id}/progress`);
  expect(items.map(({ by, acceptance, implementation }) => [by, acceptance, implementation]))
    .toEqual([['Dana Example', 'accepted', 'in_progress']]);

  await page.getByLabel(/^Full name/).fill('Erlan Example');
  await page.getByLabel(/^E-mail/).fill(demo.address('erlan'));
  await page.getByRole('button', { name: 'Name this person' }).click();
  await expect(page.getByRole('status')).toContainText('The organizers will look at it.');
  const named = await demo.api('GET', `events/${event.id}/contact-proposals`);
  expect(named.items.map(({ full_name, status }) => [full_name, status]))
    .toEqual([['Erlan Example', 'proposed']]);
});
