// From the letter to a focal point to the door: a delegation is named, one of it is selected, comes,
// changes something, withdraws, and who stands by comes instead; on a phone and on a large screen, with
// scripts off.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { overflow } from './look.js';

const calm = async (page) => expect(await overflow(page)).toEqual([]);

/// An event with seats for a country that is asked for its delegation. It begins in the last minutes of
/// today, where it is not afternoon yet: until then people are named, and all day they are checked in.
async function asked(country, focalPoint) {
  const time_zone = new Date().getUTCHours() < 12 ? 'UTC' : 'Pacific/Pago_Pago';
  const event = await demo.event({
    time_zone, starts_on: demo.day(0), ends_on: demo.day(1), start_time: '23:50', end_time: null,
  });
  const quota = { country, seats: 1, alternates: 2, women_share: 50 };
  await demo.api('POST', `events/${event.id}/quotas`, quota);
  const fields = [{ key: 'topic', kind: 'text', label: { en: 'Topic' }, required: true }];
  await demo.api('PATCH', `events/${event.id}/registration-form`, { fields });
  const person = await demo.api('POST', 'people', { full_name: 'Dana Serik', email: focalPoint });
  const post = await demo.api('POST', 'focal-points', { person_id: person.id, country });
  const request = { focal_point_id: post.id, deadline: demo.day(0), language: 'en', send: true };
  return [event, await demo.api('POST', `events/${event.id}/nomination-requests`, request)];
}

/// Types somebody into a row of the delegation.
async function type(page, place, name, email, alternate = false) {
  const row = page.getByRole('group', { name: new RegExp(`^${place}\\.`) });
  await row.getByLabel(/^Full name/).fill(name);
  await row.getByLabel(/^E-mail/).fill(email);
  if (alternate) await row.getByLabel(/alternate/i).check();
}

async function accept(page, email, topic) {
  await page.goto(await demo.link(email, 'invitation', '/i'));
  await calm(page);
  await page.getByLabel(/^Topic/).fill(topic);
  await page.getByLabel('In the room').check();
  await page.getByRole('button', { name: 'Accept and register' }).click();
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
}

test('from the letter to the door', async ({ page }) => {
  const [dana, first, second, third] =
    ['dana', 'aigul', 'bek', 'cholpon'].map((name) => demo.address(name));
  const [event, request] = await asked('KG', dana);

  await page.goto(await demo.link(dana, 'nomination_request', '/n'));
  await calm(page);
  await type(page, 1, 'Айгүл Жээнбекова', first);
  await page.getByRole('button', { name: 'Save the delegation' }).click();
  await expect(page.getByRole('status')).toContainText('They invite those whom they select');
  await type(page, 2, 'Bek Asanov', second, true);
  await type(page, 3, 'Cholpon Sadykova', 'nobody', true);
  await page.getByRole('button', { name: 'Save the delegation' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
  await calm(page);
  await type(page, 3, 'Cholpon Sadykova', third, true);
  await page.getByRole('button', { name: 'Save the delegation' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await demo.letter(dana, 'nomination_received');

  const nominations = async () => {
    const { items } = await demo.api('GET', `events/${event.id}/nominations?sort=rank`);
    return items.map(({ full_name, status }) => `${full_name}: ${status}`);
  };
  expect(await nominations()).toEqual([
    'Айгүл Жээнбекова: submitted',
    'Bek Asanov: submitted',
    'Cholpon Sadykova: submitted',
  ]);
  const { items } = await demo.api('GET', `events/${event.id}/nominations?sort=rank`);
  await demo.api('POST', `nominations/${items[0].id}/select`, {});

  await accept(page, first, 'Registers');
  await page.getByLabel(/^Topic/).fill('Identity');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('status')).toHaveText('Your changes are saved.');
  await page.getByRole('button', { name: 'Withdraw my registration' }).click();
  await expect(page.getByRole('heading', { name: 'Your registration is withdrawn' })).toBeVisible();

  expect(await nominations()).toContain('Bek Asanov: selected');
  await accept(page, second, 'Signatures');
  const code = (await page.locator('.code').first().textContent()).trim();
  const entrance = { code, day: event.starts_on };
  const here = await demo.api('POST', `events/${event.id}/attendance`, entrance);
  expect(here.full_name).toBe('Bek Asanov');
  const counted = await demo.api('GET', `events/${event.id}/statistics`);
  expect([counted.confirmed, counted.by_country]).toEqual([1, { KG: 1 }]);
  const again = await demo.api('GET', `nomination-requests/${request.id}`);
  expect(again.status).toBe('answered');
});

test('an answered file', async ({ page }) => {
  const email = demo.address('emir');
  const event = await demo.event({ capacity: 5, modality: 'in_person' });
  const fields = [
    { key: 'topic', kind: 'text', label: { en: 'Topic' } },
    { key: 'cv', kind: 'file', label: { en: 'Your CV' }, required: true },
    { key: 'photo', kind: 'file', label: { en: 'Your photo' } },
  ];
  await demo.api('PATCH', `events/${event.id}/registration-form`, { fields });
  await demo.invite(event, email, { language: 'en' });
  const choose = (key, name, text) => page.locator(`input[type=file][name=${key}]`)
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') });
  const answers = async () => {
    const { items } = await demo.api('GET', `events/${event.id}/registrations`);
    return items[0].answers;
  };

  await page.goto(await demo.link(email, 'invitation', '/i'));
  await calm(page);
  await page.getByLabel(/^Topic/).fill('Identity');
  await choose('cv', 'page.pdf', '<html>%PDF-1.7');
  await choose('photo', 'me.png', '\x89PNG\r\n\x1a\n');
  await page.getByRole('button', { name: 'Accept and register' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
  await expect(page.locator('#e-cv')).toContainText('of a kind that is not taken');
  await expect(page.getByLabel(/^Topic/)).toHaveValue('Identity');
  await expect(page.getByText('File: me.png (1 KB).')).toBeVisible();
  await calm(page);
  await choose('cv', 'Резюме 7.pdf', '%PDF-1.7\n');
  await page.getByRole('button', { name: 'Accept and register' }).click();
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
  expect((await answers()).photo.name).toBe('me.png');

  await page.getByLabel(/^Topic/).fill('Registers');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('status')).toHaveText('Your changes are saved.');
  await expect(page.getByText('File: Резюме 7.pdf (1 KB).')).toBeVisible();
  await calm(page);
  await choose('cv', 'newer.pdf', '%PDF-1.7\n');
  await page.getByLabel('Remove this file').check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('status')).toHaveText('Your changes are saved.');
  const { topic, cv, photo } = await answers();
  expect([topic, cv.name, photo]).toEqual(['Registers', 'newer.pdf', undefined]);
});
