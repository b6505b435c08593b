// Every page in one language of each script, and one in every language: axe, sizes, zoom, and colours.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { fits, overflow, stands } from './look.js';
import { ADDRESSES, DEEDS } from './places.js';

async function holds(page, language, look = stands) {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await look(page);
}

// Of each script one: the languages that share a script differ in nothing that a window could cut.
for (const [language, look] of Object.entries({ en: stands, ru: stands, hy: fits, ka: fits })) {
  for (const [name, address] of Object.entries(ADDRESSES)) {
    test(`${name}, ${language}`, async ({ page }) => {
      await page.goto(`${await address()}?language=${language}`);
      await holds(page, language, look);
    });
  }
  for (const [name, way] of Object.entries(DEEDS)) {
    test(`${name}, ${language}`, async ({ page }) => {
      await way(page, language);
      await holds(page, language, look);
    });
  }
}

test('the switch of languages, opened', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 512 });
  await page.goto(`/e/${(await demo.event()).slug}`);
  await page.locator('nav summary').click();
  const links = page.getByRole('navigation').getByRole('link');
  await expect(links).toHaveCount(11);
  await stands(page);
  await links.filter({ hasText: 'ქართული' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ka');
  await page.setViewportSize({ width: 320, height: 512 });
  expect(await overflow(page)).toEqual([]);
});

for (const language of ['kk', 'ky', 'tg', 'uz-Latn', 'tk', 'az', 'mn']) {
  test(`an invitation, ${language}`, async ({ page }) => {
    await page.goto(`${await ADDRESSES['an invitation']()}?language=${language}`);
    await holds(page, language, fits);
  });
}

test('the agenda as a page of its own', async ({ page }) => {
  const event = await demo.event();
  const headers = { Authorization: `Bearer ${demo.token}` };
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`/api/v1/events/${event.id}/agenda?format=html&language=en`);
  await holds(page, 'en');
});

/// What comes as a file to be saved is shown.
async function shows(page, addresses) {
  await page.setExtraHTTPHeaders({ Authorization: `Bearer ${demo.token}` });
  await page.route(addresses, async (route) => {
    const answer = await route.fetch();
    const { 'content-disposition': _, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers });
  });
}

test('the report as a page to hand on', async ({ page }) => {
  const { items } = await demo.api('GET', 'events?limit=200');
  const event = items.find(({ slug }) => slug === 'ashgabat-2008');
  await shows(page, '**/report?*');
  for (const language of ['en', 'ru']) {
    await page.goto(`/api/v1/events/${event.id}/report?format=html&language=${language}`);
    await holds(page, language);
  }
});

test('the findings of a study as a page to hand on', async ({ page }) => {
  const scale = { minimum: 1, maximum: 5 };
  const study = await demo.api('POST', 'assessments', {
    title: 'Digital maturity',
    countries: ['KZ', 'KG', 'UZ'],
    dimensions: [{ key: 'law', title: 'Laws and rules' }, { key: 'skills', title: 'Skills', scale }],
  });
  const text = '- One law\n- A decree that refers to <b>another</b>';
  const found = [{ dimension: 'law', text }, { dimension: 'skills', country: 'KG', level: 4, text }];
  for (const one of found) await demo.api('POST', `assessments/${study.id}/findings`, one);
  await shows(page, '**/matrix?*');
  for (const language of ['en', 'ru', 'ka']) {
    await page.goto(`/api/v1/assessments/${study.id}/matrix?format=html&language=${language}`);
    await holds(page, language);
  }
});

test('the statistics as a page of their own', async ({ page }) => {
  const event = await demo.event();
  await page.setExtraHTTPHeaders({ Authorization: `Bearer ${demo.token}` });
  for (const language of ['en', 'ru', 'ka']) {
    await page.goto(`/api/v1/events/${event.id}/statistics?format=html&language=${language}`);
    await holds(page, language);
  }
});

test('the overview of a programme as a page of its own', async ({ page }) => {
  const { items } = await demo.api('GET', 'programmes?limit=200');
  const project = items.find(({ kind }) => kind === 'project');
  await page.setExtraHTTPHeaders({ Authorization: `Bearer ${demo.token}` });
  for (const language of ['en', 'ru', 'ka']) {
    await page.goto(`/api/v1/programmes/${project.id}/overview?format=html&language=${language}`);
    await holds(page, language);
  }
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
