// Every page that somebody may meet, each with the way to it.
import * as demo from './demo.js';

const yesterday = demo.day(-1);

async function full(more = {}) {
  const event = await demo.event({ capacity: 1, modality: 'in_person', ...more });
  await demo.register(event, demo.address('first'));
  return event;
}

async function invitation(event, more = {}) {
  const email = demo.address('invited');
  const made = await demo.invite(event, email, more);
  return { made, url: await demo.link(email, 'invitation', '/i') };
}

async function registration(event, kind, more = {}) {
  const email = demo.address('registered');
  const made = await demo.register(event, email, more);
  return { made, url: await demo.link(email, kind, '/r') };
}

/// The page on which a country names its delegation, with what `more` says of the request.
export async function delegation(more = {}) {
  const event = await demo.event();
  const email = demo.address('focal-point');
  const person = await demo.api('POST', 'people', { full_name: 'Dana Example', email });
  const post = await demo.api('POST', 'focal-points', { person_id: person.id, country: 'KZ' });
  const note = 'Please think of **women and men** alike.';
  const body = { focal_point_id: post.id, seats: 2, alternates: 1, note, send: true, ...more };
  const made = await demo.api('POST', `events/${event.id}/nomination-requests`, body);
  return { made, url: await demo.link(email, 'nomination_request', '/n') };
}

/// The same once two are named, of whom the organizers have declined one.
async function named() {
  const { made, url } = await delegation();
  const row = (n, name) => ({
    [`row${n}_full_name`]: name,
    [`row${n}_email`]: demo.address(`delegate-${n}`),
    [`row${n}_position`]: 'Head of Unit',
  });
  const rows = { edition: 0, rows: 2, ...row(1, 'Aigerim Saparova'), ...row(2, 'Bolat Example') };
  const form = new FormData();
  Object.entries(rows).forEach(([name, value]) => form.append(name, value));
  form.append('note_verbale', new Blob(['%PDF-1.7\n']), `Note verbale ${'7'.repeat(60)}.pdf`);
  await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  const { delegation: list } = await demo.api('GET', `nomination-requests/${made.id}`);
  await demo.api('POST', `nominations/${list[1].nomination_id}/decline`, {});
  return url;
}

/// The page on which a focal point reports progress on what an event recommended.
export async function progress() {
  const event = await demo.event();
  const email = demo.address('reporter');
  const ministry = { name: demo.address('Ministry'), kind: 'government', country: 'KZ' };
  const organization = await demo.api('POST', 'organizations', ministry);
  const person = await demo.api('POST', 'people', { full_name: 'Dana Example', email });
  const post = { person_id: person.id, organization_id: organization.id };
  await demo.api('POST', 'focal-points', post);
  const addressees = [{ organization_id: organization.id }];
  const text = 'Publish the register of services as **open data**.';
  const more = { due: '2027-03', addressees };
  const made = await demo.api('POST', `events/${event.id}/recommendations`, { text, ...more });
  const done = { text: 'Train those who answer citizens.', addressees };
  const other = await demo.api('POST', `events/${event.id}/recommendations`, done);
  const { asked } = await demo.api('POST', `recommendations/${made.id}/request-update`, {});
  const url = await demo.link(email, 'progress_request', '/p');
  return { event, made, other, request: asked[0], url };
}

/// The same once something was reported and somebody else named.
async function reported() {
  const { made, other, url } = await progress();
  const send = (fields) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  await send({
    action: 'report',
    [`seen_${made.id}`]: 0,
    [`implementation_${made.id}`]: 'in_progress',
    [`text_${made.id}`]: 'The first thousand entries are online.',
    [`evidence_${made.id}`]: `https://example.org/${'register/'.repeat(9)}`,
    [`seen_${other.id}`]: 0,
    [`implementation_${other.id}`]: 'implemented',
  });
  await send({ action: 'contact', full_name: 'Erlan Example', email: demo.address('erlan') });
  return url;
}

/// The form that those who take part in an event fill in, with what `more` says of it.
export async function evaluation(more = {}) {
  const event = await demo.event();
  const email = demo.address('answers');
  await demo.register(event, email);
  const scale = { from: 1, to: 5, from_label: 'not at all', to_label: 'very much so' };
  const label = 'How useful was the seminar as a whole for your work in the months to come?';
  const body = {
    kind: 'reaction',
    title: 'What do you think of the seminar?',
    introduction: 'It takes **two** minutes.',
    questions: [
      { key: 'useful', kind: 'scale', label, scale, required: true },
      { key: 'again', kind: 'yes_no', label: 'Would you come again?' },
      { key: 'words', kind: 'text', label: 'What should be better?' },
    ],
    ...more,
  };
  const made = await demo.api('POST', `events/${event.id}/evaluations`, body);
  await demo.api('POST', `evaluations/${made.id}/open`, {});
  return { made, url: await demo.link(email, 'evaluation', '/f') };
}

/// The same once it was filled in.
async function evaluated(more = {}) {
  const { url } = await evaluation(more);
  const said = new URLSearchParams({ useful: '4', words: 'Shorter papers.' });
  await fetch(url, { method: 'POST', body: said, redirect: 'manual' });
  return url;
}

/// The page on which somebody stops mails that go to many, after `action`, if one is given.
async function unsubscribing(action) {
  const event = await demo.event();
  const email = demo.address('reader');
  await demo.register(event, email);
  await demo.followUp(event);
  const url = await demo.link(email, 'follow_up', '/u');
  if (action) await fetch(url, { method: 'POST', body: new URLSearchParams({ action }) });
  return url;
}

/// The page that confirms a certificate of an event that ends today, once it was revoked if that is
/// asked; or, of whoever has one, the page of their registration.
async function certificate(place, revoked = false) {
  const days = { starts_on: yesterday, ends_on: demo.day(0), start_time: null, end_time: null };
  const event = await demo.event({ ...days, time_zone: 'UTC' });
  const { made, url } = await registration(event, 'registration_confirmed');
  const body = { kind: 'participation', threshold: 0, registration_ids: [made.id] };
  const issued = await demo.api('POST', `events/${event.id}/certificates/issue`, body);
  const path = `certificates/${issued.results[0].certificate_id}`;
  if (revoked) await demo.api('POST', `${path}/revoke`, { reason: 'By mistake' });
  const { verify_url } = await demo.api('GET', path);
  return place === 'verify' ? new URL(verify_url).pathname : url;
}

async function page(event, rest = '') {
  return `/e/${(await event).slug}${rest}`;
}

async function signedUp(at, language) {
  await at.goto(`${await page(demo.event())}/register?language=${language}`);
  await at.locator('[name=full_name]').fill('Tamar Example');
  const email = demo.address('signed-up');
  await at.locator('[name=email]').fill(email);
  await at.locator('[name=attendance_mode]').first().check();
  await at.locator('main button').click();
  return email;
}

/// Names of pages, and what gives the address of each.
export const ADDRESSES = {
  'the first page': () => '/',
  'an event': () => page(demo.event({ capacity: 3 })),
  'an event by invitation': () => page(demo.event({ access: 'invitation_only' })),
  'an event that is full': () => page(full({ registration: { waitlist: false } })),
  'an event with a waiting list': () => page(full({ registration: { waitlist: true } })),
  'an event that opens later': () => page(demo.event({ registration: { opens_on: demo.day(9) } })),
  'an event that is closed': () => page(demo.event({ registration: { closes_on: yesterday } })),
  'an event that was': () => '/e/egm-2021',
  'an event that is cancelled': async () => {
    const event = await demo.event();
    await demo.api('POST', `events/${event.id}/cancel`, { notify: false });
    return page(event);
  },
  'no event': () => '/e/no-such-event',
  'the form to sign up': () => page(demo.event(), '/register'),
  'the form for the waiting list': () => page(full({ registration: { waitlist: true } }), '/register'),
  'the form to sign up that asks more': () => page(demo.asking({ modality: 'in_person' }), '/register'),
  'the form where one is invited': () => page(demo.event({ access: 'invitation_only' }), '/register'),
  'an invitation': async () => {
    const note = 'We would be **glad** to have you with us.';
    return (await invitation(await demo.event(), { note })).url;
  },
  'an invitation to an event that asks more': async () =>
    (await invitation(await demo.asking())).url,
  'an invitation to somebody who is registered': async () => {
    const event = await demo.event();
    const { made, url } = await invitation(event, { role: 'speaker' });
    const body = { person_id: made.person_id, notify: false };
    await demo.api('POST', `events/${event.id}/registrations`, body);
    return url;
  },
  'an invitation to a full event': async () =>
    (await invitation(await full({ registration: { waitlist: false } }))).url,
  'an invitation to a waiting list': async () =>
    (await invitation(await full({ registration: { waitlist: true } }))).url,
  'an invitation that was accepted': async () => {
    const { made, url } = await invitation(await demo.event({ modality: 'in_person' }));
    await demo.api('POST', `invitations/${made.id}/answer`, { answer: 'accept' });
    return url;
  },
  'an invitation that was declined': async () => {
    const { made, url } = await invitation(await demo.event());
    await demo.api('POST', `invitations/${made.id}/answer`, { answer: 'decline', reason: 'On leave' });
    return url;
  },
  'an invitation that has expired': async () => {
    const { made, url } = await invitation(await demo.event());
    // An end that has passed cannot be given, so this one passes.
    const end = Date.now() + 1500;
    await demo.api('PATCH', `invitations/${made.id}`, { expires_at: new Date(end).toISOString() });
    await new Promise((passed) => setTimeout(passed, end - Date.now() + 100));
    return url;
  },
  'an invitation that was revoked': async () => {
    const { made, url } = await invitation(await demo.event());
    await demo.api('POST', `invitations/${made.id}/revoke`, {});
    return url;
  },
  'a link that gave way to a newer one': async () => {
    const { made, url } = await invitation(await demo.event());
    await demo.api('POST', `invitations/${made.id}/revoke`, {});
    await demo.api('POST', `invitations/${made.id}/send`, {});
    return url;
  },
  'an invitation to a cancelled event': async () => {
    const event = await demo.event();
    const { url } = await invitation(event);
    await demo.api('POST', `events/${event.id}/cancel`, { reason: 'Repairs', notify: false });
    return url;
  },
  'a page to name a delegation': async () => (await delegation()).url,
  'a page with a delegation that is named': () => named(),
  'a page to name a delegation for a cancelled event': async () => {
    const { made, url } = await delegation();
    await demo.api('POST', `events/${made.event_id}/cancel`, { notify: false });
    return url;
  },
  'a page to report progress': async () => (await progress()).url,
  'a page with progress that was reported': () => reported(),
  'a page to report progress whose link was revoked': async () => {
    const { request, url } = await progress();
    await demo.api('POST', `progress-requests/${request.id}/revoke`, {});
    return url;
  },
  'a form about an event': async () => (await evaluation()).url,
  'an anonymous form about an event': async () => (await evaluation({ anonymous: true })).url,
  'a form that was filled in': () => evaluated(),
  'an anonymous form that was filled in': () => evaluated({ anonymous: true }),
  'a form that is closed': async () => {
    const { made, url } = await evaluation();
    await demo.api('POST', `evaluations/${made.id}/close`, {});
    return url;
  },
  'a page to stop mails that go to many': () => unsubscribing(),
  'a page of somebody who stopped those of an event': () => unsubscribing('stop_event'),
  'a page of somebody who stopped all of them': () => unsubscribing('stop_all'),
  'a registration': async () =>
    (await registration(await demo.event(), 'registration_confirmed')).url,
  'a registration for an event that asks more': async () => {
    const answers = { topic: 'Registers', years: 7.5, visa: true, passport: 'GE', papers: ['law'] };
    return (await registration(await demo.asking(), 'registration_confirmed', { answers })).url;
  },
  'a registration that waits for approval': async () => {
    const event = await demo.event({ registration: { approval: 'manual' } });
    const email = demo.address('pending');
    const made = await demo.invite(event, email);
    await demo.api('POST', `invitations/${made.id}/answer`, { answer: 'accept' });
    return demo.link(email, 'registration_pending', '/r');
  },
  'a registration on the waiting list': async () => {
    const event = await full({ registration: { waitlist: true } });
    return (await registration(event, 'registration_waitlisted')).url;
  },
  'a registration that was withdrawn': async () => {
    const { made, url } = await registration(await demo.event(), 'registration_confirmed');
    await demo.api('POST', `registrations/${made.id}/withdraw`, {});
    return url;
  },
  'a registration with a certificate': () => certificate('registration'),
  'a certificate that is valid': () => certificate('verify'),
  'a certificate that was revoked': () => certificate('verify', true),
  'a certificate that there is not': () => '/verify/00000-00000-00000',
  'a code that cannot be right': () => '/verify/00000-00000-00001',
  'a link that nobody gave': () => '/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
};

/// Names of pages that come of what somebody does, and the way to each.
export const DEEDS = {
  'an invitation with something wrong': async (at, language) => {
    const { url } = await invitation(await demo.event());
    await at.goto(`${url}?language=${language}`);
    await at.locator('button[value=accept]').click();
  },
  'answers with something wrong': async (at, language) => {
    const { url } = await invitation(await demo.asking());
    await at.goto(`${url}?language=${language}`);
    await at.locator('[name=years]').fill('many');
    await at.locator('[name=papers]').first().check();
    await at.locator('button[value=accept]').click();
  },
  'a delegation with something wrong': async (at, language) => {
    const { url } = await delegation();
    await at.goto(`${url}?language=${language}`);
    await at.locator('[name=row1_full_name]').fill('Aigerim Saparova');
    await at.locator('[name=row2_email]').fill('nobody');
    const buffer = Buffer.from('<html>');
    const file = { name: 'note.pdf', mimeType: 'application/pdf', buffer };
    await at.locator('[name=note_verbale]').setInputFiles(file);
    await at.locator('button[value=save]').click();
  },
  'a delegation that somebody else has changed': async (at, language) => {
    const url = await named();
    await at.goto(`${url}?language=${language}`);
    await at.locator('[name=edition]').evaluate((field) => (field.value = '0'));
    await at.locator('button[value=save]').click();
  },
  'the form to sign up with something wrong': async (at, language) => {
    await at.goto(`${await page(demo.event())}/register?language=${language}`);
    await at.locator('[name=email]').fill('nobody');
    await at.locator('main button').click();
  },
  'the page after signing up': signedUp,
  'an address to be confirmed': async (at, language) => {
    const email = await signedUp(at, language);
    await at.goto(`${await demo.link(email, 'confirm_address', '/r')}?language=${language}`);
  },
};
