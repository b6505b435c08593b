// /docs: the main job, with what stands in its forms, by mouse and by keyboard, and as pages look.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { findings, focused, stands } from './look.js';

const call = (page, id) => page.locator(`#${id}`);
const heading = (page, id) => call(page, id).locator('summary').first();
const control = (operation, name) => operation.getByLabel(new RegExp(`^${name} `));

async function open(page, token = demo.token) {
  await page.goto('/docs');
  await expect(page.getByText(/^\d{3} calls$/)).toBeVisible();
  await page.getByLabel('Your token').fill(token);
}

/// Opens a call, fills in its parameters, sends what stands in its form, and waits for the status.
async function send(page, id, { parameters = {}, status = 200 } = {}) {
  const operation = call(page, id);
  await heading(page, id).click();
  for (const [name, value] of Object.entries(parameters)) {
    await control(operation, name).fill(value);
  }
  await operation.getByRole('button', { name: 'Send' }).click();
  await expect(operation.getByRole('status')).toContainText(`${status} `);
  return operation;
}

/// The same, for what comes back as JSON; the call is closed again.
async function execute(page, id, asked = {}) {
  const operation = await send(page, id, asked);
  const text = await operation.getByRole('group', { name: 'Body of the answer' }).textContent();
  await heading(page, id).click();
  return JSON.parse(text);
}

test('the main job', async ({ page }) => {
  test.slow();
  const strangers = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.base)) strangers.push(request.url());
  });
  await open(page);
  const event = await execute(page, 'create_event', { status: 201 });
  expect(event.title.en).toBe('Open data in practice');
  const id = { id: event.id };
  const panel = await execute(page, 'create_panel', { parameters: id, status: 201 });
  await execute(page, 'create_item', { parameters: { id: panel.id }, status: 201 });
  expect((await execute(page, 'publish_event', { parameters: id })).status).toBe('published');
  const batch = await execute(page, 'create_invitations', { parameters: id });
  expect([batch.created, batch.failed]).toEqual([2, 0]);
  const parameters = { id: batch.results[0].invitation_id };
  await execute(page, 'answer_invitation', { parameters });
  const { items } = await execute(page, 'list_registrations', { parameters: id });
  expect(items.map(({ status }) => status)).toEqual(['confirmed']);
  const followUp = await execute(page, 'create_follow_up', { parameters: id, status: 201 });
  await execute(page, 'send_follow_up_now', { parameters: { id: followUp.id } });
  await execute(page, 'create_recommendation', { parameters: id, status: 201 });
  await demo.letter('rustam@example.org', 'follow_up');

  expect(strangers).toEqual([]);
});

test('a change is sent with the ETag of what was read', async ({ page }) => {
  await open(page);
  const { id } = await demo.event();
  const read = await send(page, 'get_event', { parameters: { id } });
  const etag = await read.getByText(/^ETag: /).locator('code').textContent();
  const change = call(page, 'update_event');
  await heading(page, 'update_event').click();
  await change.getByLabel(/^Body/).fill('{"capacity": 12}');
  await control(change, 'id').fill(id);
  await control(change, 'If-Match').fill(etag);
  await change.getByRole('button', { name: 'Send' }).click();
  await expect(change.getByRole('status')).toContainText('200 ');
  expect((await demo.api('GET', `events/${id}`)).capacity).toBe(12);
});

test('a file goes up as it is, and a table is saved as it comes', async ({ page }) => {
  await open(page);
  await heading(page, 'create_upload').click();
  const upload = call(page, 'create_upload');
  const buffer = Buffer.from('# Registers\n');
  await upload.getByLabel('File', { exact: true }).setInputFiles({ name: 'registers.md', mimeType: 'text/markdown', buffer });
  await expect(control(upload, 'name')).toHaveValue('registers.md');
  await upload.getByRole('button', { name: 'Send' }).click();
  await expect(upload.getByRole('status')).toContainText('201 ');
  await expect(upload.getByRole('group', { name: 'Body of the answer' })).toContainText('registers.md');

  const list = call(page, 'list_people');
  await heading(page, 'list_people').click();
  await control(list, 'format').selectOption('xlsx');
  await list.getByRole('button', { name: 'Send' }).click();
  const coming = page.waitForEvent('download');
  await list.getByRole('link', { name: /^Save / }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
});

test('a refusal is shown as it comes, and what cannot be sent is told', async ({ page }) => {
  await open(page, 'nonsense');
  const list = await send(page, 'list_people', { status: 401 });
  await expect(list.getByRole('group', { name: 'Body of the answer' })).toContainText('"status": 401');
  const event = call(page, 'create_event');
  await heading(page, 'create_event').click();
  await control(event, 'Idempotency-Key').fill('ключ');
  await event.getByRole('button', { name: 'Send' }).click();
  await expect(event.getByRole('status')).toContainText('could not be sent');
});

test('a call is sent once however often it is asked for while it runs', async ({ page }) => {
  await open(page);
  let asked = 0;
  await page.route('**/api/v1/events', async (route) => {
    asked += 1;
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  await heading(page, 'create_event').click();
  const event = call(page, 'create_event');
  const button = event.getByRole('button', { name: 'Send' });
  // In the accessibility tree before there is anything to speak.
  await expect(event.getByRole('status')).toHaveCount(1);
  await button.dblclick();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.press('Enter');
  await expect(button).toBeFocused();
  await expect(event.getByRole('status')).toContainText('201 ');
  await expect(button).not.toHaveAttribute('aria-disabled');
  await expect(event.getByRole('group', { name: 'Body of the answer' })).toHaveCount(1);
  expect(asked).toBe(1);
  await button.click();
  await expect.poll(() => asked).toBe(2);
});

test('of an answer that does not come whole, as much is told as is known', async ({ page }) => {
  await open(page);
  await page.route('**/api/v1/people', (route) => route.abort());
  await page.route('**/api/v1/organizations', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"items": [' }));
  await heading(page, 'list_people').click();
  const people = call(page, 'list_people');
  await people.getByRole('button', { name: 'Send' }).click();
  await expect(people.getByRole('status')).toHaveText(/^No whole answer came \(.+\); it may have been done\.$/);
  await expect(people.getByText('The call as a command')).toBeVisible();

  const organizations = await send(page, 'list_organizations');
  await expect(organizations.getByRole('group', { name: 'Body of the answer' })).toHaveText('{"items": [');

  await page.evaluate(() => {
    const cut = new ReadableStream({ start: (body) => body.error(new TypeError('cut')) });
    window.fetch = async () => new Response(cut, { status: 201, statusText: 'Created' });
  });
  await heading(page, 'create_event').click();
  const event = call(page, 'create_event');
  await event.getByRole('button', { name: 'Send' }).click();
  await expect(event.getByRole('status')).toHaveText(/^201 Created\. No whole answer came \(.+\); it may have been done\.$/);
  await expect(event.getByText('Headers of the answer')).toBeVisible();
});

test('what looks like markup is text', async ({ page }) => {
  const markup = '<img src="/x" onerror="document.title = 1"><b>bold</b>';
  await page.route('**/openapi.json', async (route) => {
    const response = await route.fetch();
    const said = await response.json();
    Object.assign(said.paths['/api/v1/people'].get, { summary: markup, description: `${markup} and \`${markup}\`` });
    said.paths['/api/v1/people'].get.responses['200'].description = markup;
    await route.fulfill({ response, json: said });
  });
  await page.route('**/api/v1/people', (route) => route.fulfill({ contentType: 'text/html', body: markup }));
  await page.route('**/api/v1/organizations', (route) => route.fulfill({ json: { [markup]: markup } }));
  await open(page);
  const people = await send(page, 'list_people');
  await expect(people.getByRole('heading', { level: 3 })).toHaveText(markup);
  await expect(people.locator('.inside > p').first()).toHaveText(`${markup} and ${markup}`);
  await expect(people.getByRole('group', { name: 'Body of the answer' })).toHaveText(markup);
  const organizations = await send(page, 'list_organizations');
  const body = organizations.getByRole('group', { name: 'Body of the answer' });
  expect(JSON.parse(await body.textContent())).toEqual({ [markup]: markup });
  await expect(page.locator('main img, main b')).toHaveCount(0);
  await expect(page).toHaveTitle('Convoke API');
});

test('what is long is saved under the name of its call, and given up with the next', async ({ page }) => {
  await open(page);
  await page.route('**/api/v1/people', (route) => route.fulfill({ json: { items: ['a'.repeat(200_000)] } }));
  await page.evaluate(() => {
    const really = URL.revokeObjectURL;
    window.revoked = [];
    URL.revokeObjectURL = (url) => really.call(URL, url, window.revoked.push(url));
  });
  const people = await send(page, 'list_people');
  const link = people.getByRole('link', { name: /^Save / });
  const url = await link.getAttribute('href');
  const coming = page.waitForEvent('download');
  await link.click();
  expect((await coming).suggestedFilename()).toBe('list_people.json');
  expect(await page.evaluate(() => window.revoked)).toEqual([]);
  await people.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => page.evaluate(() => window.revoked)).toEqual([url]);
});

test('a file keeps its name in any alphabet', async ({ page }) => {
  await open(page);
  await heading(page, 'create_upload').click();
  const upload = call(page, 'create_upload');
  const file = { name: 'Нота 7.md', mimeType: 'text/markdown', buffer: Buffer.from('# Нота\n') };
  await upload.getByLabel('File', { exact: true }).setInputFiles(file);
  await upload.getByRole('button', { name: 'Send' }).click();
  await expect(upload.getByRole('status')).toContainText('201 ');
  const { id } = JSON.parse(await upload.getByRole('group', { name: 'Body of the answer' }).textContent());
  const event = await demo.event();
  const about = { kind: 'report', title: 'Нота', language: 'ru', upload_id: id };
  const material = await demo.api('POST', `events/${event.id}/materials`, about);
  const read = await send(page, 'get_material_file', { parameters: { id: material.id } });
  const coming = page.waitForEvent('download');
  await read.getByRole('link', { name: 'Save Нота 7.md' }).click();
  expect((await coming).suggestedFilename()).toBe('Нота 7.md');
});

test('the command sends what was typed, also where it begins as the name of a file does', async ({ page }) => {
  await open(page, 'nonsense');
  await heading(page, 'import_people').click();
  const people = call(page, 'import_people');
  await people.getByLabel(/^Text/).fill("@handle,it's");
  await people.getByRole('button', { name: 'Send' }).click();
  await expect(people.getByRole('status')).toContainText('401 ');
  await people.getByText('The call as a command').click();
  const command = people.getByRole('group', { name: 'The call as a command' });
  await expect(command).toContainText("--data-raw '@handle,it'\\''s'");
  await expect(command).not.toContainText('nonsense');
});

test('lists say what may stand in them', async ({ page }) => {
  await open(page);
  await heading(page, 'create_material').click();
  const material = call(page, 'create_material');
  await material.getByText('Fields of the body').click();
  const topics = material.locator('dt', { hasText: /^topics / }).locator('+ dd');
  await expect(topics).toContainText(/Each one of .*strategies.*; entries: at most 20\./);
});

test('the token is gone from a page that is left', async ({ page }) => {
  await open(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByLabel('Your token')).toHaveValue('');
});

test('words find a call, and an address leads to it', async ({ page }) => {
  await open(page);
  await page.getByLabel('Find a call').fill('POST {id}/publish event');
  await expect(page.getByText(/^1 call$/)).toBeVisible();
  await expect(page.locator('.call:visible')).toHaveCount(1);
  await heading(page, 'publish_event').click();
  expect(page.url()).toMatch(/#publish_event$/);
  await page.reload();
  await expect(call(page, 'publish_event').getByRole('button', { name: 'Send' })).toBeInViewport();
  await expect(heading(page, 'publish_event')).toBeFocused();
});

test('words find a call by what is said of it and of its part too', async ({ page }) => {
  await open(page);
  const plain = {
    'verify': 'get_certificate',
    'EGDI': 'list_country_indicators',
    'merge duplicates': 'merge_people',
    'compare countries': 'get_country_indicator_summary',
    'link': 'send_invitation',
    'address book people': 'list_people',
  };
  for (const [words, id] of Object.entries(plain)) {
    await page.getByLabel('Find a call').fill(words);
    await expect(call(page, id), words).toBeVisible();
    await expect(call(page, 'create_panel'), words).toBeHidden();
  }
  await page.getByLabel('Find a call').fill('undefined');
  await expect(page.getByText(/^0 calls$/)).toBeVisible();
});

test('an address leads to a part, to a call out of sight, and to nothing', async ({ page }) => {
  await page.goto('/docs#part-people');
  const people = page.getByRole('heading', { name: 'People', exact: true });
  await expect(people).toBeInViewport();
  await expect(people).toBeFocused();
  await page.getByLabel('Find a call').fill('publish event');
  await page.evaluate(() => (location.hash = '#list_people'));
  await expect(heading(page, 'list_people')).toBeFocused();
  await expect(heading(page, 'list_people')).toBeInViewport();
  await expect(page.getByLabel('Find a call')).toHaveValue('');
  for (const nothing of ['%', 'no-such-call']) {
    await page.goto('about:blank');
    await page.goto(`/docs#${nothing}`);
    await expect(page.getByText(/^\d{3} calls$/)).toBeVisible();
    await expect(call(page, 'list_people')).toBeVisible();
  }
});

test('without a mouse', async ({ page }) => {
  await page.goto('/docs');
  await expect(page.getByText(/^\d{3} calls$/)).toBeVisible();
  const tabTo = async (wanted) => {
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      expect(stop.ring && stop.seen, `${stop.at}: a ring in the window`).toBe(true);
      if (await wanted.evaluate((e) => e === document.activeElement)) return;
    }
    throw new Error(`${wanted} is not reached`);
  };
  await tabTo(page.getByLabel('Your token'));
  await page.keyboard.type(demo.token);
  await tabTo(page.getByLabel('Find a call'));
  await page.keyboard.type('create_event');
  await tabTo(heading(page, 'create_event'));
  await page.keyboard.press('Enter');
  const event = call(page, 'create_event');
  await tabTo(event.getByLabel(/^Body/));
  await tabTo(event.getByRole('button', { name: 'Send' }));
  await page.keyboard.press('Enter');
  await expect(event.getByRole('status')).toContainText('201 ');
  await tabTo(event.getByRole('group', { name: 'Body of the answer' }));
  await tabTo(event.getByText('When it is refused'));
  await page.keyboard.press('Enter');
  await expect(event.getByText('No token, or one that is unknown, expired or revoked.')).toBeVisible();
});

test('it looks as pages do, closed', async ({ page }) => {
  test.slow();
  await open(page);
  await stands(page);
});

test('it looks as pages do with calls of every shape open and sent', async ({ page }) => {
  test.slow();
  await open(page);
  const { id } = await demo.event();
  await send(page, 'create_event', { status: 201 });
  await send(page, 'update_event', { parameters: { id }, status: 412 });
  await send(page, 'list_events');
  await send(page, 'import_people');
  await send(page, 'create_upload', { status: 422 });
  await page.getByText('What holds for all calls').click();
  // Those inside what is opened too.
  const closed = page.locator('.fold:not([open]) > summary:visible');
  while (await closed.count()) await closed.first().click();
  await stands(page);
});

test('axe finds nothing with every call open', async ({ page }) => {
  test.slow();
  await open(page);
  await page.evaluate(() => document.querySelectorAll('.call').forEach((e) => (e.open = true)));
  await expect(page.getByRole('button', { name: 'Send' })).toHaveCount(await page.locator('.call').count());
  expect(await findings(page)).toEqual([]);
});
