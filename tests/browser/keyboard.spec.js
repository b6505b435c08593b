// Without a mouse: everything is reached in the order in which it is read, is seen to be reached, and
// Enter sends what was typed.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { focused } from './look.js';

/// Tabs through the page from its beginning, and gives the stops.
async function stops(page) {
  const found = [];
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.tag === 'BODY' || found[0]?.at === stop.at) break;
    found.push(stop);
  }
  return found;
}

async function reachable(page) {
  return page.evaluate(() => {
    const stops = 'a[href], button, input:not([type=hidden]), select, summary, textarea';
    const all = [...document.querySelectorAll(stops)].filter((e) => e.checkVisibility());
    const radios = new Set();
    return all.filter((e) => {
      if (e.type !== 'radio') return true;
      const first = !radios.has(e.name);
      radios.add(e.name);
      return first;
    }).length;
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`an invitation, ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 740 });
      const email = demo.address('keys');
      await demo.invite(await demo.event(), email);
      await page.goto(await demo.link(email, 'invitation', '/i'));
      const found = await stops(page);
      expect(found[0].at).toContain('class="skip"');
      expect(found.length, 'everything is reached').toBe(await reachable(page));
      for (const stop of found) {
        expect(stop.ring, `${stop.at}: a ring`).toBe(true);
        expect(stop.seen, `${stop.at}: in the window`).toBe(true);
      }
      const below = found.slice(1).map(({ top }) => top);
      const up = below.find((top, n) => n > 0 && top < below[n - 1] - 40);
      expect(up, 'the focus goes down the page').toBeUndefined();
    });
  }
}

test('the way to the content is the first thing, and leads there', async ({ page }) => {
  const event = await demo.event();
  await page.goto(`/e/${event.slug}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect((await focused(page)).at).not.toMatch(/hreflang|<summary/);
});

test('an answer is typed, chosen and sent with Enter', async ({ page }) => {
  const email = demo.address('enter');
  await demo.invite(await demo.event(), email);
  await page.goto(await demo.link(email, 'invitation', '/i'));
  const tabTo = async (name) => {
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page)).name === name) return;
    }
    throw new Error(`${name} is not reached`);
  };
  await tabTo('position');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect((await focused(page)).name, 'the link of a fault leads to its field').toBe('attendance_mode');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
});
