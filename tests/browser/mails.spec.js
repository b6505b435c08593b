// Every mail as a mail program shows it: narrow and wide, light and dark, in a language of each script.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { findings, overflow } from './look.js';

// A mail is shown inside a page of its reader's program, which has the landmarks.
const NO_PAGE = ['landmark-one-main', 'region'];

const templates = [
  'confirm_address',
  'contact_proposed',
  'evaluation',
  'event_cancelled',
  'event_changed',
  'follow_up',
  'invitation',
  'invitation_changed',
  'invitation_reminder',
  'nomination_received',
  'nomination_reminder',
  'nomination_request',
  'organizer_digest',
  'progress_digest',
  'progress_received',
  'progress_request',
  'registration_changed',
  'registration_confirmed',
  'registration_kept',
  'registration_pending',
  'registration_promoted',
  'registration_rejected',
  'registration_waitlisted',
  'registration_withdrawn',
];

test('no template is left out', async () => {
  const { items } = await demo.api('GET', 'mail/templates');
  expect(items.map(({ name }) => name).sort()).toEqual(templates);
});

for (const language of ['en', 'ru', 'hy', 'ka']) {
  for (const name of templates) {
    test(`${name}, ${language}`, async ({ page }) => {
      const mail = await demo.api('POST', `mail/templates/${name}/preview`, { language });
      await page.setContent(mail.html);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const width of [320, 700]) {
          await page.setViewportSize({ width, height: 740 });
          expect(await findings(page, NO_PAGE), `${colorScheme}, ${width} px`).toEqual([]);
          expect(await overflow(page), `${width} px`).toEqual([]);
        }
      }
    });
  }
}
