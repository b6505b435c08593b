// The demo that the tests run against: its API for an organizer, its mailbox for everybody else.
import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';

export const base = process.env.BASE;
export const token = process.env.TOKEN;

/// An answer of the API; anything but success is an error that shows it.
export async function api(method, path, body) {
  const headers = { Authorization: `Bearer ${token}` };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method === 'PATCH') headers['If-Match'] = (await ask('GET', path)).headers.get('etag');
  const response = await ask(method, path, headers, body);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

function ask(method, path, headers = { Authorization: `Bearer ${token}` }, body = undefined) {
  return fetch(`${base}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
}

/// An address that no other test writes to.
export const address = (name) => `${name}.${randomUUID().slice(0, 8)}@example.org`;

/// A day from today on, in the event's zone or close to it.
export const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/// A published event, far enough ahead, with what `more` says of it.
export async function event(more = {}) {
  const made = await api('POST', 'events', {
    kind: 'seminar',
    title: { en: 'Open data in practice', ru: 'Открытые данные на практике' },
    theme: { en: 'Registers that everybody may read', ru: 'Реестры, которые может читать каждый' },
    description: { en: 'Two days on **open data**.', ru: 'Два дня об **открытых данных**.' },
    objectives: [{ en: 'Open one register', ru: 'Открыть один реестр' }],
    time_zone: 'Asia/Almaty',
    starts_on: day(40),
    ends_on: day(41),
    start_time: '09:00',
    end_time: '17:00',
    modality: 'hybrid',
    online_url: 'https://meet.example.org/open-data',
    venue: { name: 'House of Ministries', address: 'Mangilik El 8', city: 'Astana', country: 'KZ' },
    working_languages: ['en', 'ru'],
    contact: { unit: 'Seminar desk', email: 'desk@example.org' },
    references: [{ title: 'Concept note', url: 'https://example.org/concept-note' }],
    ...more,
  });
  const panel = await api('POST', `events/${made.id}/panels`, {
    title: { en: 'What works', ru: 'Что работает' },
    day: made.starts_on,
    start_time: '09:30',
    end_time: '11:00',
    room: 'A',
  });
  await api('POST', `panels/${panel.id}/items`, {
    kind: 'keynote',
    title: { en: 'Ten years of open data', ru: 'Десять лет открытых данных' },
    start_time: '09:30',
    end_time: '10:15',
    speakers: [{ full_name: 'Maya Example', position: 'Head of Forms', role: 'speaker' }],
  });
  return api('POST', `events/${made.id}/publish`, {});
}

/// An event that asks something of every kind, of which one thing must be answered and one says when.
export async function asking(more = {}) {
  const made = await event(more);
  const both = (en, ru) => ({ en, ru });
  const options = [
    { value: 'law', label: both('Law of open data', 'Право открытых данных') },
    { value: 'systems', label: both('Systems', 'Системы') },
  ];
  const field = (key, kind, en, ru, more = {}) => ({ key, kind, label: both(en, ru), ...more });
  const fields = [
    field('topic', 'text', 'What would you like to hear about?', 'О чём вы хотели бы услышать?', {
      required: true,
      help: both('A few words will do.', 'Достаточно нескольких слов.'),
    }),
    field('about', 'long_text', 'Your work on open data', 'Ваша работа с открытыми данными'),
    field('years', 'number', 'Years in office', 'Стаж, лет'),
    field('arrives_on', 'date', 'Day of arrival', 'День приезда', {
      show_if: { attendance_mode: ['in_person'] },
    }),
    field('visa', 'yes_no', 'Do you need a visa?', 'Нужна ли вам виза?', { required: true }),
    field('passport', 'country', 'Country of your passport', 'Страна паспорта', {
      required: true,
      show_if: { field: 'visa', is: [true] },
    }),
    field('track', 'one_of', 'Track', 'Секция', { options }),
    field('papers', 'several_of', 'Which papers would you like?', 'Какие материалы вам нужны?', { options }),
    field('photos', 'consent', 'You may publish photos of me', 'Мои фотографии можно публиковать'),
    field('cv', 'file', 'Your CV', 'Ваше резюме'),
    // In one language alone, so that the pages in others must say so.
    { key: 'wishes', kind: 'text', label: { en: 'Wishes' } },
  ];
  await api('PATCH', `events/${made.id}/registration-form`, { fields });
  return made;
}

/// An invitation that was sent.
export function invite(to, email, more = {}) {
  const person = { full_name: 'Aigerim Saparova', email, country: 'KZ', position: 'Head of Unit' };
  return api('POST', `events/${to.id}/invitations`, { person, send: true, ...more });
}

/// Somebody who is registered by an organizer.
export function register(to, email, more = {}) {
  const person = { full_name: 'Tamar Example', email, country: 'GE' };
  return api('POST', `events/${to.id}/registrations`, {
    person,
    attendance_mode: 'in_person',
    notify: true,
    ...more,
  });
}

/// A mail to all who are confirmed, sent at once.
export async function followUp(to) {
  const made = await api('POST', `events/${to.id}/follow-ups`, {
    name: 'Papers',
    audience: { registration_status: ['confirmed'] },
    subject: { en: 'Papers of {{ event.title }}', ru: 'Материалы: {{ event.title }}' },
    body: { en: 'Dear {{ person.full_name }}, here they are.', ru: 'Здравствуйте!' },
  });
  return api('POST', `follow-ups/${made.id}/send-now`, {});
}

/// The newest mail of a kind to an address, once it has gone out.
async function newest(email, kind) {
  let id;
  await expect(async () => {
    const query = new URLSearchParams({ to: email, status: 'sent', kind, sort: '-created_at' });
    const { items } = await api('GET', `mail/messages?${query}`);
    expect(items, `a mail of the kind ${kind} to ${email}`).not.toHaveLength(0);
    id = items[0].id;
  }).toPass({ timeout: 30_000 });
  return id;
}

/// The name in the mailbox of the newest mail to an address.
export async function letter(email, kind) {
  const id = await newest(email, kind);
  const list = await (await fetch(`${base}/demo/mailbox`)).text();
  const found = list.match(new RegExp(`/demo/mailbox/([0-9A-Za-z]+-${id})"`));
  expect(found, `${id} in the mailbox`).not.toBeNull();
  return found[1];
}

/// The link that the newest mail of a kind to an address brings.
export async function link(email, kind, path) {
  const { text } = await api('GET', `mail/messages/${await newest(email, kind)}/preview`);
  const found = text.match(new RegExp(`${base}${path}/\\S+`));
  expect(found, text).not.toBeNull();
  return found[0];
}
