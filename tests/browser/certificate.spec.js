// A certificate from the page of a registration to whoever is shown it; on a phone and on a large
// screen, with scripts off.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { overflow } from './look.js';

const calm = async (page) => expect(await overflow(page)).toEqual([]);

test('a certificate is downloaded, shown, confirmed and revoked', async ({ page }) => {
  const event = await demo.event({
    time_zone: 'UTC', starts_on: demo.day(-1), ends_on: demo.day(0), start_time: null, end_time: null,
  });
  const email = demo.address('certified');
  const made = await demo.register(event, email);
  const body = { kind: 'participation', threshold: 0, registration_ids: [made.id] };
  const issued = await demo.api('POST', `events/${event.id}/certificates/issue`, body);
  const path = `certificates/${issued.results[0].certificate_id}`;
  const { code, reference } = await demo.api('GET', path);

  await page.goto(`${await demo.link(email, 'registration_confirmed', '/r')}?language=en`);
  await calm(page);
  const begun = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Certificate of participation' }).click();
  const file = await begun;
  expect(file.suggestedFilename()).toBe(`${reference.replace('/', '-')}.pdf`);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');

  const typed = `/verify/${code.toLowerCase().replaceAll('-', ' ')}?language=en`;
  await page.goto(typed);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This certificate is valid');
  for (const said of ['Tamar Example', 'Open data in practice']) {
    await expect(page.getByText(said, { exact: true })).toBeVisible();
  }
  await expect(page.locator('main').getByRole('link')).toHaveCount(0);
  await calm(page);

  await demo.api('POST', `${path}/revoke`, { reason: 'By mistake' });
  await page.goto(typed);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This certificate is no longer valid');
  await expect(page.getByText('Tamar Example')).toHaveCount(0);
});
