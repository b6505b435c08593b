// What a participant does, from the mail to the last change, on a phone and on a large screen, with
// scripts off.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { overflow } from './look.js';
import { delegation } from './places.js';

const WORDS = {
  en: {
    answer: 'Answer the invitation',
    accept: 'Accept and register',
    mode: 'In the room',
    summary: 'Please check what you entered',
    registered: 'You are registered',
    accepted: 'You have accepted the invitation.',
    position: /^Position/,
    save: 'Save changes',
    saved: 'Your changes are saved.',
    withdraw: 'Withdraw my registration',
    withdrawn: 'Your registration is withdrawn',
    back: 'Register again',
    returned: 'Welcome back. Your registration counts again.',
    other: 'Русский',
    otherTitle: 'Вы зарегистрированы',
  },
  ru: {
    answer: 'Ответить на приглашение',
    accept: 'Принять и зарегистрироваться',
    mode: 'Очно',
    summary: 'Пожалуйста, проверьте введённые данные',
    registered: 'Вы зарегистрированы',
    accepted: 'Вы приняли приглашение.',
    position: /^Должность/,
    save: 'Сохранить изменения',
    saved: 'Изменения сохранены.',
    withdraw: 'Отменить регистрацию',
    withdrawn: 'Регистрация отменена',
    back: 'Зарегистрироваться снова',
    returned: 'С возвращением! Ваша регистрация снова действует.',
    other: 'English',
    otherTitle: 'You are registered',
  },
};

/// Opens the mail as its reader does, and follows its button, which opens beside it.
async function openFromMailbox(page, email, subject, button) {
  await demo.letter(email, 'invitation');
  await page.goto('/demo/mailbox');
  const entry = page.getByRole('listitem').filter({ hasText: email });
  await entry.getByRole('link', { name: subject }).click();
  await expect(page.locator('pre.mail').first()).toContainText('/i/');
  const opening = page.waitForEvent('popup');
  await page.frameLocator('iframe.mail').getByRole('link', { name: button }).click();
  const opened = await opening;
  await opened.waitForURL(/\/i\//);
  return opened;
}

const calm = async (page) => expect(await overflow(page)).toEqual([]);

for (const [language, say] of Object.entries(WORDS)) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('name a delegation, with a file that is wrong and one that is right', async ({ page }) => {
      const { made, url } = await delegation({ language });
      await page.goto(url);
      await calm(page);
      const choose = async (name, text) => {
        const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(text) };
        await page.locator('[name=note_verbale]').setInputFiles(file);
        await page.locator('button[value=save]').click();
      };
      await page.locator('[name=row1_full_name]').fill('Aigerim Saparova');
      await page.locator('[name=row1_email]').fill(demo.address('delegate'));
      await choose('page.pdf', '<html>%PDF-1.7');
      await expect(page.getByRole('heading', { name: say.summary })).toBeVisible();
      await expect(page.locator('#e-note_verbale')).toBeVisible();
      await expect(page.locator('[name=row1_full_name]')).toHaveValue('Aigerim Saparova');
      await calm(page);
      await choose('Нота 7.pdf', '%PDF-1.7\n');
      await expect(page.getByText('Нота 7.pdf')).toBeVisible();
      await calm(page);
      const kept = await demo.api('GET', `nomination-requests/${made.id}`);
      expect(kept.note_verbale.name).toBe('Нота 7.pdf');
      expect(kept.delegation.map((one) => one.full_name)).toEqual(['Aigerim Saparova']);
    });

    test('accept with something wrong, correct it, edit, withdraw and come back', async ({ page }) => {
      const email = demo.address('aigerim');
      const event = await demo.event({ capacity: 5 });
      await demo.invite(event, email, { language });
      const form = await openFromMailbox(page, email, event.title[language], say.answer);
      await calm(form);

      await form.getByLabel(say.position).fill('Head of Registers');
      await form.getByRole('button', { name: say.accept }).click();
      const summary = form.getByRole('alert');
      await expect(summary.getByRole('heading')).toHaveText(say.summary);
      await expect(summary).toBeFocused();
      await expect(form.getByLabel(say.position)).toHaveValue('Head of Registers');
      await calm(form);
      await summary.getByRole('link').click();
      await form.getByLabel(say.mode).check();
      await form.getByRole('button', { name: say.accept }).click();

      await expect(form.getByRole('status')).toHaveText(say.accepted);
      await expect(form.getByRole('heading', { name: say.registered })).toBeVisible();
      await expect(form).toHaveURL(/\/r\//);
      await calm(form);

      await form.getByLabel(say.position).fill('Head of Unit');
      await form.getByRole('button', { name: say.save }).click();
      await expect(form.getByRole('status')).toHaveText(say.saved);
      await form.getByRole('button', { name: say.withdraw }).click();
      await expect(form.getByRole('heading', { name: say.withdrawn })).toBeVisible();
      await calm(form);
      await form.getByRole('button', { name: say.back }).click();
      await expect(form.getByRole('status')).toHaveText(say.returned);
      await form.locator('nav summary').click();
      await form.getByRole('link', { name: say.other }).click();
      await expect(form.getByRole('heading', { name: say.otherTitle })).toBeVisible();

      const { items } = await demo.api('GET', `events/${event.id}/registrations`);
      expect(items.map(({ status, position }) => [status, position])).toEqual([
        ['confirmed', 'Head of Unit'],
      ]);
      await demo.letter(email, 'registration_withdrawn');
    });
  });
}

test('decline with a reason, and accept after all', async ({ page }) => {
  const email = demo.address('declines');
  const event = await demo.event();
  await demo.invite(event, email);
  await page.goto(await demo.link(email, 'invitation', '/i'));
  await page.getByRole('link', { name: 'Go to “Decline”' }).click();
  await page.getByLabel(/^Reason/).fill('I am on leave that week.');
  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('You have declined the invitation.');
  await expect(page.getByRole('status')).toContainText('I am on leave that week.');
  await calm(page);
  await page.getByLabel('Online').check();
  await page.getByRole('button', { name: 'Accept and register' }).click();
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Join online' })).toBeVisible();
});

test('name somebody else, who is invited in turn', async ({ page }) => {
  const [email, other] = [demo.address('first'), demo.address('second')];
  const event = await demo.event();
  await demo.invite(event, email);
  await page.goto(await demo.link(email, 'invitation', '/i'));
  await page.getByLabel('E-mail address of this person').fill('nobody');
  await page.getByRole('button', { name: 'Name this person' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
  await page.getByLabel('Full name of this person').fill('Timur Saparov');
  await page.getByLabel('E-mail address of this person').fill(other);
  await page.getByRole('button', { name: 'Name this person' }).click();
  await expect(page.getByRole('status')).toContainText('organizers can see whom you named');
  await page.goto(await demo.link(other, 'invitation', '/i'));
  await expect(page.getByText('Timur Saparov')).toBeVisible();
  await page.getByLabel('In the room').check();
  await page.getByRole('button', { name: 'Accept and register' }).click();
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
});

test('sign up in public, and confirm the address by mail', async ({ page }) => {
  const email = demo.address('public');
  const event = await demo.event();
  await page.goto(`/e/${event.slug}`);
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByRole('button', { name: 'Send registration' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await page.getByLabel('Full name').fill('Tamar Example');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('In the room').check();
  await page.getByRole('button', { name: 'Send registration' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await calm(page);
  await page.goto(await demo.link(email, 'confirm_address', '/r'));
  await expect(page.getByRole('heading', { name: 'Please confirm your address' })).toBeVisible();
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('status')).toHaveText('Your address is confirmed.');
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
});

test('take the agenda into a calendar', async ({ page }) => {
  const event = await demo.event();
  await page.goto(`/e/${event.slug}`);
  const loading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Add the agenda to your calendar' }).click();
  const file = await loading;
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  const parts = [];
  for await (const part of await file.createReadStream()) parts.push(part);
  const calendar = Buffer.concat(parts).toString();
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar).toContain('TZID:Asia/Almaty');
  expect(calendar).toContain('SUMMARY:');
});
