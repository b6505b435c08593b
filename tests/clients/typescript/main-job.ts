// The main job with types that were generated from the description.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type { components, paths } from './convoke.js';

type Schemas = components['schemas'];

const { BASE, TOKEN } = process.env;
const api = createClient<paths>({
  baseUrl: BASE ?? 'http://127.0.0.1:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
});

/** The object of an answer; a problem says what is wrong. */
function got<T>({ data, error }: { data?: T; error?: Schemas['Problem'] }): T {
  if (data === undefined) throw new Error(`${error?.code}: ${error?.detail}`);
  return data;
}

/** A programme, an event with a panel, and the event published. */
async function plan(): Promise<Schemas['Event']> {
  const programme = got(
    await api.POST('/api/v1/programmes', {
      body: { kind: 'project', title: 'Digital government 2027' },
    }),
  );
  const event = got(
    await api.POST('/api/v1/events', {
      body: {
        kind: 'seminar',
        title: { en: 'Open data in practice', ru: 'Открытые данные на практике' },
        programme_id: programme.id,
        time_zone: 'Asia/Almaty',
        starts_on: '2027-05-11',
        ends_on: '2027-05-12',
        start_time: '09:00',
        capacity: 2,
        access: 'invitation_only',
      },
    }),
  );
  const path = { id: event.id };
  const panel = got(
    await api.POST('/api/v1/events/{id}/panels', {
      params: { path },
      body: { title: 'What works', day: event.starts_on, start_time: '09:30' },
    }),
  );
  const item = got(
    await api.POST('/api/v1/panels/{id}/items', {
      params: { path: { id: panel.id } },
      body: {
        kind: 'keynote',
        title: 'Ten years of open data',
        speakers: [{ full_name: 'Maya Example' }],
      },
    }),
  );
  assert.equal(item.speakers[0]?.full_name, 'Maya Example');
  return got(await api.POST('/api/v1/events/{id}/publish', { params: { path } }));
}

/** A change names the version that it is meant for. */
async function change(id: string): Promise<void> {
  const path = { id };
  const read = await api.GET('/api/v1/events/{id}', { params: { path } });
  assert.equal(got(read).capacity, 2);
  const etag = read.response.headers.get('ETag');
  assert(etag);
  const header = { 'If-Match': etag };
  const patch = (capacity: number) =>
    api.PATCH('/api/v1/events/{id}', { params: { path, header }, body: { capacity } });
  assert.equal(got(await patch(60)).capacity, 60);
  const late = await patch(70);
  assert.equal(late.response.status, 412);
  assert.equal(late.error?.status, 412);
}

/** Three people at once; a repetition with the same key invites nobody again. */
async function invite(id: string): Promise<string[]> {
  const invitations = [1, 2, 3].map((number): Schemas['InvitationCreate'] => ({
    person: { full_name: `Guest ${number}`, email: `guest-${randomUUID()}@example.org` },
    role: 'delegate',
  }));
  const header = { 'Idempotency-Key': randomUUID() };
  const send = () =>
    api.POST('/api/v1/events/{id}/invitations/batch', {
      params: { path: { id }, header },
      body: { invitations, send: true },
    });
  const [first, again] = [await send(), await send()];
  assert.deepEqual(got(again), got(first));
  assert.equal(again.response.headers.get('Idempotency-Replayed'), 'true');
  const { created, failed, results } = got(first);
  assert.deepEqual([created, failed], [3, 0]);
  return results.flatMap(({ invitation_id }) => invitation_id ?? []);
}

/** A list, a page at a time. */
async function* invitationsOf(id: string): AsyncGenerator<Schemas['Invitation']> {
  let cursor: string | null | undefined;
  do {
    const query = { limit: 2, ...(cursor ? { cursor } : {}) };
    const page: Schemas['InvitationList'] = got(
      await api.GET('/api/v1/events/{id}/invitations', { params: { path: { id }, query } }),
    );
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor);
}

/** Two come and one does not. */
async function answer(invitations: string[]): Promise<void> {
  const said: Schemas['InvitationAnswer'][] = [
    { answer: 'accept' },
    { answer: 'accept' },
    { answer: 'decline', reason: 'On leave' },
  ];
  for (const [number, body] of said.entries()) {
    const id = invitations[number];
    assert(id);
    got(await api.POST('/api/v1/invitations/{id}/answer', { params: { path: { id } }, body }));
  }
}

/** Thanks to everybody who has a place. */
async function writeToAll(id: string): Promise<void> {
  const followUp = got(
    await api.POST('/api/v1/events/{id}/follow-ups', {
      params: { path: { id } },
      body: {
        name: 'Thanks',
        audience: { registration_status: ['confirmed'] },
        subject: 'Thank you',
        body: 'Dear {{ person.full_name }}, thank you for coming.',
      },
    }),
  );
  const params = { path: { id: followUp.id } };
  let now = got(await api.POST('/api/v1/follow-ups/{id}/send-now', { params }));
  for (const patience = Date.now() + 60_000; now.status !== 'sent'; ) {
    assert(Date.now() < patience, now.status);
    await pause(200);
    now = got(await api.GET('/api/v1/follow-ups/{id}', { params }));
  }
}

/** A recommendation to a ministry, and what came of it. */
async function recommend(id: string): Promise<void> {
  const ministry = got(
    await api.POST('/api/v1/organizations', {
      body: { name: `Ministry ${randomUUID()}`, kind: 'government', country: 'KZ' },
    }),
  );
  const recommendation = got(
    await api.POST('/api/v1/events/{id}/recommendations', {
      params: { path: { id } },
      body: {
        text: 'Publish the land register as open data',
        due: '2028',
        addressees: [{ organization_id: ministry.id }],
      },
    }),
  );
  const params = { path: { id: recommendation.id } };
  got(
    await api.POST('/api/v1/recommendations/{id}/progress', {
      params,
      body: {
        organization_id: ministry.id,
        acceptance: 'accepted',
        implementation: 'in_progress',
        text: 'The register is open to ministries.',
      },
    }),
  );
  const now = got(await api.GET('/api/v1/recommendations/{id}', { params }));
  assert.equal(now.due, '2028');
  assert.equal(now.addressees[0]?.implementation, 'in_progress');
}

const event = await plan();
await change(event.id);
const invitations = await invite(event.id);
const listed = new Set<string>();
for await (const { id } of invitationsOf(event.id)) listed.add(id);
assert.deepEqual(listed, new Set(invitations));
await answer(invitations);
const registrations = got(
  await api.GET('/api/v1/events/{id}/registrations', {
    params: { path: { id: event.id }, query: { status: 'confirmed' } },
  }),
);
// The list comes as a table, too, where that is asked for.
assert.ok(typeof registrations === 'object');
assert.equal(registrations.items.length, 2);
await writeToAll(event.id);
await recommend(event.id);
console.log(`TypeScript: the main job is done for ${event.slug}.`);
