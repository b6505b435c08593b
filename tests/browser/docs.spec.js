// The main job at /docs, with what stands in its forms, and nothing fetched from anywhere else.
import { expect, test } from '@playwright/test';
import * as demo from './demo.js';
import { findings } from './look.js';

/// Opens an operation, fills in its parameters, changes its body, and gives what comes back.
async function execute(page, id, { parameters = {}, change = (body) => body, status = 200 } = {}) {
  const operation = page.locator(`[id$="-${id}"].opblock`);
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  for (const [name, value] of Object.entries(parameters)) {
    await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
  }
  const body = operation.locator('textarea.body-param__text');
  if (await body.count()) {
    await body.fill(JSON.stringify(change(JSON.parse(await body.inputValue()))));
  }
  await operation.getByRole('button', { name: 'Execute' }).click();
  const live = operation.locator('.live-responses-table .response');
  await expect(live.locator('.response-col_status').first()).toHaveText(String(status));
  const text = await live.locator('.highlight-code .microlight, .highlight-code code').first().innerText();
  await operation.locator('.opblock-summary-control').click();
  return JSON.parse(text);
}

test('the main job', async ({ page }) => {
  test.slow();
  const strangers = [];
  page.on('request', (request) => {
    const ours = request.url().startsWith(demo.base) || request.url().startsWith('data:');
    if (!ours) strangers.push(request.url());
  });
  await page.goto('/docs');
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const dialog = page.locator('.modal-ux');
  await dialog.getByRole('textbox').fill(demo.token);
  await dialog.locator('button[type=submit]').click();
  await dialog.getByRole('button', { name: 'Close' }).click();

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

// Swagger UI is not ours. What axe has found in it is listed, so that nothing of ours hides behind it.
const SWAGGER_UI = [
  'color-contrast',
  'nested-interactive',
  'page-has-heading-one',
  'region',
  'select-name',
  'target-size',
];

test('axe finds there what it is known to find in Swagger UI', async ({ page }) => {
  await page.goto('/docs');
  await expect(page.locator('.opblock').first()).toBeVisible();
  const rules = (await findings(page)).map((finding) => finding.split(':')[0]);
  expect(SWAGGER_UI).toEqual(expect.arrayContaining(rules));
});
