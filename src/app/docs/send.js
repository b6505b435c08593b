// A call that is sent, and what comes back.

/** What a filled form asks for. */
function request(call, form) {
  const control = (name) => form.elements.namedItem(name);
  const value = (name) => control(name)?.value ?? '';
  const headers = new Headers();
  const query = new URLSearchParams();
  let path = call.path;
  for (const { name, in: place } of call.parameters ?? []) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value(name)));
    else if (value(name) === '') continue;
    else if (place === 'query') query.append(name, value(name));
    else headers.set(name, value(name));
  }
  const body = control(' file')?.files[0] ?? (value(' body') || undefined);
  if (body !== undefined) headers.set('Content-Type', value(' type') || 'application/json');
  const url = [path, query.toString()].filter(Boolean).join('?');
  return { method: call.method.toUpperCase(), url, headers, body };
}

/** The same as a command of a shell, with the token left out. */
function command({ method, url, headers, body }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const given = [...headers].map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  if (body instanceof File) given.push(`--data-binary ${quoted(`@${body.name}`)}`);
  else if (body !== undefined) given.push(`--data-raw ${quoted(body)}`);
  const token = '-H "Authorization: Bearer $TOKEN"';
  return [`curl -X ${method} ${quoted(location.origin + url)}`, token, ...given].join(' \\\n  ');
}

/** The longest answer that is shown, in letters; what is longer is to be saved. */
const SHOWN = 200_000;

/** The name under which it is saved: what the answer says, else that of the call. */
function fileName(call, response, blob) {
  const said = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=utf-8'[^']*'([^;\s]+)/i.exec(said)?.[1];
  const named = encoded ? orItself(encoded, decodeURIComponent) : /filename="([^"]+)"/.exec(said)?.[1];
  return named ?? `${call.id}${blob.type.includes('json') ? '.json' : ''}`;
}

function saved(call, response, blob) {
  const download = fileName(call, response, blob);
  const link = make('a', { href: URL.createObjectURL(blob), download }, `Save ${download}`);
  return make('p', {}, link, ` (${blob.type || 'no type'}, ${blob.size} bytes)`);
}

/** The body of an answer, to be read where it is text and to be saved else. */
async function content(call, response, blob) {
  if (!blob.size) return [make('p', {}, 'It has no body.')];
  const readable = /^text\/|json/.test(blob.type) && blob.size <= SHOWN;
  if (!readable) return [saved(call, response, blob)];
  const text = await blob.text();
  const isJson = blob.type.includes('json');
  const shown = listing('Body of the answer', isJson ? orItself(text, (it) => pretty(JSON.parse(it))) : text);
  return isJson ? [shown] : [shown, saved(call, response, blob)];
}

/** What goes out; whatever cannot is an error here. */
function outgoing({ url, headers, ...asked }) {
  const made = new Request(url, { ...asked, headers, cache: 'no-store', credentials: 'omit' });
  const token = byId('your-token').value.trim();
  if (token) made.headers.set('Authorization', `Bearer ${token}`);
  return made;
}

/** What came back, as far as it came. */
async function answered(going) {
  const from = performance.now();
  const got = {};
  try {
    got.response = await fetch(going);
    got.blob = await got.response.blob();
  } catch (error) {
    got.error = error;
  }
  return { ...got, time: Math.round(performance.now() - from) };
}

/** Shows what came back. */
async function tell(call, { response, blob, error, time }, state, outcome) {
  const status = response ? make('strong', {}, `${response.status} ${response.statusText}`.trim()) : '';
  const lost = error && `${response ? '. ' : ''}No whole answer came (${error.message}); it may have been done.`;
  state.replaceChildren(status, lost ?? ` after ${time} ms`);
  if (!response) return;
  const etag = response.headers.get('etag');
  const said = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  outcome.append(
    ...(etag ? [make('p', {}, 'ETag: ', make('code', {}, etag))] : []),
    ...(blob ? await content(call, response, blob) : []),
    folded('Headers of the answer', () => listing('Headers of the answer', said)),
  );
}

function cleared(outcome) {
  outcome.querySelectorAll('a[download]').forEach(({ href }) => URL.revokeObjectURL(href));
  outcome.replaceChildren();
}

/** Sends what the form says, once at a time, and shows the outcome in its place. */
async function send(call, form, state, outcome) {
  // Not `disabled`, which would take the focus away.
  const button = form.querySelector('button');
  if (button.hasAttribute('aria-disabled')) return;
  cleared(outcome);
  let asked, going;
  try {
    asked = request(call, form);
    going = outgoing(asked);
  } catch (error) {
    state.textContent = `It could not be sent: ${error.message}`;
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  state.textContent = 'Sending …';
  try {
    await tell(call, await answered(going), state, outcome);
    outcome.append(folded('The call as a command', () => listing('The call as a command', command(asked))));
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
